import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Refusal } from "@stallhouse/contracts/refusal";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { plainDoor } from "./plain-door.ts";
import { anActor, requestContext } from "./testing.ts";
import { createTrpc } from "./trpc.ts";

const { router, publicProcedure, customerProcedure } = createTrpc();
const routes = router({
  public: {
    echo: publicProcedure.input(z.object({ text: z.string() })).query(({ input }) => input),
    nothing: publicProcedure.query(() => undefined),
    fails: publicProcedure.query(() => {
      throw new Error("select from secrets");
    }),
  },
  customer: {
    add: customerProcedure.input(z.object({ quantity: z.int() })).mutation(({ input }) => input.quantity + 1),
    refuses: customerProcedure.mutation(() => {
      throw new Refusal("SKU_TAKEN", { sku: "A" });
    }),
  },
});
const createContext = async () => requestContext("order-service", anActor("user"));
const maxBodySize = 1_000;
let passedOn = 0;
const adapter = createHTTPHandler({ router: routes, basePath: "/trpc/", maxBodySize, createContext });
const otherwise: typeof adapter = (request, response) => {
  passedOn++;
  adapter(request, response);
};
const plain = createServer(plainDoor({ router: routes, maxBodySize, createContext, otherwise }));
const usual = createServer(adapter);
const servers = [plain, usual];

beforeAll(async () => {
  for (const server of servers) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  for (const server of servers) server.close();
});

async function ask(server: typeof plain, path: string, init?: RequestInit) {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc/${path}`, init);
  const text = (await answer.text()).replaceAll(/"correlationId":"[^"]*"/g, "");
  return [answer.status, answer.headers.get("content-type"), answer.headers.get("vary"), text];
}

const input = (value: unknown) => `?input=${encodeURIComponent(JSON.stringify(value))}`;
const json = { "content-type": "application/json" };
const post = (body: string, headers: Record<string, string> = json) => ({ method: "POST", body, headers });

test.each([
  ["a question", `public.echo${input({ text: "a+b ü %" })}`, undefined],
  ["one without an answer", "public.nothing", undefined],
  ["one whose input is wrong", `public.echo${input({ text: 1 })}`, undefined],
  ["one whose input is not JSON", "public.echo?input={", undefined],
  ["one without the input it needs", "public.echo", undefined],
  ["a fault, masked", "public.fails", undefined],
  ["a change", "customer.add", post('{"quantity":1}')],
  ["a change whose input is wrong", "customer.add", post('{"quantity":"x"}')],
  ["a change whose input is not JSON", "customer.add", post("{")],
  ["a change without a body", "customer.add", post("")],
  ["a change that is refused", "customer.refuses", post("")],
  ["a body larger than allowed", "customer.add", post(`{"quantity":1,"more":"${"x".repeat(1_000)}"}`)],
])("%s is answered as by tRPC's own door, without its adapter", async (_what, path, init) => {
  const before = passedOn;
  expect(await ask(plain, path, init)).toEqual(await ask(usual, path, init));
  expect(passedOn).toBe(before);
});

test.each([
  ["a batch", `public.nothing,public.nothing?batch=1${input({}).replace("?", "&")}`, undefined],
  ["a question by POST", "public.echo", post('{"text":"a"}')],
  ["a change by GET", "customer.add", undefined],
  ["a body that is not JSON", "customer.add", post("quantity=1", { "content-type": "text/plain" })],
  ["what is not there", "public.toString", undefined],
])("%s is left to tRPC's adapter", async (_what, path, init) => {
  const before = passedOn;
  expect(await ask(plain, path, init)).toEqual(await ask(usual, path, init));
  expect(passedOn).toBe(before + 1);
});
