import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { users } from "../schema.ts";
import { newIp, reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.drop());

const reset = (token: string) =>
  identity.gateway.internal.account.reset({ token, password: "a basket of quinces", ip: newIp() });

describe("showing that an address is one's own", () => {
  it("asks at registration, and believes the link once", async () => {
    const { email } = await identity.newCustomer();
    const token = await identity.linkTo("verify", email);
    expect(await identity.gateway.internal.account.verifyEmail({ token })).toEqual({ ok: true });
    expect(await reasonOf(identity.gateway.internal.account.verifyEmail({ token }))).toBe("LINK_EXPIRED");
    const [user] = await identity.db.select().from(users).where(eq(users.email, email));
    expect(user?.emailVerifiedAt).toBeInstanceOf(Date);
    const said = { userId: user?.id, email, name: "Mara Lindqvist", role: "user", shop: null };
    const verifiedAt = user?.emailVerifiedAt?.toISOString();
    expect(await identity.told("email.verified.v1", email)).toEqual([{ ...said, verifiedAt }]);
  });

  it("a link for a new password shows it too, and it is said once, with the shop of a seller", async () => {
    const { email, sellerId } = await identity.newSeller("Quince & Co");
    const verify = await identity.linkTo("verify", email);
    expect(await reset(await identity.linkTo("reset", email))).toEqual({ ok: true });
    await identity.gateway.internal.account.verifyEmail({ token: verify });
    const shop = { sellerId, shopName: "Quince & Co", standing: "pending" };
    expect(await identity.told("email.verified.v1", email)).toEqual([
      expect.objectContaining({ role: "seller", shop }),
    ]);
  });

  it("writes again on request after the pause, and not to who has shown it", async () => {
    const { email } = await identity.newCustomer();
    const { user } = await identity.logIn(email);
    const request = () => identity.gateway.internal.account.requestVerification({ userId: user.userId });
    const key = "email.verification_requested.v1";
    expect(await identity.told(key, email)).toHaveLength(1);
    expect(await request()).toEqual({ ok: true, isSent: false });
    expect(await identity.told(key, email)).toHaveLength(1);
    await identity.passLinks();
    expect(await request()).toEqual({ ok: true, isSent: true });
    const [first, second] = await identity.told(key, email);
    expect(await reasonOf(identity.gateway.internal.account.verifyEmail({ token: String(first?.token) }))).toBe(
      "LINK_EXPIRED",
    );
    await identity.gateway.internal.account.verifyEmail({ token: String(second?.token) });
    await identity.passLinks();
    await request();
    expect(await identity.told(key, email)).toHaveLength(2);
  });

  it("refuses a link after two days", async () => {
    const { email } = await identity.newCustomer();
    const token = await identity.linkTo("verify", email);
    await identity.sql`update email_verifications set created_at = created_at - interval '49 hours', expires_at = expires_at - interval '49 hours'`;
    expect(await reasonOf(identity.gateway.internal.account.verifyEmail({ token }))).toBe("LINK_EXPIRED");
  });
});
