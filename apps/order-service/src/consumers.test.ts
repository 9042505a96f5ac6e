import { topology } from "@stallhouse/topology/topology";
import { expect, test } from "vitest";
import { consumers } from "./consumers.ts";

test("MB-04 every fact that the topology lets this service hear has its consumer, and no other", () => {
  expect([...consumers.keys()].toSorted((a, b) => a.localeCompare(b))).toEqual(
    topology["order-service"].hears.toSorted((a, b) => a.localeCompare(b)),
  );
});
