import { anActor } from "@stallhouse/service/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityRouter } from "./router.ts";
import { newIp, password, startIdentity } from "./testing.ts";
import type { Identity } from "./testing.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity.drop());

const paths = Object.keys(identityRouter._def.procedures);
const roles = { customer: "user", seller: "seller", admin: "admin" } as const;
const guarded = paths.filter((path) => !path.startsWith("internal."));

type Caller = ReturnType<Identity["createCaller"]>;
/** Calls a procedure by its path, with input that any door must refuse before it looks at it. */
async function call(caller: Caller, path: string) {
  let at: unknown = caller;
  for (const step of path.split(".")) at = (at as Record<string, unknown>)[step];
  return await (at as (input: unknown) => Promise<unknown>)(undefined).then(
    () => "answered",
    (error: { code: string }) => error.code,
  );
}

describe("the door", () => {
  it("ID-05 walks every procedure: those outside `internal` are the people's, and there are none for nobody", () => {
    expect(paths.length).toBeGreaterThan(15);
    expect(new Set(paths.map((path) => path.split(".")[0]))).toEqual(
      new Set(["customer", "seller", "admin", "internal"]),
    );
  });

  it.each(guarded)("ID-05 %s refuses who carries no token", async (path) => {
    expect(await call(identity.gateway, path)).toBe("UNAUTHORIZED");
  });

  it.each(guarded)("ID-06 ID-07 ID-09 %s refuses the other two roles", async (path) => {
    const audience = path.split(".")[0] ?? "";
    for (const [name, role] of Object.entries(roles)) {
      if (name === audience) continue;
      expect(await call(identity.as(anActor(role)), path), `${role} at ${path}`).toBe("FORBIDDEN");
    }
  });

  it.each(guarded)("X21 %s refuses a token of the right role for nobody we know", async (path) => {
    const audience = path.split(".")[0] ?? "";
    const role = audience === "seller" ? "seller" : audience === "admin" ? "admin" : "user";
    expect(await call(identity.as(anActor(role)), path)).toBe("UNAUTHORIZED");
  });

  it.each(paths)("%s refuses every process but the gateway", async (path) => {
    for (const process of ["catalog-service", "order-service", "payment-service", "notifier", undefined]) {
      const caller = identity.createCaller({ ...identity.base, ...identity.deps, caller: process });
      expect(["FORBIDDEN", "UNAUTHORIZED"]).toContain(await call(caller, path));
    }
  });

  it("X23 refuses a token that says a role the person does not have", async () => {
    const { email } = await identity.newCustomer();
    const { user } = await identity.logIn(email);
    const forged = identity.as({ ...user, role: "admin" });
    await expect(forged.admin.user.list({})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});

describe("lists", () => {
  it("ID-08 X33 shows an admin people with an account, filtered, page by page, and never a hash", async () => {
    const admin = identity.asUser(await identity.newAdmin()).admin;
    const { email } = await identity.newCustomer();
    await identity.newSeller();
    await identity.gateway.internal.session.startGuest({ ip: newIp() });
    const all = await admin.user.list({ limit: 100 });
    expect(all.items.every((user) => !user.guest && user.email !== "")).toBe(true);
    expect(JSON.stringify(all)).not.toContain("argon2id");
    expect((await admin.user.list({ query: email })).items.map((user) => user.email)).toEqual([email]);
    expect((await admin.user.list({ role: "seller" })).items[0]).toMatchObject({ role: "seller", standing: "pending" });
    const first = await admin.user.list({ limit: 1 });
    const second = await admin.user.list({ limit: 1, after: first.nextCursor });
    expect(second.items[0]?.userId).toBe(all.items[1]?.userId);
  });

  it.each([
    ["a limit above 100", { limit: 100_000 }],
    ["a limit of 0", { limit: 0 }],
    ["an unknown key", { include: "passwordHash" }],
    ["an unknown role", { role: "root" }],
    ["a cursor that is none", { after: "nonsense" }],
    ["a cursor with other contents", { after: Buffer.from('{"id":"1; drop table users"}').toString("base64url") }],
  ])("X33 refuses %s", async (_what, input) => {
    const admin = identity.asUser(await identity.newAdmin()).admin;
    await expect(admin.user.list(input as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("answers an account to its owner only, one statement after the session's check", async () => {
    const { email } = await identity.newCustomer();
    const session = await identity.gateway.internal.session.logIn({ email, password, ip: newIp() });
    identity.statements.length = 0;
    const account = await identity.asUser(session).customer.account.get();
    expect(identity.statements).toHaveLength(2);
    expect(account).toEqual({
      userId: session.user.userId,
      name: "Mara Lindqvist",
      email,
      phone: null,
      role: "user",
      isEmailVerified: false,
      preferences: { locale: "en", emailTopics: { parcels: true, stock: true }, theme: "system" },
    });
  });
});
