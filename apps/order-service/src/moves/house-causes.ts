/** Why the house itself moves an order. Our books and mails say it in English, a page in its reader's language. */
const sentences = {
  CONFIRMING_STOCK: "We have your order and are confirming stock. Nothing has been charged.",
  STOCK_CONFIRMED: "Stock is confirmed.",
  SOLD_OUT: "{title} is sold out. Nothing has been charged.",
  SOLD_OUT_WHEN_PAID: "{title} is sold out. What you paid goes back to you in full.",
  NOT_FOR_SALE: "{title} is no longer for sale. Nothing has been charged.",
  NOT_FOR_SALE_WHEN_PAID: "{title} is no longer for sale. What you paid goes back to you in full.",
  CHANGED: "Something in it changed while we confirmed stock. Nothing has been charged.",
  TOTAL_NOT_PAYABLE: "At its new prices this order can't be paid in one payment. Nothing has been charged.",
  NEW_PRICE: "You agreed to the new price.",
  SELLER_BLOCKED: "A seller of this order may not sell any more.",
  SELLER_BLOCKED_WHEN_PAID: "Its seller may not sell any more. What you paid for it goes back to you.",
  CUSTOMER_CANCELLED: "Cancelled by the customer.",
  PAYMENT_REFUSED: "The payment service does not take this order. Nothing has been charged.",
  UNPAID: "Nobody paid before the hold ended.",
  PRICE_UNANSWERED: "Nobody agreed to the new price in time.",
  STOCK_UNANSWERED: "Stock could not be confirmed in time.",
  SENT_BACK: "Sent back to the seller.",
} as const;

export type CauseCode = keyof typeof sentences;
/** `title`: of the product it was about, or empty. */
export type HouseCause = { code: CauseCode; title: string };

export function houseCause(code: CauseCode, title = ""): string {
  return sentences[code].replace("{title}", () => title);
}

/** What a cause in our books says, if it is the house's own; null for the words of a person. */
export function houseCauseIn(cause: string | null): HouseCause | null {
  for (const code of Object.keys(sentences) as CauseCode[]) {
    const [start = "", end] = sentences[code].split("{title}");
    if (end === undefined && cause === start) return { code, title: "" };
    if (end !== undefined && cause?.endsWith(end)) return { code, title: cause.slice(0, -end.length) };
  }
  return null;
}
