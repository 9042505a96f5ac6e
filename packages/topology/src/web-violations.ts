import { posix } from "node:path";
import type { SourceFile, Violation } from "./sources.ts";

const source = "apps/web/src/";

/**
 * The inner rules of the web app: shared ← features ← app, and the gateway's secrets stay on the server. A feature's file
 * knows the gateway only if it says that it is for the server alone.
 */
export function webViolations(files: SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const isClient = /^\s*["']use client["']/.test(file.text);
    const own = { ...partOf(file.path), isServerOnly: /^import "server-only";/m.test(file.text) };
    return [
      ...file.imports.flatMap(({ from, isTypeOnly }) => {
        const target = resolve(file.path, from);
        if (!target) return [];
        const isClientImport = isClient && !isTypeOnly;
        return rules
          .filter(({ breaks }) => breaks(own, partOf(target), isClientImport))
          .map(({ name }) => ({ rule: name, where: file.path, what: from }));
      }),
      ...unguarded(file).map((what) => ({ rule: "an action goes through act()", where: file.path, what })),
      ...[...file.text.matchAll(/NEXT_PUBLIC_\w*URL/g)].map(([what]) => ({
        rule: "the browser knows no address but its own",
        where: file.path,
        what,
      })),
    ];
  });
}

/** Server actions that anybody may call as often as they like. */
function unguarded({ text }: SourceFile): string[] {
  if (!/^\s*["']use server["']/.test(text)) return [];
  const [, ...actions] = text.split(/^export (?=async function|const|function)/m);
  return actions.flatMap((action) => {
    const [, name = action.slice(0, 40)] = /^(?:async function|function|const) (\w+)/.exec(action) ?? [];
    const own = action.split(/^}$/m)[0] ?? "";
    return /\b(?:act|attempt)(?:<\w+>)?\(/.test(own) ? [] : [name];
  });
}

type Part = { layer: string; feature: string | undefined };

function partOf(path: string): Part {
  const [layer = "", feature] = path.slice(source.length).split("/");
  return { layer, feature: layer === "features" ? feature : undefined };
}

function resolve(path: string, from: string): string | undefined {
  if (from.startsWith("~/")) return source + from.slice(2);
  return from.startsWith(".") ? posix.join(posix.dirname(path), from) : undefined;
}

type Own = Part & { isServerOnly: boolean };
type Rule = { name: string; breaks: (own: Own, target: Part, isClientImport: boolean) => boolean };

const rules: Rule[] = [
  {
    name: "the gateway stays on the server",
    breaks: ({ layer, isServerOnly }, target, isClientImport) =>
      target.layer === "gateway" && (isClientImport || layer === "ui" || (layer === "features" && !isServerOnly)),
  },
  {
    name: "the environment stays on the server",
    breaks: (_own, target, isClientImport) => target.layer === "env.ts" && isClientImport,
  },
  {
    name: "no feature imports another",
    breaks: (own, target) => own.layer === "features" && target.layer === "features" && own.feature !== target.feature,
  },
  {
    name: "ui knows no noun",
    breaks: (own, target) => own.layer === "ui" && ["features", "app", "api"].includes(target.layer),
  },
  { name: "features know no page", breaks: (own, target) => own.layer === "features" && target.layer === "app" },
];
