import { parseCount, parseMoney } from "./money-text.ts";
import type { ProductDraft, VariantDraft } from "./product-draft.ts";

/** A sentence per field, by the field's path: "title", "variants.2.price". */
export type FieldErrors = Readonly<Record<string, string>>;

const most = {
  facts: 30,
  options: 3,
  values: 40,
  variants: 100,
  quantity: 1_000_000,
  threshold: 100_000,
};

export const mostPictures = 24;

/** What is wrong with a tidy form, and how to mend it. The service checks all of it again. */
export function checkDraft(draft: ProductDraft): FieldErrors {
  const found = [
    ...checkBasics(draft),
    ...checkFacts(draft),
    ...checkOptions(draft),
    ...checkVariants(draft),
    ...checkPictures(draft),
  ];
  return Object.fromEntries(found.filter((entry): entry is Found => entry !== undefined));
}

type Found = readonly [path: string, sentence: string];
type Checked = (Found | undefined)[];

function text(path: string, value: string, { name, max }: { name: string; max: number }): Found | undefined {
  if (value === "") return [path, `Write ${name}.`];
  if (/[\p{Cc}\p{Cs}]/u.test(value)) return [path, "Leave out line breaks and other invisible characters."];
  return value.length > max ? [path, `Shorten this to ${max} characters; it has ${value.length}.`] : undefined;
}

function checkBasics(draft: ProductDraft): Checked {
  return [
    text("title", draft.title, { name: "a title, as customers should read it", max: 140 }),
    text("summary", draft.summary, { name: "one sentence about it", max: 280 }),
    draft.description.length > 8_000 ? ["description", "Shorten the description to 8000 characters."] : undefined,
    draft.categorySlug === "" ? ["categorySlug", "Choose a category."] : undefined,
  ];
}

function checkFacts({ facts }: ProductDraft): Checked {
  return [
    facts.length > most.facts ? ["facts", `Keep to ${most.facts} facts.`] : undefined,
    ...facts.flatMap(({ label, value }, index) => [
      text(`facts.${index}.label`, label, { name: "what this fact is about, like Material", max: 60 }),
      text(`facts.${index}.value`, value, { name: "the fact itself, or remove the row", max: 200 }),
    ]),
  ];
}

function checkOptions({ options }: ProductDraft): Checked {
  const names = options.map(({ name }) => name);
  return [
    options.length > most.options ? ["options", `Keep to ${most.options} options.`] : undefined,
    ...options.flatMap(({ name, values }, index): Checked => {
      const path = `options.${index}`;
      const written = values.map(({ value }) => value);
      return [
        text(`${path}.name`, name, { name: "the option’s name, like Colour", max: 40 }),
        isRepeated(names, index) ? [`${path}.name`, "Another option has this name."] : undefined,
        values.length === 0 ? [`${path}.add`, "Add at least one value, or remove the option."] : undefined,
        values.length > most.values ? [`${path}.add`, `Keep to ${most.values} values.`] : undefined,
        ...written.flatMap((value, at): Checked => [
          text(`${path}.values.${at}.value`, value, { name: "the value, or remove it", max: 60 }),
          isRepeated(written, at) ? [`${path}.values.${at}.value`, "This value is there already."] : undefined,
        ]),
      ];
    }),
  ];
}

function checkVariants({ variants }: ProductDraft): Checked {
  const offered = variants.filter(({ isOffered }) => isOffered);
  const skus = variants.map(({ isOffered, sku }) => (isOffered ? sku : ""));
  return [
    offered.length === 0 ? ["variants", "Offer at least one variant."] : undefined,
    offered.length > most.variants ? ["variants", `Keep to ${most.variants} variants.`] : undefined,
    ...variants.flatMap((variant, index) => (variant.isOffered ? checkVariant(variant, index, skus) : [])),
  ];
}

function checkVariant(variant: VariantDraft, index: number, skus: string[]): Checked {
  const path = `variants.${index}`;
  const price = parseMoney(variant.price);
  const compareAt = variant.compareAt.trim() === "" ? undefined : parseMoney(variant.compareAt);
  const isLower = "amount" in price && compareAt && "amount" in compareAt && compareAt.amount <= price.amount;
  return [
    text(`${path}.sku`, variant.sku, { name: "your own code for it", max: 64 }),
    isRepeated(skus, index) ? [`${path}.sku`, "Another variant has this SKU."] : undefined,
    wrong(`${path}.price`, price),
    compareAt && wrong(`${path}.compareAt`, compareAt),
    isLower ? [`${path}.compareAt`, "The price before must be above the price now."] : undefined,
    variant.variantId ? undefined : wrong(`${path}.quantity`, parseCount(variant.quantity, most.quantity)),
    wrong(`${path}.threshold`, parseCount(variant.threshold, most.threshold)),
  ];
}

function checkPictures({ pictures, status }: ProductDraft): Checked {
  const alt = { name: "what the picture shows, for those who can’t see it", max: 200 };
  return [
    pictures.length > mostPictures ? ["pictures", `Keep to ${mostPictures} pictures.`] : undefined,
    // A draft may wait for its words; what is on sale may not.
    ...pictures.map((picture, index) =>
      status === "draft" && picture.alt === "" ? undefined : text(`pictures.${index}.alt`, picture.alt, alt),
    ),
  ];
}

function wrong(path: string, parsed: object): Found | undefined {
  return "error" in parsed && typeof parsed.error === "string" ? [path, parsed.error] : undefined;
}

function isRepeated(words: readonly string[], index: number): boolean {
  const word = words[index];
  return word !== undefined && word !== "" && words.indexOf(word) < index;
}
