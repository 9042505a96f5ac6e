import { allowedBranches, appNames, topology } from "./topology.ts";
import type { App } from "./topology.ts";

/** The maps of docs/architecture.md, by the name they stand under there, as Markdown. */
const maps: Record<string, () => string> = { calls: drawCalls, facts: listFacts, databases: listDatabases };

/** A document with each of its maps drawn anew: what stands between `<!-- map: name -->` and `<!-- end of map -->`. */
export function withMaps(document: string): string {
  return document.replaceAll(
    /<!-- map: (\w+) -->\n[\s\S]*?<!-- end of map -->/g,
    (_old, name: string) => `<!-- map: ${name} -->\n${maps[name]?.() ?? "no such map"}\n<!-- end of map -->`,
  );
}

function drawCalls(): string {
  const edges = appNames().flatMap((caller) =>
    appNames().flatMap((callee) => {
      const branches = allowedBranches(caller, callee);
      return branches.length > 0 ? [`  ${caller} -->|${branches.join(", ")}| ${callee}`] : [];
    }),
  );
  return [
    "```mermaid",
    "flowchart LR",
    "  browser --> web",
    "  sandbox -->|signed webhooks| web",
    ...edges,
    "```",
  ].join("\n");
}

function listFacts(): string {
  const rows = appNames().flatMap((publisher) =>
    (topology[publisher] as App).publishes.map((fact) => {
      const hearers = appNames().filter((app) => (topology[app] as App).hears.includes(fact));
      return `| \`${fact}\` | ${publisher} | ${hearers.join(", ") || "nobody yet"} |`;
    }),
  );
  return ["| Fact | Said by | Heard by |", "| --- | --- | --- |", ...rows].join("\n");
}

function listDatabases(): string {
  const rows = appNames().map((app) => {
    const { database, portOffset }: App = topology[app];
    return `| ${app} | ${database ? `\`${database}\`` : "none"} | first port + ${portOffset} |`;
  });
  return ["| App | Database | Port |", "| --- | --- | --- |", ...rows].join("\n");
}
