import { startService } from "@stallhouse/service/start-service";
import { sweepLinks } from "./account/account-link.ts";
import { sweepLetters, writeLetters } from "./account/ask-letter.ts";
import { ensureFirstAdmin } from "./account/ensure-first-admin.ts";
import { createPasswords } from "./account/password-hash.ts";
import { consumers } from "./consumers.ts";
import { env } from "./env.ts";
import { identityRouter } from "./router.ts";
import * as schema from "./schema.ts";
import { sweepAttempts } from "./session/count-attempt.ts";
import { jwksRoute, loadSigningKey } from "./session/signing-keys.ts";
import { sweepSessions } from "./session/sweep-sessions.ts";

await startService({
  name: "identity-service",
  env,
  schema,
  migrations: new URL("../drizzle", import.meta.url),
  router: identityRouter,
  consumers: () => consumers,
  deps: async ({ db, log }) => {
    const passwords = await createPasswords();
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, ADMIN_NAME: name } = env;
    if (email && password) await ensureFirstAdmin({ db, passwords, log }, { email, password, name });
    return { db, passwords, signingKey: await loadSigningKey(db) };
  },
  routes: ({ db }) => [jwksRoute(db)],
  loops: [
    { name: "write letters", everyMs: 500, run: ({ db }) => writeLetters(db) },
    { name: "empty links", everyMs: 30_000, run: ({ db }) => sweepLinks(db) },
    { name: "forget letters", everyMs: 3_600_000, run: ({ db }) => sweepLetters(db) },
    { name: "forget attempts", everyMs: 600_000, run: ({ db }) => sweepAttempts(db) },
    { name: "delete sessions", everyMs: 3_600_000, run: ({ db }) => sweepSessions(db) },
  ],
});
