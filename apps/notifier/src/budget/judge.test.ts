import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { newId } from "@stallhouse/contracts/ids";
import type { NotificationId } from "@stallhouse/contracts/ids";
import { describe, expect, it } from "vitest";
import { kindOf, limitsOf, owedTemplates, rules } from "./budget-rules.ts";
import type { Kind } from "./budget-rules.ts";
import { judge } from "./judge.ts";
import type { Ask, Known } from "./judge.ts";

const now = new Date("2026-03-01T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const ask = (template: string, recipient: string, given: Partial<Ask> = {}): Ask => ({
  id: newId<NotificationId>(),
  channel: "mail",
  template,
  recipient,
  sender: null,
  putOff: 0,
  createdAt: now,
  ...given,
});
const confirmed = (...mailboxes: string[]): Known => ({ spent: new Map(), confirmed: new Set(mailboxes) });
const nobody = confirmed();
const outcomes = (asks: readonly Ask[], known: Known) => {
  const { verdicts } = judge(asks, known, now);
  const said = asks.map(({ id }) => verdicts.get(id)?.is);
  return { goes: said.filter((is) => is === "goes").length, said };
};
const times = <T>(count: number, make: (place: number) => T) =>
  Array.from({ length: count }, (_, place) => make(place));

describe("what nobody is owed", () => {
  it.each([
    ["reset-password", 4],
    ["verify-email", 4],
    ["address-taken", 2],
    ["stock-alert-asked", 2],
    ["password-changed", 10],
    ["stock-returned", 20],
    ["stock-low", 200],
  ])(
    "%s, asked for fifty times over its budget, goes to a confirmed address %d times, and the rest ends",
    (template, most) => {
      const asks = times(most + 50, () => ask(template, "clara@example.test"));
      const { goes, said } = outcomes(asks, confirmed("clara@example.test"));
      expect(goes).toBe(most);
      expect(new Set(said.slice(most))).toEqual(new Set(["ends"]));
      const { verdicts } = judge(asks, confirmed("clara@example.test"), now);
      expect(verdicts.get(asks.at(-1)?.id ?? newId<NotificationId>())).toMatchObject({
        error: `OVER_BUDGET: ${kindOf({ template, channel: "mail", isConfirmed: true })}, ${most} per recipient in 1 h`,
      });
    },
  );

  it("goes once to an address nobody confirmed, whatever it is", () => {
    const templates = [
      "verify-email",
      "reset-password",
      "address-taken",
      "stock-alert-asked",
      "welcome",
      "of-tomorrow",
    ];
    for (const first of templates) {
      const asks = [first, ...templates].map((template) => ask(template, "stranger@example.test"));
      expect(outcomes(asks, nobody).goes, first).toBe(1);
    }
  });

  it.each([
    ["Clara@Example.test", "clara@example.test"],
    ["clara+1@example.test", "clara+2@example.test"],
    ["cl.ara@gmail.com", "clara+x@gmail.com"],
  ])("counts %s and %s as the one mailbox they are", (one, other) => {
    expect(outcomes([ask("verify-email", one), ask("reset-password", other)], nobody).goes).toBe(1);
  });

  it("one network that writes to many strangers takes nothing from others", () => {
    const flood = times(1_500, (place) => ask("verify-email", `s${place}@example.test`, { sender: "address a" }));
    const { verdicts, taken } = judge(flood, nobody, now);
    expect([...verdicts.values()].filter(({ is }) => is === "goes")).toHaveLength(1_000);
    const pool = [...taken].filter(([key]) => key.startsWith("others pool"));
    expect(pool.map(([, { count }]) => count)).toEqual([1_000, 1_000, 1_000]);
    const spent = new Map([...taken].map(([key, { count }]) => [key, count]));
    const later = new Map([...spent].filter(([key]) => !key.includes(" 60 ")));
    const other = [ask("verify-email", "somebody@example.test", { sender: "address b" })];
    expect(outcomes(other, { spent: later, confirmed: new Set() }).goes).toBe(1);
  });

  it("waits when what all share is used up, and ends once nobody has a use for it", () => {
    const spent = new Map([["others pool 60 all", 3_000]]);
    const known = { spent, confirmed: new Set(["clara@example.test"]) };
    expect(outcomes([ask("reset-password", "clara@example.test")], known).said).toEqual(["waits"]);
    const old = ask("reset-password", "clara@example.test", { createdAt: hoursAgo(1) });
    expect(outcomes([old], known).said).toEqual(["ends"]);
  });
});

