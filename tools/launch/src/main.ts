import { existsSync } from "node:fs";
import { join } from "node:path";
import { grow } from "./grow.ts";
import { lettersCommand } from "./letters.ts";
import { reset, start } from "./start.ts";
import { check, test } from "./checks.ts";
import { root } from "./root.ts";

const commands: Record<string, () => Promise<void>> = {
  start: () => start("production"),
  dev: () => start("development"),
  reset,
  seed: grow,
  schema: async () => (await import("./schema-sql.ts")).writeSchemas(),
  letters: () => lettersCommand(process.argv.slice(3)),
  check,
  test,
};

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Stallhouse needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}
if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));

const run = commands[process.argv[2] ?? ""];
if (!run) {
  console.error(`Say one of: ${Object.keys(commands).join(", ")}.`);
  process.exit(1);
}
run().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
