export type FormValue = string | FormValue[] | { [key: string]: FormValue };

type Node = Map<string, Node | string>;

/**
 * Decodes the bracket notation of Stripe's bodies and queries: `line_items[0][price_data][currency]=eur`, `expand[]=a`.
 * A level whose keys are all numbers (or empty) becomes an array.
 */
export function decodeForm(body: string): { [key: string]: FormValue } {
  const root: Node = new Map();
  for (const [name, value] of new URLSearchParams(body)) insert(root, pathOf(name), value);
  return Object.fromEntries([...root].map(([key, child]) => [key, toValue(child)]));
}

function pathOf(name: string): string[] {
  const open = name.indexOf("[");
  if (open <= 0) return [name];
  const rest = [...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "");
  return [name.slice(0, open), ...rest];
}

function insert(root: Node, path: string[], value: string): void {
  let node = root;
  path.forEach((part, depth) => {
    const key = part === "" ? String(node.size) : part;
    if (depth === path.length - 1) {
      node.set(key, value);
      return;
    }
    const next = node.get(key);
    const child: Node = next instanceof Map ? next : new Map();
    node.set(key, child);
    node = child;
  });
}

function toValue(node: Node | string): FormValue {
  if (typeof node === "string") return node;
  const entries = [...node];
  if (entries.every(([key]) => /^\d+$/.test(key))) return entries.map(([, child]) => toValue(child));
  return Object.fromEntries(entries.map(([key, child]) => [key, toValue(child)]));
}
