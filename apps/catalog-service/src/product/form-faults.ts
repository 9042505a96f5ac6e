import type { Option } from "./product-view.ts";

type Form = {
  options: readonly Option[];
  pictures: readonly { alt: string; optionValue: string | null }[];
  variants: readonly { sku: string; options: Record<string, string>; price: number; compareAt: number | null }[];
  status: "active" | "draft";
};
type Fault = { path: (string | number)[]; message: string };

/** What is wrong with a product's parts taken together; each part alone is well formed. */
export function formFaults({ options, pictures, variants, status }: Form): Fault[] {
  const faults: Fault[] = [];
  const names = options.map((option) => option.name);
  if (hasTwice(names)) faults.push({ path: ["options"], message: "names an option twice" });
  options.forEach((option, i) => {
    if (hasTwice(option.values.map(({ value }) => value)))
      faults.push({ path: ["options", i], message: "names a value twice" });
  });
  const values = new Set(options.flatMap((option) => option.values.map(({ value }) => value)));
  pictures.forEach(({ alt, optionValue }, i) => {
    if (status === "active" && alt === "") faults.push({ path: ["pictures", i, "alt"], message: "is needed on sale" });
    if (optionValue !== null && !values.has(optionValue)) {
      faults.push({ path: ["pictures", i, "optionValue"], message: "is not a value of an option" });
    }
  });
  variants.forEach((variant, i) => {
    if (!choosesEach(options, variant.options)) {
      faults.push({ path: ["variants", i, "options"], message: "must choose one value of each option" });
    }
    if (variant.compareAt !== null && variant.compareAt <= variant.price) {
      faults.push({ path: ["variants", i, "compareAt"], message: "must be above the price" });
    }
  });
  if (hasTwice(variants.map(({ sku }) => sku))) faults.push({ path: ["variants"], message: "name a SKU twice" });
  const choices = variants.map((variant) => names.map((name) => variant.options[name]).join("\n"));
  if (hasTwice(choices)) faults.push({ path: ["variants"], message: "make the same choice twice" });
  return faults;
}

function choosesEach(options: readonly Option[], chosen: Record<string, string>): boolean {
  if (Object.keys(chosen).length !== options.length) return false;
  return options.every(({ name, values }) =>
    values.some(({ value }) => Object.hasOwn(chosen, name) && chosen[name] === value),
  );
}

function hasTwice(words: readonly string[]): boolean {
  return new Set(words).size < words.length;
}
