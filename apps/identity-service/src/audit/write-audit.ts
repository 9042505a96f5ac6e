import { randomUUID } from "node:crypto";
import { currentTrail } from "@stallhouse/contracts/correlation";
import type { UserId } from "@stallhouse/contracts/ids";
import { auditLog } from "../schema.ts";
import type { IdentityTx } from "../schema.ts";

type Entry = {
  /** Null when the house itself acted. */
  actorId: UserId | null;
  action: "seller.approve" | "seller.block" | "seller.unblock" | "seller.edit" | "role.change";
  target: string;
  before: string | null;
  after: string;
  reason?: string;
};

/** Writes down who changed whose rights or promises, in the transaction that changes them: without it rights do not change. */
export async function writeAudit(tx: IdentityTx, entry: Entry): Promise<void> {
  await tx.insert(auditLog).values({ id: randomUUID(), ...entry, correlationId: currentTrail().correlationId });
}
