import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Refusal } from "@stallhouse/contracts/refusal";
import { expect, test } from "vitest";
import { identify, verifyLive } from "./context.ts";
import type { Guards } from "./context.ts";
import type { Bearer } from "./revocations.ts";
import { anActor } from "./testing.ts";

const people = new Map([
  ["live", { ...anActor("user"), jti: "1", sessionId: randomUUID(), issuedAt: new Date() }],
  ["ended", { ...anActor("user"), jti: "2", sessionId: randomUUID(), issuedAt: new Date() }],
]);
const guards: Pick<Guards, "verifyCaller" | "verifyUser"> & { revocations: Guards["revocations"] } = {
  verifyCaller: async () => "web",
  verifyUser: async (token) => {
    const user = people.get(token);
    if (!user) throw new Refusal("NOT_SIGNED_IN");
    return user;
  },
  revocations: {
    isRevoked: ({ sessionId }: Bearer) => sessionId === people.get("ended")?.sessionId,
    whileLive: () => () => {},
    refresh: async () => {},
    prune: async () => {},
  },
};
const asking = (headers: Record<string, string>) => identify({ headers } as unknown as IncomingMessage, guards);

test("X22 a token of a session that has ended is refused at the door and in a call's input alike", async () => {
  const live = people.get("live");
  expect(await asking({ authorization: "Bearer live" })).toMatchObject({
    actor: { userId: live?.userId },
    sessionId: live?.sessionId,
  });
  expect(await verifyLive(guards)("live")).toEqual(live);
  await expect(asking({ authorization: "Bearer ended" })).rejects.toMatchObject({ cause: { reason: "SESSION_ENDED" } });
  await expect(verifyLive(guards)("ended")).rejects.toThrow("SESSION_ENDED");
  await expect(verifyLive(guards)("unknown")).rejects.toThrow("NOT_SIGNED_IN");
});
