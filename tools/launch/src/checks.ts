import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBooks } from "./books.ts";
import { build, programPath, quietEnv } from "./build.ts";
import type { Market } from "./market.ts";
import { needChromium, needRabbit } from "./needs.ts";
import { root } from "./root.ts";
import { step } from "./steps.ts";
import { withMarket } from "./stories.ts";

type Tally = {
  passed: number;
  failed: number;
  skipped: number;
  /** Which ones failed, where the runner says so. */
  names?: string[];
};
type Check = { name: string; run: (reports: string) => Promise<Tally> };

/** `npm run check`: everything that needs no database, no broker and no browser. */
export async function check(): Promise<void> {
  await runAll([...quick, rules]);
}

/** `npm test`: every test there is. */
export async function test(): Promise<void> {
  needChromium();
  needRabbit();
  await runAll([...quick, rules, database, system, stories]);
}

let building: Promise<void> | undefined;
const types = command("types", ["turbo", "run", "typecheck", "--output-logs=errors-only"]);
const lint = command("lint", ["oxlint", "--type-aware", "--deny-warnings"]);
const boundaries = command("boundaries", ["turbo", "boundaries"]);
const format = command("format", ["prettier", "--check", "--cache", "--log-level=warn", "."]);
const unused = command("unused", ["knip", "--no-config-hints"]);
const quick = [types, lint, boundaries, format, unused];
const rules = vitest("rules");
const database = vitest("db");
const system = built(vitest("system"));

const stories = built({
  name: "stories",
  run: async (reports) => {
    return await withMarket(async (market) => {
      const tallies = [await tell(market, "journeys", reports), await tell(market, "qualities", reports)];
      const wrong = await settledBooks(market);
      return [...tallies, { passed: 0, failed: wrong.length, skipped: 0, names: wrong }].reduce(together);
    });
  },
});

/** One group of the browser stories. */
async function tell(market: Market, group: string, reports: string): Promise<Tally> {
  const report = join(reports, `${group}.json`);
  const code = await show("playwright", ["test", "--config", "apps/web/playwright.config.ts", "--project", group], {
    BASE_URL: market.url,
    SANDBOX_URL: market.addressOf("sandbox"),
    NEXTAUTH_SECRET: market.keys.nextauthSecret,
    CHROMIUM_PATH: needChromium(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  if (!existsSync(report)) return broken;
  const { stats } = JSON.parse(readFileSync(report, "utf8")) as { stats: PlaywrightStats };
  console.log(`${group}: ${(stats.duration / 1000).toFixed(0)} s`);
  return honest(code, { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped });
}

type PlaywrightStats = { expected: number; unexpected: number; flaky: number; skipped: number; duration: number };

/** What is wrong in everybody's books once the last facts of the demo and of all stories have arrived. */
async function settledBooks(market: Market): Promise<string[]> {
  const books = openBooks(market);
  try {
    return await books.settle(60_000);
  } finally {
    await books.close();
  }
}

const broken: Tally = { passed: 0, failed: 1, skipped: 0 };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
};

/** A check that passes or fails as a whole. */
function command(name: string, [program = "", ...args]: string[]): Check {
  return {
    name,
    run: async () => ((await show(program, args)) === 0 ? { passed: 1, failed: 0, skipped: 0 } : broken),
  };
}

function vitest(project: string): Check {
  return {
    name: `tests: ${project}`,
    run: async (reports) => {
      const report = join(reports, `${project}.json`);
      const args = [
        "run",
        "--project",
        project,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ];
      const code = await show("vitest", args);
      if (!existsSync(report)) return broken;
      const result = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
      const tests = result.testResults.flatMap(({ assertionResults }) => assertionResults);
      return honest(code, {
        passed: result.numPassedTests,
        failed: result.numFailedTests,
        skipped: result.numPendingTests,
        names: tests.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
      });
    },
  };
}

/** A check that runs what was built: the first of them builds for all. */
function built({ name, run }: Check): Check {
  return {
    name,
    run: async (reports) => {
      await (building ??= step("Build", build));
      return await run(reports);
    },
  };
}

/** A runner that ended badly without a failed test (a file that did not load, no test at all) has failed all the same. */
function honest(code: number, tally: Tally): Tally {
  const saysNothing = tally.failed === 0 && (code !== 0 || tally.passed === 0);
  return saysNothing ? { ...tally, failed: 1, names: ["an error outside of the tests: see above"] } : tally;
}

function together(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    names: [...(one.names ?? []), ...(other.names ?? [])],
  };
}

async function runAll(checks: Check[]): Promise<void> {
  const reports = mkdtempSync(join(tmpdir(), "stallhouse-reports-"));
  const lines: string[] = [];
  let total: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, run } of checks) {
    console.log(`\n── ${name}`);
    const started = performance.now();
    const tally = await run(reports);
    total = together(total, tally);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    lines.push(`${tally.failed > 0 ? "✗" : "✓"} ${name.padEnd(14)} ${sentence(tally)} (${seconds} s)`);
    for (const failure of tally.names ?? []) lines.push(`    ${failure}`);
  }
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${lines.join("\n")}\n\n${sentence(total)}`);
  process.exit(total.failed > 0 ? 1 : 0);
}

function sentence({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Runs a program of the repository with its output shown as it comes. */
async function show(program: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return await new Promise((resolve, reject) => {
    const child = spawn(programPath(program), args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...quietEnv(), ...env },
    });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
