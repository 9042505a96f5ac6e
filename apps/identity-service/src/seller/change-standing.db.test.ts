import { newId } from "@stallhouse/contracts/ids";
import type { SellerId } from "@stallhouse/contracts/ids";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditLog } from "../schema.ts";
import { reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";

let identity: Identity;
let admin: Awaited<ReturnType<Identity["newAdmin"]>>;
beforeAll(async () => {
  identity = await startIdentity();
  admin = await identity.newAdmin();
});
afterAll(() => identity.drop());

const sellerConsole = () => identity.asUser(admin).admin.seller;
const audited = (sellerId: SellerId) =>
  identity.db.select().from(auditLog).where(eq(auditLog.target, sellerId)).orderBy(auditLog.at);

describe("a seller's standing", () => {
  it("ID-14 ID-15 I35 goes from pending to active to blocked and back, each step announced and written down", async () => {
    const { sellerId, email } = await identity.newSeller("Ember & Oak");
    expect(await sellerConsole().approve({ sellerId })).toEqual({ sellerId, standing: "active" });
    expect(await sellerConsole().block({ sellerId, reason: "Sold a fake" })).toEqual({ sellerId, standing: "blocked" });
    expect(await sellerConsole().get({ sellerId })).toMatchObject({
      standing: "blocked",
      blockedReason: "Sold a fake",
    });
    expect(await sellerConsole().unblock({ sellerId })).toEqual({ sellerId, standing: "active" });
    expect(await sellerConsole().get({ sellerId })).toMatchObject({
      standing: "active",
      blockedReason: null,
      slug: "ember-oak",
    });

    for (const key of ["seller.created.v1", "seller.approved.v1", "seller.blocked.v1", "seller.unblocked.v1"]) {
      const mine = (await identity.facts(key)).filter((fact) => fact.sellerId === sellerId);
      expect(mine, key).toHaveLength(1);
      expect(mine[0]).toMatchObject({ email, shopName: "Ember & Oak", shippingAmount: 490, currency: "EUR" });
    }
    const rows = await audited(sellerId);
    expect(rows.map(({ action, before, after, reason, actorId }) => [action, before, after, reason, actorId])).toEqual([
      ["seller.approve", "pending", "active", null, admin.user.userId],
      ["seller.block", "active", "blocked", "Sold a fake", admin.user.userId],
      ["seller.unblock", "blocked", "active", null, admin.user.userId],
    ]);
  });

  it("refuses a move the table does not have, and a seller nobody knows, and changes nothing", async () => {
    const { sellerId } = await identity.newSeller();
    expect(await reasonOf(sellerConsole().block({ sellerId, reason: "x" }))).toBe("STANDING_UNCHANGED");
    expect(await reasonOf(sellerConsole().unblock({ sellerId }))).toBe("STANDING_UNCHANGED");
    await sellerConsole().approve({ sellerId });
    expect(await reasonOf(sellerConsole().approve({ sellerId }))).toBe("STANDING_UNCHANGED");
    expect(await audited(sellerId)).toHaveLength(1);
    expect(await reasonOf(sellerConsole().approve({ sellerId: newId<SellerId>() }))).toBe("SELLER_NOT_FOUND");
  });

  it("blocks once when two admins block together", async () => {
    const { sellerId } = await identity.newSeller();
    await sellerConsole().approve({ sellerId });
    const both = [1, 2].map(() => reasonOf(sellerConsole().block({ sellerId, reason: "Fake" })));
    expect((await Promise.all(both)).sort()).toEqual(["STANDING_UNCHANGED", "not refused"]);
    expect((await identity.facts("seller.blocked.v1")).filter((fact) => fact.sellerId === sellerId)).toHaveLength(1);
  });

  it("X22 ID-14 shuts a blocked seller out at once: token, refresh and log-in; and lets them in after unblocking", async () => {
    const { sellerId, email, session } = await identity.newSeller();
    await sellerConsole().approve({ sellerId });
    const issuedAt = new Date();
    expect((await identity.asUser(session, issuedAt).seller.account.get()).shop).toMatchObject({ standing: "active" });
    await sellerConsole().block({ sellerId, reason: "Fake" });
    expect(await reasonOf(identity.asUser(session, issuedAt).seller.account.get())).toBe("SESSION_ENDED");
    const { refreshToken } = session;
    expect(await reasonOf(identity.gateway.internal.session.refresh({ refreshToken }))).toBe("ACCOUNT_BLOCKED");
    expect(await reasonOf(identity.logIn(email))).toBe("ACCOUNT_BLOCKED");
    const revoked = (await identity.facts("user.revoked.v1")).filter((fact) => fact.userId === session.user.userId);
    expect(revoked).toHaveLength(1);
    const [row] =
      await identity.sql`select extract(epoch from not_before) * 1000 as ms from revocations where user_id = ${session.user.userId}`;
    expect(Number(row?.ms)).toBe(new Date(String(revoked[0]?.notBefore)).getTime());

    await sellerConsole().unblock({ sellerId });
    expect(await reasonOf(identity.gateway.internal.session.refresh({ refreshToken }))).toBe("SESSION_ENDED");
    expect((await identity.logIn(email)).user.standing).toBe("active");
  });

  it("ACCOUNT_BLOCKED is said only to those who know the password", async () => {
    const { sellerId, email } = await identity.newSeller();
    await sellerConsole().approve({ sellerId });
    await sellerConsole().block({ sellerId, reason: "Fake" });
    const guess = { email, password: "not the password", ip: "203.0.113.80" };
    expect(await reasonOf(identity.gateway.internal.session.logIn(guess))).toBe("WRONG_CREDENTIALS");
  });

  it("lists sellers with counts, filtered and page by page", async () => {
    for (let made = 0; made < 3; made++) await identity.newSeller(`Listed ${made}`);
    const { counts } = await sellerConsole().list({});
    expect(counts.pending).toBeGreaterThanOrEqual(3);
    const first = await sellerConsole().list({ query: "listed", limit: 2 });
    const second = await sellerConsole().list({ query: "listed", limit: 2, after: first.nextCursor });
    expect([...first.items, ...second.items].map((item) => item.shopName)).toEqual([
      "Listed 2",
      "Listed 1",
      "Listed 0",
    ]);
    expect(second.nextCursor).toBeUndefined();
    expect((await sellerConsole().list({ query: "%" })).items).toEqual([]);
    expect(
      (await sellerConsole().list({ standing: "blocked" })).items.every((item) => item.standing === "blocked"),
    ).toBe(true);
  });
});

describe("the audit log", () => {
  it("I35 lets no standing or role change commit without its row", async () => {
    const { sellerId, session } = await identity.newSeller();
    await expect(identity.sql`update sellers set standing = 'active' where id = ${sellerId}`).rejects.toThrow(
      "no audit row",
    );
    await expect(identity.sql`update users set role = 'admin' where id = ${session.user.userId}`).rejects.toThrow(
      "no audit row",
    );
  });

  it("is append-only", async () => {
    const { sellerId } = await identity.newSeller();
    await sellerConsole().approve({ sellerId });
    await expect(identity.sql`update audit_log set reason = 'x' where target = ${sellerId}`).rejects.toThrow(
      "append-only",
    );
    await expect(identity.sql`delete from audit_log where target = ${sellerId}`).rejects.toThrow("append-only");
    await expect(identity.sql`truncate audit_log`).rejects.toThrow("append-only");
  });
});
