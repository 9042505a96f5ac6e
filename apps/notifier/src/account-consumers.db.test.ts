import * as identity from "@stallhouse/contracts/events/identity";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aSeller, aUser, aVerifiedUser, startNotifier } from "./testing.ts";
import type { Notifier } from "./testing.ts";

let notifier: Notifier;
beforeAll(async () => {
  notifier = await startNotifier();
});
beforeEach(async () => {
  await notifier.sql`truncate notifications, contacts, inbox`;
});
afterAll(() => notifier.drop());

/** What is owed: template, channel and recipient of each message. */
async function owed() {
  const rows = await notifier.notifications();
  return rows.map(({ template, channel, recipient }) => `${template} ${channel} ${recipient}`).sort();
}

describe("accounts", () => {
  it("ID-12 NO-07 welcomes a customer once the address is confirmed, and not the others by the same mail", async () => {
    await notifier.tell(identity.userCreatedV1, aUser("user", "clara@example.test"));
    await notifier.tell(identity.userCreatedV1, aUser("admin", "ines@example.test"));
    await notifier.tell(identity.userCreatedV1, aUser("seller", "tom@example.test"));
    expect(await owed()).toEqual([]);
    const clara = aVerifiedUser("clara@example.test");
    await notifier.tell(identity.emailVerifiedV1, clara);
    await notifier.tell(identity.emailVerifiedV1, { ...aVerifiedUser("ines@example.test"), role: "admin" });
    await notifier.tell(identity.emailVerifiedV1, {
      ...clara,
      email: "old@example.test",
      verifiedAt: "2020-01-01T00:00:00Z",
    });
    expect(await owed()).toEqual(["welcome mail clara@example.test"]);
  });

  it("X06 X05 X08 writes the letters an account needs to the address in the fact, each fact once", async () => {
    const { userId, email, name } = aUser("user", "clara@example.test");
    const token = Buffer.alloc(48, 7).toString("base64url");
    const asked = await notifier.tell(identity.passwordResetRequestedV1, { userId, email, name, token });
    await notifier.hear(asked);
    await notifier.tell(identity.passwordChangedV1, { userId, email, name });
    await notifier.tell(identity.emailVerificationRequestedV1, { userId, email, name, token });
    await notifier.tell(identity.accountAddressTakenV1, { email, name });
    const templates = ["reset-password", "password-changed", "verify-email", "address-taken"];
    expect(await owed()).toEqual(templates.map((template) => `${template} mail ${email}`).sort());
    const rows = await notifier.notifications();
    const links = rows.filter((row) => row.text.includes(token)).map((row) => row.template);
    expect(links.sort()).toEqual(["reset-password", "verify-email"]);
  });

  it("NO-06 tells a seller of the application, the approval, the block with its reason, and the end of the block", async () => {
    const seller = aSeller();
    await notifier.tell(identity.sellerCreatedV1, seller);
    const { email, sellerId, shopName } = seller;
    const shop = { sellerId, shopName, standing: "pending" as const };
    await notifier.tell(identity.emailVerifiedV1, { ...aVerifiedUser(email), role: "seller", shop });
    await notifier.tell(identity.emailVerifiedV1, {
      ...aVerifiedUser(email),
      role: "seller",
      shop: { ...shop, standing: "active" },
    });
    await notifier.tell(identity.sellerApprovedV1, seller);
    await notifier.tell(identity.sellerBlockedV1, { ...seller, reason: "Copies of a branded lamp" });
    await notifier.tell(identity.sellerUnblockedV1, seller);
    const rows = await notifier.notifications();
    expect(rows.map((row) => row.template)).toEqual([
      "seller-application-received",
      "seller-approved",
      "seller-blocked",
      "seller-unblocked",
    ]);
    expect(rows.every((row) => row.recipient === seller.email)).toBe(true);
    expect(rows[2]?.text).toContain("Reason: Copies of a branded lamp");
  });
});
