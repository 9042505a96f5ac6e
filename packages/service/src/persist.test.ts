import { connect } from "@stallhouse/db/connect";
import { expect, test } from "vitest";
import { persist } from "./persist.ts";

const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
const sqlState = (code: string) => Object.assign(new Error(code), { severity: "FATAL", code });
const hasty = () => 1;

test("F45 F48 what is away at start is waited for without limit, and said each time", async () => {
  const waits: number[] = [];
  let tries = 0;
  const attempt = async () => {
    if (++tries <= 60) throw tries % 2 === 0 ? away : new Error("query failed", { cause: sqlState("57P03") });
    return "there";
  };
  expect(await persist(attempt, ({ tries: count }) => waits.push(count), hasty)).toBe("there");
  expect(waits).toHaveLength(60);
});

test("F45 a real database that is not there counts as away", async () => {
  const { sql, close } = connect("postgres://nobody@127.0.0.1:9/none", {}, { max: 1 });
  let waits = 0;
  const attempt = async () => (waits > 1 ? "enough" : await sql`select 1`);
  expect(await persist(attempt, () => waits++, hasty)).toBe("enough");
  await close();
});

test.each([
  ["a wrong password", sqlState("28P01")],
  ["a migration that is wrong", sqlState("42601")],
  ["a fault of our own", new TypeError("x is not a function")],
  ["a fault of our own in a query", new Error("query failed", { cause: sqlState("23505") })],
])("%s is a reason to end at once", async (_what, fault) => {
  let waits = 0;
  await expect(
    persist(
      () => Promise.reject(fault),
      () => waits++,
      hasty,
    ),
  ).rejects.toBe(fault);
  expect(waits).toBe(0);
});
