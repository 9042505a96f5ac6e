import type { Role } from "@stallhouse/contracts/actor";
import { userCreatedV1 } from "@stallhouse/contracts/events/identity";
import { newId } from "@stallhouse/contracts/ids";
import type { UserId } from "@stallhouse/contracts/ids";
import { enqueue } from "@stallhouse/messaging/enqueue";
import { users } from "../schema.ts";
import type { IdentityTx } from "../schema.ts";

type NewUser = { role: Role; email: string; name: string; phone: string | null; passwordHash: string };

/** Adds a person and announces it. Answers undefined, and changes nothing, when the address is taken. */
export async function addUser(tx: IdentityTx, user: NewUser): Promise<UserId | undefined> {
  const id = newId<UserId>();
  const added = await tx
    .insert(users)
    .values({ id, ...user })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  if (added.length === 0) return undefined;
  const { email, name, role, phone } = user;
  await enqueue(tx, userCreatedV1, { userId: id, email, name, role, phone });
  return id;
}
