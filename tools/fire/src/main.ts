import { parseArgs } from "node:util";
import { crashLoops, killEverything } from "./campaign.ts";
import type { Campaign } from "./campaign.ts";
import { crowding } from "./crowding.ts";
import { longOutage } from "./outage.ts";
import { spraying } from "./spraying.ts";

/** `npm run fire -- <case>`: hurts a market of its own for minutes, and judges by the books whether anything was lost. */
const cases: Record<string, (campaign: Campaign & { minutes: number }) => Promise<boolean>> = {
  kills: killEverything,
  "crash-loop": crashLoops,
  outage: longOutage,
  spraying,
  bodies: crowding,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    bus: { type: "string", default: "rabbit" },
    orders: { type: "string", default: "500" },
    kills: { type: "string", default: "300" },
    minutes: { type: "string", default: "13" },
  },
});
const run = cases[positionals[0] ?? ""];
if (!run || (values.bus !== "rabbit" && values.bus !== "postgres")) {
  console.error(
    `npm run fire -- <${Object.keys(cases).join("|")}> [--bus rabbit|postgres] [--orders 500] [--kills 300] [--minutes 13]`,
  );
  process.exit(2);
}
const isRight = await run({
  bus: values.bus,
  orders: Number(values.orders),
  kills: Number(values.kills),
  minutes: Number(values.minutes),
});
console.log(isRight ? "Nothing was lost." : "Something is wrong: see above.");
process.exit(isRight ? 0 : 1);
