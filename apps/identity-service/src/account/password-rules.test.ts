import { describe, expect, it } from "vitest";
import { newPassword } from "./account-input.ts";
import { createQueue } from "./password-hash.ts";
import { refuseWeakPassword } from "./password-rules.ts";

const person = { email: "mara.lindqvist@example.org", name: "Mara Lindqvist" };

describe("password rules", () => {
  it.each([
    ["7 characters", "abc defg".slice(0, 7), false],
    ["8 characters", "ab cdefg", true],
    ["64 characters", "x9".repeat(32), true],
    ["128 characters", "x9 b".repeat(32), true],
    ["129 characters", "x9 b".repeat(32) + "!", false],
    ["200 characters", "x9 b".repeat(50), false],
    ["8 emoji", "🫖🧺🪵🧵🪡🎈🎨🎲", true],
    ["3 emoji in 6 code units", "🫖🧺🪵", false],
  ])("X10 decides on %s by what people count", (_what, password, isFine) => {
    expect(newPassword.safeParse(password).success).toBe(isFine);
  });

  it("X10 keeps spaces at the end of a password", () => {
    expect(newPassword.parse("market stall  ")).toBe("market stall  ");
  });

  it.each([
    "password",
    "Password123!",
    "12345678",
    "qwertyuiop",
    "1q2w3e4r",
    "aaaaaaaaaa",
    "iloveyou",
    "Stallhouse2026",
  ])("X10 refuses %s, which is tried first", (password) => {
    expect(() => refuseWeakPassword(password, person)).toThrow("PASSWORD_TOO_WEAK");
  });

  it.each(["mara.lindqvist@example.org", "Mara Lindqvist", "MARA.LINDQVIST"])("refuses the person's own %s", (own) => {
    expect(() => refuseWeakPassword(own, person)).toThrow("PASSWORD_TOO_WEAK");
  });

  it("lets a password through that nobody tries first", () => {
    expect(() => refuseWeakPassword("a kettle of herons", person)).not.toThrow();
  });
});

describe("the queue in front of the hash", () => {
  it("X11 runs two at a time, keeps the order of those who wait and refuses above that", async () => {
    const inTurn = createQueue(2, 2);
    let running = 0;
    let most = 0;
    const ended: number[] = [];
    const task = (number: number) => async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      ended.push(number);
    };
    const first = [1, 2, 3, 4].map((number) => inTurn(task(number)));
    await expect(inTurn(task(5))).rejects.toThrow("TOO_MANY_REQUESTS");
    await Promise.all(first);
    expect(most).toBe(2);
    expect(ended).toEqual([1, 2, 3, 4]);
    await expect(inTurn(async () => "free again")).resolves.toBe("free again");
  });

  it("X02 takes people at home in their account before a flood of strangers, whose line has no place left", async () => {
    const inTurn = createQueue(1, 2);
    const ended: string[] = [];
    const task = (who: string) => async () => {
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(who);
    };
    const all = ["running", "stranger", "another"].map((who) => inTurn(task(who)));
    await expect(inTurn(task("one too many"))).rejects.toThrow("TOO_MANY_REQUESTS");
    all.push(inTurn(task("owner"), { isFirst: true }));
    await Promise.all(all);
    expect(ended).toEqual(["running", "owner", "stranger", "another"]);
  });

  it("gives its place on when a task fails", async () => {
    const inTurn = createQueue(1, 1);
    const failing = inTurn(async () => Promise.reject(new Error("no")));
    const next = inTurn(async () => "went on");
    await expect(failing).rejects.toThrow("no");
    await expect(next).resolves.toBe("went on");
  });
});
