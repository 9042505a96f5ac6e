import type { CartLineData } from "~/api/shapes.ts";

type Line = Pick<CartLineData, "state" | "available" | "quantity" | "previousPrice" | "unitPrice">;
export type LineNotice = {
  tone: "warn" | "danger" | "info";
  /** Its text in the part `cart.notice`, and what stands in it. */
  key: "unavailable" | "lowerQuantity" | "fewLeft" | "priceChanged" | "priceChangedTo";
  values?: Readonly<Record<string, string | number>>;
};

/** What there is to say about a line, on the line itself. */
export function lineNotice(line: Line, money: (amount: number) => string): LineNotice | undefined {
  const { state, available, quantity, previousPrice, unitPrice } = line;
  switch (state) {
    case "unavailable":
      return { tone: "danger", key: "unavailable" };
    case "low_stock":
      return quantity > available
        ? { tone: "danger", key: "lowerQuantity", values: { available } }
        : { tone: "warn", key: "fewLeft", values: { available } };
    case "price_changed":
      return previousPrice === null
        ? { tone: "info", key: "priceChanged" }
        : { tone: "info", key: "priceChangedTo", values: { from: money(previousPrice), to: money(unitPrice) } };
    case "ok":
      return undefined;
  }
}
