import { z } from "zod";

export type Card = { number: string; expMonth: number; expYear: number; name: string | null };
export type CardErrors = { number?: string; expiry?: string; cvc?: string; name?: string };

/** How a test card behaves; the only cards this bank knows. */
export const testCards = [
  { number: "4242424242424242", label: "Payment succeeds", behaviour: "succeeds" },
  { number: "4000000000000002", label: "Card is declined", behaviour: "declined" },
  { number: "4000000000009995", label: "Not enough money", behaviour: "insufficient_funds" },
  { number: "4000002500003155", label: "Asks you to confirm", behaviour: "needs_confirmation" },
] as const;
export type Behaviour = (typeof testCards)[number]["behaviour"];

export function behaviourOf(number: string): Behaviour | undefined {
  return testCards.find((card) => card.number === number)?.behaviour;
}

/** `4242424242424242` → `4242 4242 4242 4242`. */
export function inFours(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1 ");
}

const field = z.string().trim().max(100).default("");
export const cardForm = z.object({ number: field, expiry: field, cvc: field, name: field });
export type CardForm = z.infer<typeof cardForm>;

/** Reads what a person typed, spaces and dashes welcome; `now` decides what has expired. */
export function readCard(form: CardForm, now: Date): { card: Card } | { errors: CardErrors } {
  const number = form.number.replace(/[\s-]/g, "");
  const expiry = readExpiry(form.expiry, now);
  const errors: CardErrors = {
    ...numberError(number),
    ...("error" in expiry && { expiry: expiry.error }),
    ...(!/^\d{3,4}$/.test(form.cvc) && { cvc: "Enter the 3 digits from the back of the card." }),
    ...(form.name === "" && { name: "Enter the name as it is on the card." }),
  };
  if ("error" in expiry || Object.keys(errors).length > 0) return { errors };
  return { card: { number, expMonth: expiry.month, expYear: expiry.year, name: form.name } };
}

function numberError(number: string): CardErrors {
  if (number === "") return { number: "Enter a card number." };
  if (!/^\d+$/.test(number)) return { number: "A card number has digits only." };
  if (behaviourOf(number) !== undefined) return {};
  return { number: "This bank only takes the test cards listed on this page." };
}

function readExpiry(text: string, now: Date): { month: number; year: number } | { error: string } {
  const match = /^(\d{1,2})\s*[/-]?\s*(\d{2}|\d{4})$/.exec(text);
  const month = Number(match?.[1]);
  const yearText = match?.[2];
  if (yearText === undefined || month < 1 || month > 12)
    return { error: "Enter the date as on the card, like 09 / 30." };
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const isPast = year < now.getFullYear() || (year === now.getFullYear() && month < now.getMonth() + 1);
  return isPast ? { error: "This card has expired. Use a date in the future." } : { month, year };
}
