import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { AnyTRPCRouter } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createServiceClient, refusalIn } from "./client.ts";

const server = createServer((_request, response) => {
  const data = { code: "UNAUTHORIZED", httpStatus: 401, reason: "SESSION_ENDED", details: {} };
  response.writeHead(401, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message: "SESSION_ENDED", code: -32001, data } }));
});
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Asked = { customer: { cart: { get: { query: () => Promise<unknown> } } } };
const clientWith = (onError?: (error: unknown) => Promise<void>) =>
  createServiceClient<AnyTRPCRouter>({
    service: "order-service",
    url,
    caller: async () => "token",
    timeoutMs: 2_000,
    ...(onError ? { onError } : {}),
  }) as unknown as Asked;

test("an error is shown before the call fails with it, and carries what was put on it", async () => {
  const client = clientWith(async (error) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    Object.assign(error as object, { digest: "here" });
  });
  const cause = await client.customer.cart.get.query().catch((error: unknown) => error);
  expect(cause).toMatchObject({ digest: "here" });
  expect(refusalIn(cause)?.reason).toBe("SESSION_ENDED");
});

test("nobody has to look at errors", async () => {
  const cause = await clientWith()
    .customer.cart.get.query()
    .catch((error: unknown) => error);
  expect(refusalIn(cause)?.reason).toBe("SESSION_ENDED");
});