describe("what orders owe", () => {
  it("goes on when all that nobody is owed is used up: the two have nothing in common", () => {
    const spent = new Map<string, number>();
    for (const kind of Object.keys(rules) as Kind[]) {
      if (rules[kind].pool !== "others") continue;
      for (const limit of limitsOf(kind)) {
        if (limit.shared)
          for (const of of [kind, "others"]) spent.set(`${of} ${limit.scope} ${limit.seconds} all`, 1e9);
      }
    }
    const known = { spent, confirmed: new Set<string>() };
    expect(outcomes([ask("welcome", "new@example.test")], known).goes).toBe(0);
    const owed = owedTemplates.map((template) => ask(template, `${template}@example.test`));
    expect(owed.length).toBeGreaterThan(10);
    expect(outcomes(owed, known).goes).toBe(owed.length);
  });

  it.each(owedTemplates)(
    "%s over any budget waits, longer each time, and never ends once the address is confirmed",
    (template) => {
      const kind = kindOf({ template, channel: "mail", isConfirmed: true });
      for (const limit of limitsOf(kind)) {
        const whose = { recipient: "clara@example.test", sender: "person p", prefix: "", kind: "all", pool: "all" }[
          limit.scope
        ];
        const of = limit.scope === "pool" ? rules[kind].pool : kind;
        const spent = new Map([[`${of} ${limit.scope} ${limit.seconds} ${whose}`, limit.most]]);
        const known = { spent, confirmed: new Set(["clara@example.test"]) };
        const pauses = [0, 1, 2, 30].map((putOff) => {
          const given = { putOff, sender: "person p", createdAt: hoursAgo(24 * 60) };
          const one = ask(template, "clara@example.test", given);
          const verdict = judge([one], known, now).verdicts.get(one.id);
          return verdict?.is === "waits" ? (verdict.dueAt.getTime() - now.getTime()) / 1_000 : verdict?.is;
        });
        expect(pauses, `${limit.scope} ${limit.seconds}`).toEqual([20, 40, 80, 1_800]);
      }
    },
  );

  it("letters of orders nobody pays reach a stranger eight times an hour, the rest waits, and ends after a day", () => {
    const asks = times(50, () => ask("order-received", "stranger@example.test"));
    const { goes, said } = outcomes(asks, nobody);
    expect(goes).toBe(8);
    expect(new Set(said.slice(8))).toEqual(new Set(["waits"]));
    const day = times(50, () => ask("order-received", "stranger@example.test", { createdAt: hoursAgo(24) }));
    expect(new Set(outcomes(day, nobody).said.slice(8))).toEqual(new Set(["ends"]));
    expect(outcomes(asks, confirmed("stranger@example.test")).goes).toBe(50);
  });
});

describe("SMS", () => {
  const sms = (recipient: string, sender = "seller s") => ask("order-shipped", recipient, { channel: "sms", sender });

  it("a number gets six an hour, and the mail says the rest", () => {
    const { goes, said } = outcomes(
      times(20, () => sms("+351912345678")),
      nobody,
    );
    expect([goes, said.at(-1)]).toEqual([6, "ends"]);
  });

  it("numbers of one country that cost cannot use up what others need", () => {
    const costly = times(400, (place) => sms(`+9379${String(place).padStart(7, "0")}`, `seller ${place}`));
    const { taken } = judge(costly.slice(0, 100), nobody, now);
    const spent = new Map([...taken].map(([key, { count }]) => [key, key.includes("prefix") ? 300 : count]));
    const known = { spent, confirmed: new Set<string>() };
    expect(outcomes([sms("+93791111111", "seller x")], known).said).toEqual(["ends"]);
    expect(outcomes([sms("+351912345678", "seller x")], known).said).toEqual(["goes"]);
  });
});

it("every letter there is has a kind of its own choosing", () => {
  const folder = join(import.meta.dirname, "..", "letters");
  const files = readdirSync(folder).filter((name) => name.endsWith("-letters.ts"));
  const templates = files.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/template: "([a-z-]+)"/g)].map(([, name = ""]) => name),
  );
  expect(templates.length).toBeGreaterThan(20);
  const unknown = templates.filter(
    (template) => kindOf({ template, channel: "mail", isConfirmed: true }) === "stranger",
  );
  expect(unknown).toEqual([]);
});
