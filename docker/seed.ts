import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { portOf } from "@stallhouse/topology/topology";
import { demoAccounts } from "../tools/launch/src/demo-accounts.ts";
import { seed } from "../tools/seed/src/seed.ts";

/** Run by the service `seed` of the demo: `node seed.mjs /keys/seed /data/seeded`. The second file says that it was done. */
const [keys = "", done = ""] = process.argv.slice(2);
const read = (name: string) => readFileSync(join(keys, name), "utf8");

if (existsSync(done)) console.log("The market has its demo data.");
else {
  const target = {
    addressOf: (name: Parameters<typeof portOf>[0]) => `http://${name}:${portOf(name, 3000)}`,
    databaseUrl: read,
    keys: { callers: { web: { privateKey: JSON.parse(read("web-key.json")) } } },
  };
  await seed(target, demoAccounts);
  writeFileSync(done, new Date().toISOString());
  console.log("The market has its demo data now.");
}
