import { describe, expect, test } from "vitest";
import { watchRevoked } from "./taken-back.ts";
import type { Revoked } from "./taken-back.ts";

const tokenOf = (sid: string, iatMs = 1_000, userId = "u1") =>
  `h.${Buffer.from(JSON.stringify({ sid, iatMs, userId })).toString("base64url")}.s`;

/** Identity as one variable, and a clock that is set by hand. */
function aGateway() {
  const gateway = {
    time: 0,
    asked: [] as (string | undefined)[],
    away: false,
    told: { users: [], sessionIds: [] } as Omit<Revoked, "at">,
  };
  const refused = new Map<string, number>();
  const watch = watchRevoked({
    refused,
    now: () => gateway.time,
    ask: async (since) => {
      gateway.asked.push(since);
      if (gateway.away) throw new Error("nobody there");
      return { at: `t${gateway.asked.length}`, ...gateway.told };
    },
  });
  return { gateway, watch, refused };
}

describe("sessions that were ended elsewhere", () => {
  test("X22 are over here within seconds, and stay so when identity has forgotten them or is away", async () => {
    const { gateway, watch } = aGateway();
    expect(await watch.stateOf(tokenOf("s1"))).toBe("good");
    gateway.told = { users: [], sessionIds: ["s1"] };
    gateway.time = 6_000;
    expect(await watch.stateOf(tokenOf("s1"))).toBe("ended");
    expect(await watch.stateOf(tokenOf("s2"))).toBe("good");
    gateway.told = { users: [], sessionIds: [] };
    for (const away of [false, true]) {
      gateway.away = away;
      gateway.time += 10_000;
      expect(await watch.stateOf(tokenOf("s1"))).toBe("ended");
    }
  });

  test("X22 nobody waits for the answer while people come: it is there for the next one", async () => {
    const { gateway, watch } = aGateway();
    await watch.stateOf(tokenOf("s1"));
    gateway.told = { users: [], sessionIds: ["s1"] };
    gateway.time = 3_000;
    expect(await watch.stateOf(tokenOf("s1"))).toBe("good");
    await Promise.resolve();
    expect(await watch.stateOf(tokenOf("s1"))).toBe("ended");
  });

  test("X08 all of a user's tokens from before a moment are void, later ones are good", async () => {
    const { gateway, watch } = aGateway();
    gateway.told = { users: [{ userId: "u1", notBefore: 5_000 }], sessionIds: [] };
    expect(await watch.stateOf(tokenOf("s1", 4_999))).toBe("void");
    expect(await watch.stateOf(tokenOf("s1", 5_000))).toBe("good");
    expect(await watch.stateOf(tokenOf("s1", 4_999, "u2"))).toBe("good");
  });

  test("X22 a token that a service refused is void before identity was asked again", async () => {
    const { watch, refused } = aGateway();
    const token = tokenOf("s1");
    expect(await watch.stateOf(token)).toBe("good");
    refused.set(token, 0);
    expect(await watch.stateOf(token)).toBe("void");
    expect(await watch.stateOf(tokenOf("s1", 1_001))).toBe("good");
  });

  test("many at once ask once, from where the last answer ended; nobody waits for one who is away", async () => {
    const { gateway, watch } = aGateway();
    await Promise.all(Array.from({ length: 50 }, () => watch.stateOf(tokenOf("s1"))));
    expect(gateway.asked).toEqual([undefined]);
    gateway.time = 3_000;
    await watch.stateOf(tokenOf("s1"));
    expect(gateway.asked).toEqual([undefined, "t1"]);
    gateway.away = true;
    for (gateway.time = 6_000; gateway.time < 11_000; gateway.time += 500) {
      expect(await watch.stateOf(tokenOf("s1"))).toBe("good");
    }
    expect(gateway.asked).toHaveLength(3);
    gateway.away = false;
    gateway.time = 11_000;
    await watch.stateOf(tokenOf("s1"));
    expect(gateway.asked.at(-1)).toBe("t2");
  });

  test("what cannot be alive any more is forgotten", async () => {
    const { gateway, watch, refused } = aGateway();
    const token = tokenOf("s1");
    refused.set(token, 0);
    gateway.time = 500_000;
    expect(await watch.stateOf(token)).toBe("good");
  });

  test.each(["", "x", "a.b.c", "h.e30.s"])("says nothing of %j", async (odd) => {
    expect(await aGateway().watch.stateOf(odd)).toBe("good");
  });
});
