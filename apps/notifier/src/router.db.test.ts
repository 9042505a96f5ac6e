import { emailVerifiedV1, passwordResetRequestedV1 } from "@stallhouse/contracts/events/identity";
import { newId } from "@stallhouse/contracts/ids";
import type { NotificationId } from "@stallhouse/contracts/ids";
import { anActor, requestContext } from "@stallhouse/service/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { notifierRouter } from "./router.ts";
import { aUser, aVerifiedUser, links, startNotifier } from "./testing.ts";
import type { Notifier } from "./testing.ts";
import { createCallerFactory } from "./trpc.ts";

let notifier: Notifier;
beforeAll(async () => {
  notifier = await startNotifier();
  for (let made = 0; made < 3; made++)
    await notifier.tell(emailVerifiedV1, aVerifiedUser(`clara-${made}@example.test`));
});
afterAll(() => notifier.drop());

const createCaller = createCallerFactory(notifierRouter);
const as = (...given: Parameters<typeof requestContext> extends [string, ...infer Rest] ? Rest : never) =>
  createCaller({ ...requestContext("notifier", ...given), db: notifier.db, links }).admin.notification;
const admin = () => as(anActor("admin"));
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "answered",
    (error: { code: string }) => error.code,
  );

describe("the door", () => {
  it("ID-05 ID-09 opens for admins only, through the gateway only", async () => {
    expect(Object.keys(notifierRouter._def.procedures).sort()).toEqual([
      "admin.notification.get",
      "admin.notification.list",
    ]);
    const notificationId = newId<NotificationId>();
    for (const knock of [
      (door: ReturnType<typeof as>) => door.list({}),
      (door: ReturnType<typeof as>) => door.get({ notificationId }),
    ]) {
      expect(await codeOf(knock(as()))).toBe("UNAUTHORIZED");
      expect(await codeOf(knock(as(anActor("user"))))).toBe("FORBIDDEN");
      expect(await codeOf(knock(as(anActor("seller"))))).toBe("FORBIDDEN");
      expect(await codeOf(knock(as(anActor("admin"), "order-service")))).toBe("FORBIDDEN");
    }
  });

  it.each([
    ["an unknown state", { state: "lost" }],
    ["a limit above 100", { limit: 101 }],
    ["an unknown key", { recipient: "x" }],
    ["a cursor that is none", { after: "%%%" }],
  ])("X33 refuses %s", async (_what, input) => {
    expect(await codeOf(admin().list(input as never))).toBe("BAD_REQUEST");
  });
});

describe("the log", () => {
  it("NO-09 lists what was owed, newest first, page by page, one statement each", async () => {
    notifier.statements.length = 0;
    const first = await admin().list({ limit: 2 });
    expect(notifier.statements).toHaveLength(1);
    const second = await admin().list({ limit: 2, after: first.nextCursor });
    const recipients = [...first.items, ...second.items].map((item) => item.recipient);
    expect(recipients).toEqual(["clara-2@example.test", "clara-1@example.test", "clara-0@example.test"]);
    expect(second.nextCursor).toBeUndefined();
    expect(first.items[0]).toMatchObject({
      template: "welcome",
      channel: "mail",
      state: "pending",
      attempts: 0,
      sentAt: null,
    });
    expect(first.items[0]).not.toHaveProperty("html");
  });

  it("NO-09 finds by recipient, channel and state, and shows a body", async () => {
    const { items } = await admin().list({ query: "CLARA-1", channel: "mail", state: "pending" });
    expect(items).toHaveLength(1);
    expect((await admin().list({ state: "sent" })).items).toEqual([]);
    expect((await admin().list({ query: "_lara" })).items).toEqual([]);
    const shown = await admin().get({ notificationId: items[0]?.notificationId ?? newId<NotificationId>() });
    expect(shown.html).toContain("Your account is ready.");
    expect(shown.text).toContain("Your account is ready.");
    expect(shown.error).toBeNull();
  });

  it("X31 X75 shows an admin no link that opens somebody's account", async () => {
    const [user, token] = [aUser("user", "reset@example.test"), Buffer.alloc(48, 9).toString("base64url")];
    await notifier.tell(passwordResetRequestedV1, { ...user, token });
    const { items } = await admin().list({ query: "reset@example.test" });
    const shown = await admin().get({ notificationId: items[0]?.notificationId ?? newId<NotificationId>() });
    for (const body of [shown.html, shown.text]) {
      expect(body).toContain("/reset-password/…");
      expect(body).not.toContain(token.slice(0, 10));
    }
    await notifier.sql`delete from notifications where recipient = ${user.email}`;
  });

  it("says that a notification is not there", async () => {
    expect(await codeOf(admin().get({ notificationId: newId<NotificationId>() }))).toBe("NOT_FOUND");
  });
});
