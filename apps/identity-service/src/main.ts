import { startService } from "@stallhouse/service/start-service";
import { emptyLinks } from "./account/account-link.ts";
import { writeLetters } from "./account/ask-letter.ts";
import { ensureFirstAdmin } from "./account/ensure-first-admin.ts";
import { createPasswords } from "./account/password-hash.ts";
import { consumers } from "./consumers.ts";
import { env } from "./env.ts";
import { prune } from "./prune/prune.ts";
import { identityRouter } from "./router.ts";
import * as schema from "./schema.ts";
import { jwksRoute, loadSigningKey } from "./session/signing-keys.ts";

await startService({
  name: "identity-service",
  env,
  schema,
  folder: new URL("..", import.meta.url),
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
    { name: "empty links", everyMs: 30_000, run: ({ db }) => emptyLinks(db) },
    { name: "prune", everyMs: 600_000, run: ({ db }) => prune(db) },
  ],
});
