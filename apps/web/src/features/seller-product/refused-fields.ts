import type { FieldErrors } from "./check-draft.ts";
import type { ProductDraft } from "./product-draft.ts";

type Refused = { reason: string; details: Readonly<Record<string, string>> };

/** Which fields of the form a refusal is about; nothing when it is about none of them. */
export function refusedFields({ reason, details }: Refused, draft: ProductDraft): FieldErrors {
  const rows = draft.variants.flatMap(({ isOffered }, index) => (isOffered ? [index] : []));
  if (reason === "SKU_TAKEN") {
    const at = draft.variants.findIndex(({ isOffered, sku }) => isOffered && sku === details["sku"]);
    return at < 0 ? {} : { [`variants.${at}.sku`]: "You use this SKU for another product. Choose a different one." };
  }
  if (reason === "CATEGORY_NOT_FOUND") return { categorySlug: "This category is gone. Choose another one." };
  if (reason !== "INPUT_INVALID") return {};
  return Object.fromEntries(
    Object.entries(details).map(([path, said]) => {
      // The service counts only the variants it was sent.
      const field = path.replace(/^variants\.(\d+)/, (_all, sent: string) => `variants.${rows[Number(sent)] ?? sent}`);
      return [field, sentenceFor(said)];
    }),
  );
}

/** The service's checks speak in notes for programs. */
function sentenceFor(said: string): string {
  if (/paid at once/.test(said)) return "With delivery this is more than can be paid at once. Lower it.";
  if (/too big/i.test(said)) return "This is too long or too much. Shorten or lower it.";
  if (/too small/i.test(said)) return "This is empty or too low. Fill it in.";
  if (/above the price/.test(said)) return "The price before must be above the price now.";
  if (/needed on sale/.test(said)) return "Write what the picture shows, for those who can’t see it.";
  if (/twice/.test(said)) return "Something is in here twice. Keep one of them.";
  return "This can’t be saved as it is. Check it and try again.";
}
