import { createUserTokenVerifier } from "@stallhouse/auth/user-token";
import { userRevokedV1 } from "@stallhouse/contracts/events/identity";
import { createTestDatabase } from "@stallhouse/db/testing";
import { createRevocations, rememberRevocation } from "@stallhouse/service/revocations";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../schema.ts";
import { newIp, password, reasonOf, startIdentity } from "../testing.ts";
import type { Identity } from "../testing.ts";
import type { Session } from "./open-session.ts";
import { tokenHash } from "./refresh-token.ts";
import { listPublicKeys } from "./signing-keys.ts";

let identity: Identity;
/** Another service: it knows of people what identity has published, and nothing else. */
let elsewhere: Awaited<ReturnType<typeof startElsewhere>>;
beforeAll(async () => {
  identity = await startIdentity();
  elsewhere = await startElsewhere();
});
afterAll(async () => {
  await identity.drop();
  await elsewhere.drop();
});

async function startElsewhere() {
  const database = await createTestDatabase(schema, fileURLToPath(new URL("../..", import.meta.url)));
  return { ...database, revocations: createRevocations(database.db) };
}

const firefox = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
const fresh = "a basket of quinces";
const refresh = ({ refreshToken }: Session) => identity.gateway.internal.session.refresh({ refreshToken });

type People = { email: string; mine: Session; other: Session };
type Way = {
  /** Ends what it ends, acting as the person of `mine`. */
  leave: (people: People) => Promise<unknown>;
  /** Of my two sessions, whose tokens in circulation are void. */
  voids: readonly ("mine" | "other")[];
  /** A session whose tokens are void that goes on with its next one. */
  goesOn?: "mine";
};

async function idOf({ accessToken }: Session): Promise<string> {
  return (await verify(accessToken)).sessionId;
}

const ways: Record<string, Way> = {
  "signing out": {
    leave: ({ mine }) => identity.gateway.internal.session.logOut({ refreshToken: mine.refreshToken }),
    voids: ["mine"],
  },
  "signing out with the token before the last": {
    leave: async ({ mine }) => {
      await refresh(mine);
      await identity.gateway.internal.session.logOut({ refreshToken: mine.refreshToken });
    },
    voids: ["mine"],
  },
  "ending another device's session": {
    leave: async ({ mine, other }) =>
      (await identity.within(mine)).customer.session.revoke({ sessionId: await idOf(other) }),
    voids: ["other"],
  },
  "ending one's own session from the list": {
    leave: async ({ mine }) => (await identity.within(mine)).customer.session.revoke({ sessionId: await idOf(mine) }),
    voids: ["mine"],
  },
  "an exchanged token that comes again": {
    leave: async ({ mine }) => {
      await refresh(mine);
      await identity.sql`
        update refresh_tokens set rotated_at = rotated_at - interval '11 seconds'
        where token_hash = ${tokenHash(mine.refreshToken)}`;
      expect(await reasonOf(refresh(mine))).toBe("SESSION_ENDED");
    },
    voids: ["mine"],
  },
  "signing out everywhere": {
    leave: async ({ mine }) => (await identity.within(mine)).customer.account.logOutEverywhere(),
    voids: ["mine", "other"],
  },
  "a new password": {
    leave: async ({ mine }) =>
      (await identity.within(mine)).customer.account.changePassword({ current: password, next: fresh }),
    voids: ["mine", "other"],
    goesOn: "mine",
  },
  "a new password by a link": {
    leave: async ({ email }) => {
      const token = await identity.linkTo("reset", email);
      await identity.gateway.internal.account.reset({ token, password: fresh, ip: newIp() });
    },
    voids: ["mine", "other"],
  },
};

async function verify(token: string) {
  return await createUserTokenVerifier({ jwks: await listPublicKeys(identity.db) })(token);
}

/** Hands on what was published since the last time, in its order. */
async function hearAll(): Promise<void> {
  const rows = await identity.sql<{ payload: unknown }[]>`
    update outbox set published_at = now() where key = 'user.revoked.v1' and published_at is null returning payload`;
  for (const { payload } of rows) await rememberRevocation(elsewhere.db, userRevokedV1.payload.parse(payload));
  await elsewhere.revocations.refresh();
}

