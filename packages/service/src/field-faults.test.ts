import { addressInput } from "@stallhouse/contracts/forms/address-input";
import { inputRefused } from "@stallhouse/contracts/refusal";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { expect, test } from "vitest";
import { z } from "zod";
import { createServiceClient, refusalIn } from "./client.ts";
import { anActor, requestContext } from "./testing.ts";
import { createTrpc } from "./trpc.ts";

const { router, customerProcedure } = createTrpc<object>();
const order = router({
  customer: {
    address: {
      save: customerProcedure.input(z.strictObject({ address: addressInput })).mutation(() => {
        throw inputRefused({ field: "address.country", code: "unknown" });
      }),
    },
  },
});

const client = createServiceClient<typeof order>({
  service: "order-service",
  url: "http://order-service",
  caller: async () => "token",
  timeoutMs: 2_000,
  fetch: (url, init) =>
    fetchRequestHandler({
      endpoint: "/trpc",
      req: new Request(url, init),
      router: order,
      createContext: () => requestContext("order-service", anActor("user")),
    }),
});

const address = { name: "Ada", line1: "Way 1", postalCode: "10115", city: "Berlin", country: "DE" };
const faultsOf = async (given: Partial<typeof address>) =>
  await client.customer.address.save
    .mutate({ address: { ...address, ...given } })
    .catch((error: unknown) => refusalIn(error));

test("a refused input says at which fields, by code and limits, and no sentence", async () => {
  const refusal = await faultsOf({ name: " ", line1: "x".repeat(161), city: "Ber\ud83dlin" });
  expect(refusal).toMatchObject({ reason: "INPUT_INVALID", details: {} });
  expect(refusal?.faults).toEqual([
    { field: "address.name", code: "missing" },
    { field: "address.line1", code: "tooLong", limit: 160, count: 161 },
    { field: "address.city", code: "character" },
  ]);
  expect((await faultsOf({ postalCode: "1" }))?.faults).toEqual([
    { field: "address.postalCode", code: "postalCode", example: "10115" },
  ]);
});

test("a use case names the field that it refuses in the same way", async () => {
  expect((await faultsOf({}))?.faults).toEqual([{ field: "address.country", code: "unknown" }]);
});
