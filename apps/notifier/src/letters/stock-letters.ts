import type { PayloadOf } from "@stallhouse/contracts/event";
import type { stockAlertAskedV1, stockReturnedV1 } from "@stallhouse/contracts/events/catalog";
import type { Letter } from "../letter/letter.ts";
import type { Links } from "../links.ts";

/** For whoever waited for it. */
export function stockReturned(stock: PayloadOf<typeof stockReturnedV1>, links: Links): Letter {
  const what = nameOf(stock);
  return {
    template: "stock-returned",
    subject: `Back in stock: ${what}`,
    preview: "You asked us to tell you.",
    heading: "It’s back",
    paragraphs: [`${what} is in stock again. We can’t hold one for you: it is yours once it is paid.`],
    action: { label: "See it", url: links.variant(stock) },
    closing: stock.endToken ? [`To end all you wait for at this address: ${links.stockAlert(stock.endToken)}`] : [],
    because: "You get this mail because you asked for it at this address. There will be no other about it.",
  };
}

/** For whoever reads the address that somebody typed. */
export function stockAlertAsked(stock: PayloadOf<typeof stockAlertAskedV1>, links: Links): Letter {
  const what = nameOf(stock);
  return {
    template: "stock-alert-asked",
    subject: `Shall we tell you when it’s back? ${what}`,
    preview: "Confirm it once, within two days.",
    heading: "Shall we tell you when it’s back?",
    paragraphs: [
      `Somebody left this address with us to be told when ${what} is in stock again. If it was you, confirm it: then we write to you once, when it is back.`,
    ],
    action: { label: "Confirm or end it", url: links.stockAlert(stock.token) },
    closing: ["If it was not you, there is nothing to do. After two days we forget the address."],
    because: "You get this mail because this address was typed in at Stallhouse.",
  };
}

function nameOf({ title, label }: { title: string; label: string }): string {
  return label ? `${title}, ${label}` : title;
}
