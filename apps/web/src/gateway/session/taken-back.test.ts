import { describe, expect, test } from "vitest";
import { watchRevoked } from "./taken-back.ts";
import type { Revoked } from "./taken-back.ts";

const tokenOf = (sid: string, iatMs = 1_000, userId = "u1") =>
  `h.${Buffer.from(JSON.stringify({ sid, iatMs, userId })).toString("base64url")}.s`;

/** Identity as one variable, and a clock that is set by hand. */
function aHouse() {
  const house = {
    time: 0,
    asked: [] as (string | undefined)[],
    away: false,
    told: { users: [], sessionIds: [] } as Omit<Revoked, "at">,
  };
  const refused = new Map<string, number>();
  const watch = watchRevoked({
    refused,
    now: () => house.time,
    ask: async (since) => {
      house.asked.push(since);
      if (house.away) throw new Error("nobody there");
      return { at: `t${house.asked.length}`, ...house.told };
    },
  });
  return { house, watch, refused };
}

describe("sessions that were ended elsewhere", () => {
  test("X22 are over here within seconds, and stay so when identity has forgotten them or is away", async () => {
    const { house, watch } = aHouse();
    expect(await watch.stateOf(tokenOf("s1"))).toBe("good");
    house.told = { users: [], sessionIds: ["s1"] };
    house.time = 6_000;
    expect(await watch.stateOf(tokenOf("s1"))).toBe("ended");
    expect(await watch.stateOf(tokenOf("s2"))).toBe("good");
    house.told = { users: [], sessionIds: [] };
    for (const away of [false, true]) {
      house.away = away;
      house.time += 10_000;
      expect(await watch.stateOf(tokenOf("s1"))).toBe("ended");
    }
  });

  test("X22 nobody waits for the answer while people come: it is there for the next one", async () => {
    const { house, watch } = aHouse();
    await watch.stateOf(tokenOf("s1"));
    house.told = { users: [], sessionIds: ["s1"] };
    house.time = 3_000;
    expect(await watch.stateOf(tokenOf("s1"))).toBe("good");
    await Promise.resolve();
    expect(await watch.stateOf(tokenOf("s1"))).toBe("ended");
  });

  test("X08 all of a user's tokens from before a moment are void, later ones are good", async () => {
    const { house, watch } = aHouse();
    house.told = { users: [{ userId: "u1", notBefore: 5_000 }], sessionIds: [] };
    expect(await watch.stateOf(tokenOf("s1", 4_999))).toBe("void");
    expect(await watch.stateOf(tokenOf("s1", 5_000))).toBe("good");
    expect(await watch.stateOf(tokenOf("s1", 4_999, "u2"))).toBe("good");
  });

  test("X22 a token that a service refused is void before identity was asked again", async () => {
    const { watch, refused } = aHouse();
    const token = tokenOf("s1");
    expect(await watch.stateOf(token)).toBe("good");
    refused.set(token, 0);
    expect(await watch.stateOf(token)).toBe("void");
    expect(await watch.stateOf(tokenOf("s1", 1_001))).toBe("good");
  });

  test("many at once ask once, from where the last answer ended; nobody waits for one who is away", async () => {
    const { house, watch } = aHouse();
    await Promise.all(Array.from({ length: 50 }, () => watch.stateOf(tokenOf("s1"))));
    expect(house.asked).toEqual([undefined]);
    house.time = 3_000;
    await watch.stateOf(tokenOf("s1"));
    expect(house.asked).toEqual([undefined, "t1"]);
    house.away = true;
    for (house.time = 6_000; house.time < 11_000; house.time += 500) {
      expect(await watch.stateOf(tokenOf("s1"))).toBe("good");
    }
    expect(house.asked).toHaveLength(3);
    house.away = false;
    house.time = 11_000;
    await watch.stateOf(tokenOf("s1"));
    expect(house.asked.at(-1)).toBe("t2");
  });

  test("what cannot be alive any more is forgotten", async () => {
    const { house, watch, refused } = aHouse();
    const token = tokenOf("s1");
    refused.set(token, 0);
    house.time = 500_000;
    expect(await watch.stateOf(token)).toBe("good");
  });

  test.each(["", "x", "a.b.c", "h.e30.s"])("says nothing of %j", async (odd) => {
    expect(await aHouse().watch.stateOf(odd)).toBe("good");
  });
});
