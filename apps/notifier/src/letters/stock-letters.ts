import type { PayloadOf } from "@stallhouse/contracts/event";
import type { stockReturnedV1 } from "@stallhouse/contracts/events/catalog";
import type { Letter } from "../letter/letter.ts";
import type { Links } from "../links.ts";

/** For whoever waited for it. */
export function stockReturned(stock: PayloadOf<typeof stockReturnedV1>, links: Links): Letter {
  const what = stock.label ? `${stock.title}, ${stock.label}` : stock.title;
  return {
    template: "stock-returned",
    subject: `Back in stock: ${what}`,
    preview: "You asked us to tell you.",
    heading: "It’s back",
    paragraphs: [`${what} is in stock again. We can’t hold one for you: it is yours once it is paid.`],
    action: { label: "See it", url: links.variant(stock) },
    because: "You get this mail because this address was left with us for it. There will be no other about it.",
  };
}
