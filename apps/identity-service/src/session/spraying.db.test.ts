import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { logInAttempts } from "../schema.ts";
import { newIp, password, reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";
import { attemptKeys, countFailure } from "./count-attempt.ts";

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
beforeEach(async () => {
  await identity.db.delete(logInAttempts);
});
afterAll(() => identity.drop());

const wrong = "not the password";
const logIn = (email: string, ip: string, typed = password) =>
  identity.gateway.internal.session.logIn({ email, password: typed, ip });

/** What other copies of the service counted in the last seconds: many failures, of nobody we will meet. */
async function manyFail(purpose?: "ask reset" | "join" | "register") {
  const keys = attemptKeys("nobody@example.test", "203.0.113.1", purpose);
  for (let failures = 0; failures < keys.limits.all; failures++) await countFailure(identity.db, keys, new Date());
}
const waitedFor = (seconds: number) => identity.sql`
  update log_in_attempts set free_at = free_at - ${`${seconds} seconds`}::interval,
    last_failed_at = last_failed_at - ${`${seconds} seconds`}::interval where key not like 'all %'`;
const slowed = { code: "TOO_MANY_REQUESTS", message: "TOO_MANY_ATTEMPTS" };

describe("the breaker over all addresses", () => {
  it("X01 counts what fails, in the database, by the minute", async () => {
    const { email } = await identity.newCustomer();
    await identity.db.delete(logInAttempts);
    for (let tries = 0; tries < 3; tries++) await reasonOf(logIn(email, newIp(), wrong));
    await logIn(email, newIp());
    const rows = await identity.db.select().from(logInAttempts);
    const counted = rows.filter(({ key }) => key.startsWith("all ")).map(({ failures }) => failures);
    expect(counted.reduce((all, failures) => all + failures, 0)).toBe(3);
  });

  it("X02 lets an owner at home in at once, and one at a new place after half a minute", async () => {
    const { email } = await identity.newCustomer();
    const [home, away] = [newIp(), newIp()];
    await logIn(email, home);
    await manyFail();
    expect((await logIn(email, home)).user.email).toBe(email);
    const first = await logIn(email, away).catch((error: unknown) => error);
    expect(first).toMatchObject({ ...slowed, cause: { details: { retryAfterSeconds: "30" } } });
    await waitedFor(29);
    expect(await reasonOf(logIn(email, away))).toBe("TOO_MANY_ATTEMPTS");
    await waitedFor(1);
    expect((await logIn(email, away)).user.email).toBe(email);
  });

  it("X02 X31 knows the place where an account was made, for who made it, and for nobody who only tried", async () => {
    const { email } = await identity.newCustomer();
    const [mine, theirs] = [newIp(), newIp()];
    const register = (address: string, ip: string) =>
      identity.gateway.internal.account.registerCustomer({ name: "Mara Lindqvist", email: address, password, ip });
    await register("made-here@example.test", mine);
    await register(email, theirs);
    await manyFail();
    expect((await logIn("made-here@example.test", mine)).user.email).toBe("made-here@example.test");
    expect(await reasonOf(logIn(email, theirs, wrong))).toBe("TOO_MANY_ATTEMPTS");
  });

  it("X01 gives an address one try after its wait, and lets the next one wait longer, for whomever it is", async () => {
    const [one, other] = [await identity.newCustomer(), await identity.newCustomer()];
    await manyFail();
    const ip = newIp();
    for (const { email } of [one, other]) expect(await reasonOf(logIn(email, ip, wrong))).toBe("TOO_MANY_ATTEMPTS");
    await waitedFor(30);
    expect(await reasonOf(logIn(one.email, ip, wrong))).toBe("WRONG_CREDENTIALS");
    expect(await reasonOf(logIn(other.email, ip, wrong))).toBe("TOO_MANY_ATTEMPTS");
    await manyFail();
    await waitedFor(30);
    expect(await reasonOf(logIn(other.email, ip, wrong))).toBe("TOO_MANY_ATTEMPTS");
  });

  it("X04 answers an unknown address like a known one, after the same statements", async () => {
    const { email } = await identity.newCustomer();
    await manyFail();
    const answers: unknown[] = [];
    for (const typed of [email, "nobody@example.test"]) {
      const ip = newIp();
      const said: unknown[] = [];
      for (let round = 0; round < 3; round++) {
        identity.statements.length = 0;
        const error = await logIn(typed, ip, wrong).catch((cause: unknown) => cause);
        said.push([String(error), [...identity.statements]]);
        await waitedFor(30);
      }
      answers.push(said);
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  it("a try that found no turn is taken back: it told nobody anything", async () => {
    const { email } = await identity.newCustomer();
    const ip = newIp();
    const guesses = Array.from({ length: 60 }, (_, index) =>
      reasonOf(logIn(`somebody-${index}@example.test`, ip, wrong)),
    );
    const turnedAway = (await Promise.all(guesses)).filter((reason) => reason === "TOO_MANY_REQUESTS");
    expect(turnedAway.length).toBeGreaterThan(0);
    const rows = await identity.db.select().from(logInAttempts);
    const counted = rows.find(({ key }) => key === `address ${ip}`)?.failures ?? 0;
    expect(counted).toBeLessThanOrEqual(60 - turnedAway.length);
    expect((await logIn(email, newIp())).user.email).toBe(email);
  });
});

describe("other doors that strangers knock at", () => {
  const person = { name: "Mara Lindqvist", password };
  const doors = {
    "asking for a new password": [
      "ask reset",
      (email: string, ip: string) => identity.gateway.internal.account.requestReset({ email, ip }),
    ],
    registering: [
      "register",
      (email: string, ip: string) => identity.gateway.internal.account.registerCustomer({ ...person, email, ip }),
    ],
    "opening a stall": [
      "register",
      (email: string, ip: string) =>
        identity.gateway.internal.account.registerSeller({
          ...person,
          email,
          ip,
          shopName: `Shop ${ip}`,
          country: "PT",
          place: "Porto",
          story: "I bind books.",
          shippingAmount: 0,
        }),
    ],
  } as const;

  it.each(Object.entries(doors))(
    "X01 %s is slowed too when many do, for anybody alike",
    async (_what, [purpose, knock]) => {
      const { email } = await identity.newCustomer();
      expect(await reasonOf(knock("first@example.test", newIp()))).toBe("not refused");
      await manyFail(purpose);
      for (const typed of [email, `new-${purpose.length}@example.test`]) {
        const ip = newIp();
        expect(await knock(typed, ip).catch((error: unknown) => error)).toMatchObject(slowed);
        await waitedFor(30);
        expect(await reasonOf(knock(typed, ip))).toBe("not refused");
      }
      expect(await reasonOf(logIn(email, newIp()))).toBe("not refused");
    },
  );
});
