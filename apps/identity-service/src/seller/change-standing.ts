import { sellerApprovedV1, sellerBlockedV1, sellerUnblockedV1 } from "@stallhouse/contracts/events/identity";
import type { SellerId } from "@stallhouse/contracts/ids";
import { enqueue } from "@stallhouse/messaging/enqueue";
import type { Admin } from "@stallhouse/service/trpc";
import { eq } from "drizzle-orm";
import { writeAudit } from "../audit/write-audit.ts";
import { sellers } from "../schema.ts";
import type { IdentityDb, IdentityTx } from "../schema.ts";
import { voidSessions } from "../session/void-sessions.ts";
import { lockSeller } from "./lock-seller.ts";
import { sellerPayload } from "./seller-payload.ts";
import { standingAfter } from "./standing.ts";
import type { StandingMove } from "./standing.ts";

export async function approveSeller(db: IdentityDb, admin: Admin, sellerId: SellerId) {
  return await db.transaction(async (tx) => {
    const { payload, standing } = await moveStanding(tx, { admin, sellerId, move: "approve" });
    await enqueue(tx, sellerApprovedV1, payload);
    return { sellerId, standing };
  });
}

/** Blocks a seller: no log-in, no refresh, and tokens they hold are void at once. */
export async function blockSeller(db: IdentityDb, admin: Admin, input: { sellerId: SellerId; reason: string }) {
  return await db.transaction(async (tx) => {
    const { payload, standing } = await moveStanding(tx, { admin, move: "block", ...input });
    await enqueue(tx, sellerBlockedV1, { ...payload, reason: input.reason });
    await voidSessions(tx, payload.userId);
    return { sellerId: input.sellerId, standing };
  });
}

export async function unblockSeller(db: IdentityDb, admin: Admin, sellerId: SellerId) {
  return await db.transaction(async (tx) => {
    const { payload, standing } = await moveStanding(tx, { admin, sellerId, move: "unblock" });
    await enqueue(tx, sellerUnblockedV1, payload);
    return { sellerId, standing };
  });
}

type Move = { admin: Admin; sellerId: SellerId; move: StandingMove; reason?: string };

/** The one place where a seller's standing is written. */
async function moveStanding(tx: IdentityTx, { admin, sellerId, move, reason }: Move) {
  const { seller, owner } = await lockSeller(tx, sellerId);
  const standing = standingAfter(seller.standing, move);
  const blocked = standing === "blocked";
  await tx
    .update(sellers)
    .set({ standing, blockedReason: blocked ? (reason ?? "") : null, blockedAt: blocked ? new Date() : null })
    .where(eq(sellers.id, sellerId));
  await writeAudit(tx, {
    actorId: admin.userId,
    action: `seller.${move}`,
    target: sellerId,
    before: seller.standing,
    after: standing,
    reason,
  });
  return { payload: sellerPayload(seller, owner), standing };
}