async function isRefused(session: Session): Promise<{ elsewhere: boolean; identity: string; door: boolean }> {
  const bearer = await verify(session.accessToken);
  const door = createRevocations(identity.db);
  await door.refresh();
  const { account } = (await identity.within(session)).customer;
  return {
    elsewhere: elsewhere.revocations.isRevoked(bearer),
    door: door.isRevoked(bearer),
    identity: await reasonOf(account.changePassword({ current: "not the password", next: fresh })),
  };
}

describe.each(Object.entries(ways))("%s", (_name, { leave, voids, goesOn }) => {
  it("X22 voids the tokens in circulation at every service, and no other's", async () => {
    const { email } = await identity.newCustomer();
    const logIn = () => identity.gateway.internal.session.logIn({ email, password, ip: newIp(), userAgent: firefox });
    const people = { email, mine: await logIn(), other: await logIn() };
    const stranger = await identity.logIn((await identity.newCustomer()).email);
    await leave(people);
    await hearAll();
    for (const which of ["mine", "other"] as const) {
      const isVoid = voids.includes(which);
      const refused = await isRefused(people[which]);
      expect(refused, which).toEqual({
        elsewhere: isVoid,
        door: isVoid,
        identity: isVoid ? "SESSION_ENDED" : "WRONG_CREDENTIALS",
      });
      const isLive = !isVoid || which === goesOn;
      expect(await reasonOf(refresh(people[which])), which).toBe(isLive ? "not refused" : "SESSION_ENDED");
    }
    expect(await isRefused(stranger)).toEqual({ elsewhere: false, door: false, identity: "WRONG_CREDENTIALS" });
  });

  it("X22 leaves whoever signs in again afterwards alone", async () => {
    const { email } = await identity.newCustomer();
    const [mine, other] = [await identity.logIn(email), await identity.logIn(email)];
    await leave({ email, mine, other });
    await hearAll();
    const isFresh = (await reasonOf(identity.logIn(email))) === "WRONG_CREDENTIALS";
    const typed = isFresh ? fresh : password;
    const again = await identity.gateway.internal.session.logIn({ email, password: typed, ip: newIp() });
    expect(await isRefused(again)).toEqual({ elsewhere: false, door: false, identity: "WRONG_CREDENTIALS" });
  });
});

describe("people who are not just customers", () => {
  it("X22 a blocked seller's tokens are void everywhere", async () => {
    const { session, sellerId } = await identity.newSeller();
    const admin = await identity.within(await identity.newAdmin());
    await admin.admin.seller.approve({ sellerId });
    await admin.admin.seller.block({ sellerId, reason: "Sold what was not there" });
    await hearAll();
    expect(elsewhere.revocations.isRevoked(await verify(session.accessToken))).toBe(true);
  });

  it("X22 a guest who became a member has no guest's tokens left, and is a member with the new ones", async () => {
    const guest = await identity.gateway.internal.session.startGuest({ ip: newIp() });
    const person = { email: "grown@example.test", name: "Clara Moreno", password, ip: newIp() };
    const member = await identity.gateway.internal.account.becomeMember({ guestToken: guest.accessToken, ...person });
    await hearAll();
    expect(elsewhere.revocations.isRevoked(await verify(guest.accessToken))).toBe(true);
    expect(elsewhere.revocations.isRevoked(await verify(member.accessToken))).toBe(false);
  });

  it("X22 a guest's token of a session that has ended makes nobody a member", async () => {
    const guest = await identity.gateway.internal.session.startGuest({ ip: newIp() });
    await identity.gateway.internal.session.logOut({ refreshToken: guest.refreshToken });
    const person = { email: "late@example.test", name: "Clara Moreno", password, ip: newIp() };
    const late = identity.gateway.internal.account.becomeMember({ guestToken: guest.accessToken, ...person });
    expect(await reasonOf(late)).toBe("SESSION_ENDED");
  });
});
