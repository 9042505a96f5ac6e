import type { FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** Many more shapes than our letters have; a bound all the same. */
const mostShapes = 300;
const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/**
 * A component as a function from its props to HTML. React draws each shape of them once (what is there and what is not, and
 * how often), with marks where words go; after that the words, escaped as React escapes them, are put between the pieces.
 * A component that decides by more than whether a text is there or empty, by its length say, cannot be compiled.
 * @param html names of props, at any depth, that are HTML already.
 */
export function compile<Props extends object>(Component: FunctionComponent<Props>, html: readonly string[] = []) {
  /** By shape: HTML at even places, the number of a word at odd ones. */
  const drawn = new Map<string, readonly string[]>();

  function draw(shape: string): readonly string[] {
    const marked = JSON.parse(shape, (_, value: unknown) =>
      typeof value === "number" ? `\uE000${value}\uE001` : value,
    ) as Props;
    const pieces = renderToStaticMarkup(<Component {...marked} />).split(/\uE000(\d+)\uE001/);
    if (drawn.size >= mostShapes) drawn.clear();
    drawn.set(shape, pieces);
    return pieces;
  }

  return (props: Props): string => {
    const words: string[] = [];
    const shape = JSON.stringify(props, (name, value: unknown) => {
      if ((typeof value !== "string" || value === "") && typeof value !== "number") return value;
      return words.push(html.includes(name) ? String(value) : escapeHtml(String(value))) - 1;
    });
    const pieces = drawn.get(shape) ?? draw(shape);
    return pieces.map((piece, at) => (at % 2 === 0 ? piece : words[Number(piece)])).join("");
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}
