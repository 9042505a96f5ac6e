import { fileURLToPath } from "node:url";
import { createUserTokenVerifier } from "@stallhouse/auth/user-token";
import type { Actor } from "@stallhouse/contracts/actor";
import { createTestDatabase } from "@stallhouse/db/testing";
import { requestContext } from "@stallhouse/service/testing";
import { eq, sql } from "drizzle-orm";
import { decodeJwt } from "jose";
import { writeLetters } from "./account/ask-letter.ts";
import { createPasswords } from "./account/password-hash.ts";
import { ensureFirstAdmin } from "./account/ensure-first-admin.ts";
import { identityRouter } from "./router.ts";
import * as schema from "./schema.ts";
import type { IdentityDb } from "./schema.ts";
import type { Session } from "./session/open-session.ts";
import { listPublicKeys, loadSigningKey } from "./session/signing-keys.ts";
import { createCallerFactory } from "./trpc.ts";

export const password = "correct horse battery";
const createCaller = createCallerFactory(identityRouter);
type Gateway = ReturnType<typeof createCaller>;
let addresses = 0;

/** A network address nobody had before. */
export function newIp(): string {
  addresses++;
  return `198.51.${addresses >> 8}.${addresses & 255}`;
}

/** Identity on a database of its own, entered through its router as the gateway does. */
export async function startIdentity() {
  const database = await createTestDatabase(schema, fileURLToPath(new URL("..", import.meta.url)));
  const { db } = database;
  const deps = { db, passwords: await createPasswords(), signingKey: await loadSigningKey(db) };
  const base = requestContext("identity-service");
  const gateway = createCaller({ ...base, ...deps });
  const as = (actor: Actor, issued: { issuedAt?: Date | undefined; sessionId?: string } = {}) =>
    createCaller({ ...base, ...deps, actor, issuedAt: issued.issuedAt ?? new Date(), sessionId: issued.sessionId });
  /** As the person of a session, known by its very token, as behind the service's real door. */
  const within = async ({ accessToken }: Session) => {
    const verify = createUserTokenVerifier({ jwks: await listPublicKeys(db) });
    const { jti: _jti, issuedAt, sessionId, ...actor } = await verify(accessToken);
    return createCaller({ ...base, ...deps, actor, issuedAt, sessionId });
  };
  const asUser = ({ user, accessToken }: Session, issuedAt?: Date) =>
    as(user, { issuedAt, sessionId: String(decodeJwt(accessToken)["sid"]) });

  let people = 0;
  const newCustomer = async () => {
    const email = `customer-${++people}@example.test`;
    await gateway.internal.account.registerCustomer({ name: "Mara Lindqvist", email, password, ip: newIp() });
    return { email, password };
  };
  const newSeller = async (shopName = `Shop ${++people}`) => {
    const email = `seller-${++people}@example.test`;
    const shop = { shopName, country: "PT", place: "Porto", story: "We make bowls.", shippingAmount: 490 };
    await gateway.internal.account.registerSeller({ name: "Tom Ferreira", email, password, ip: newIp(), ...shop });
    const session = await logIn(email);
    if (!session.user.sellerId) throw new Error("the new seller has no seller id");
    return { email, session, sellerId: session.user.sellerId };
  };
  const newAdmin = async () => {
    const email = `admin-${++people}@example.test`;
    await ensureFirstAdmin({ ...deps, log: base.log }, { email, password, name: "Ines Aldana" });
    const [admin] = await db.select().from(schema.users).where(eq(schema.users.role, "admin"));
    return await logIn(admin?.email ?? "");
  };
  const logIn = (email: string, ip = newIp()) => gateway.internal.session.logIn({ email, password, ip });
  const mailbox = readMailbox(db, gateway);
  return {
    ...database,
    deps,
    gateway,
    createCaller,
    base,
    as,
    asUser,
    within,
    newCustomer,
    newSeller,
    newAdmin,
    logIn,
    ...mailbox,
  };
}
/** What identity has announced, for the notifier to write. */
function readMailbox(db: IdentityDb, gateway: Gateway) {
  const facts = async (key: string) => {
    const rows = await db.select().from(schema.outbox).where(eq(schema.outbox.key, key)).orderBy(schema.outbox.seq);
    return rows.map((row) => row.payload as Record<string, unknown>);
  };
  /** What was announced of one person, after the letters that were asked for have been written. */
  const told = async (key: string, email: string) => {
    await writeLetters(db);
    return (await facts(key)).filter((fact) => fact.email === email);
  };
  /** The token of a link as its letter carries it. */
  const linkTo = async (kind: "reset" | "verify", email: string) => {
    if (kind === "reset") await gateway.internal.account.requestReset({ email, ip: newIp() });
    const key = kind === "reset" ? "password.reset_requested.v1" : "email.verification_requested.v1";
    return String((await told(key, email)).at(-1)?.token);
  };
  /** Lets the pause between two letters to one address pass. */
  const passCooldown = () => db.execute(sql`update asked_letters set asked_at = asked_at - interval '61 seconds'`);
  /** Until no link that was asked for works any more. */
  const passLinks = () =>
    db.execute(
      sql`update asked_letters set asked_at = asked_at - interval '49 hours', since = since - interval '49 hours'`,
    );
  return { facts, told, linkTo, passCooldown, passLinks };
}
export type Identity = Awaited<ReturnType<typeof startIdentity>>;

/** The reason a promise was refused for. */
export async function reasonOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "not refused";
}
