import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

export type SourceFile = {
  /** From the top of the repository, with forward slashes. */
  path: string;
  text: string;
  imports: Import[];
};

type Import = {
  from: string;
  /** Gone at run time: `import type`. */
  isTypeOnly: boolean;
};

export type Violation = { rule: string; where: string; what: string };

const skipped = new Set(["node_modules", "dist", ".next", ".turbo", "drizzle", "e2e"]);

/** Tests, what only tests use, and settings of tools. */
const besideTheSource = /(\.(test|spec|config|d)\.tsx?|\/testing(\.ts|\/.*))$/;

/** Every TypeScript source file below a folder; none when the folder does not exist. Tests are left out: they may reach further. */
export function readSources(root: string, folder: string): SourceFile[] {
  const top = join(root, folder);
  if (!existsSync(top)) return [];
  return walk(top)
    .filter((file) => /\.tsx?$/.test(file) && !besideTheSource.test(file.split(sep).join("/")))
    .map((file) => {
      const text = readFileSync(file, "utf8");
      return { path: relative(root, file).split(sep).join("/"), text, imports: importsOf(text) };
    });
}

export function folderNames(root: string, folder: string): string[] {
  const top = join(root, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** The names in the dependencies of a package.json, all kinds. */
export function dependenciesOf(root: string, folder: string): string[] {
  const file = join(root, folder, "package.json");
  if (!existsSync(file)) return [];
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Record<string, Record<string, string> | undefined>;
  return ["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  );
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** What a file imports or re-exports, statically or by `import()`. */
function importsOf(text: string): Import[] {
  const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]+\s+from\s+)?["']([^"']+)["']/g;
  const dynamic = /\bimport\(\s*["']([^"']+)["']/g;
  return [
    ...[...text.matchAll(statement)].map(([, type, from = ""]) => ({ from, isTypeOnly: type !== undefined })),
    ...[...text.matchAll(dynamic)].map(([, from = ""]) => ({ from, isTypeOnly: false })),
  ];
}
