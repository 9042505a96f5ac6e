import type { CartLineData } from "~/api/shapes.ts";

type Line = Pick<CartLineData, "state" | "available" | "quantity" | "previousPrice" | "unitPrice">;
export type LineNotice = { tone: "warn" | "danger" | "info"; text: string };

/** What there is to say about a line, on the line itself. */
export function lineNotice(line: Line, money: (amount: number) => string): LineNotice | undefined {
  const { state, available, quantity, previousPrice, unitPrice } = line;
  switch (state) {
    case "unavailable":
      return { tone: "danger", text: "This can’t be had any more. It isn’t counted in the total; remove it to go on." };
    case "low_stock":
      return quantity > available
        ? { tone: "danger", text: `Only ${available} left. Lower the quantity to go on.` }
        : { tone: "warn", text: `Only ${available} left.` };
    case "price_changed":
      return {
        tone: "info",
        text:
          previousPrice === null
            ? "The price changed."
            : `The price changed from ${money(previousPrice)} to ${money(unitPrice)}.`,
      };
    case "ok":
      return undefined;
  }
}
