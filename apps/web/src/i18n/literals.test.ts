import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";

/** Whatever the shop says there stands in messages/. */
const translated = [
  "features/shell",
  "features/category",
  "features/product",
  "features/cart",
  "features/checkout",
  "features/order",
  "features/account",
  "features/address",
  "features/review",
  "features/page",
  "ui",
  "app/(checkout)",
  "app/(quiet)",
  "app/(store)/account",
  "app/(store)/orders",
  "app/(store)/checkout",
  "app/(store)/track",

  "app/forbidden-view.tsx",
  "app/global-error.tsx",
  "app/(store)/page.tsx",
  "app/(store)/categories",
  "app/(store)/c",
  "app/(store)/search",
  "app/(store)/p",
  "app/(store)/s",
  "app/(store)/cart",
  "app/(store)/(pages)",
];
/** Shared pieces that only the portals use, which speak English. */
const portalOnly = ["ui/list-search.tsx", "ui/widget.tsx"];
const brand = "Stallhouse";

const source = new URL("../", import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (file) =>
    file.endsWith(".tsx") &&
    translated.some((place) => file === place || file.startsWith(`${place}/`)) &&
    !portalOnly.includes(file),
);

const spokenAttributes = ["aria-label", "placeholder", "title", "alt", "label", "busyText"];

type Node = { type: string } & Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value : [value]).filter(isNode);

/** What a piece of JSX says by itself: not what it hands to a call. */
function wordsOf(node: Node): string[] {
  const below = (...names: string[]) => names.flatMap((name) => nodesIn(node[name])).flatMap(wordsOf);
  switch (node.type) {
    case "Literal":
    case "JSXText":
      return typeof node["value"] === "string" ? [node["value"]] : [];
    case "TemplateElement":
      return [String(Object(node["value"]).cooked)];
    case "TemplateLiteral":
      return below("quasis", "expressions");
    case "ConditionalExpression":
      return below("consequent", "alternate");
    case "LogicalExpression":
      return below("left", "right");
    case "JSXExpressionContainer":
      return below("expression");
    default:
      return [];
  }
}

function literalsIn(node: Node): string[] {
  const own = node.type === "JSXElement" || node.type === "JSXFragment" ? nodesIn(node["children"]) : [];
  const name = node.type === "JSXAttribute" ? nodesIn(node["name"])[0]?.["name"] : undefined;
  const spoken = spokenAttributes.includes(String(name)) ? nodesIn(node["value"]) : own;
  const found = spoken.flatMap(wordsOf).filter((words) => /\p{L}{2}/u.test(words) && words.trim() !== brand);
  return [...found, ...Object.values(node).flatMap(nodesIn).flatMap(literalsIn)];
}

const literals = (code: string) => nodesIn(parseAst(code, { lang: "tsx" })).flatMap(literalsIn);

test("finds what a component says by itself, and nothing else", () => {
  expect(
    literals('<p title="Two words" className="x-y">Some {t("key")} {isOut ? "Out" : n} · <i>{`${n} left`}</i></p>'),
  ).toEqual(["Some ", "Out", "Two words", " left"]);
});

test("knows the files of the shop", () => {
  for (const place of translated)
    expect(
      files.some((file) => file.startsWith(place)),
      place,
    ).toBe(true);
});

test.each(files)("%s says nothing that is not in the messages", (file) => {
  expect(literals(readFileSync(new URL(file, source), "utf8"))).toEqual([]);
});
