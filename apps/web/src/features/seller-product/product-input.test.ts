import { newId } from "@stallhouse/contracts/ids";
import type { ProductId, VariantId } from "@stallhouse/contracts/ids";
import { expect, test } from "vitest";
import type { EditableProduct } from "~/api/portal-shapes.ts";
import { blankDraft, blankVariant } from "./product-draft.ts";
import { draftOf } from "./saved-draft.ts";
import type { ProductDraft } from "./product-draft.ts";
import { inForm, productInputOf, tidy } from "./product-input.ts";
import { rearrange } from "./variant-matrix.ts";

const glaze = {
  key: "g",
  name: "Glaze",
  values: [
    { key: "f", value: "Forest", color: "#11603f" },
    { key: "r", value: "Rust", color: null },
  ],
};

function mug(more: Partial<ProductDraft> = {}): ProductDraft {
  return {
    ...blankDraft(),
    title: "Tall mug",
    summary: "Holds 350 ml.",
    categorySlug: "mugs",
    options: [glaze],
    variants: [
      { ...blankVariant, key: "f", sku: "MUG-F", price: "24.00", quantity: "8" },
      { ...blankVariant, key: "r", sku: "MUG-R", price: "24,5", compareAt: "30", quantity: "0", threshold: "2" },
    ],
    pictures: [{ key: "p", url: "/products/mug.webp", alt: "A mug", valueKey: "f", width: 640, height: 640 }],
    ...more,
  };
}

const errorsOf = (draft: ProductDraft) =>
  Object.fromEntries(productInputOf(tidy(draft)).faults.map(({ field, code }) => [field, code]));

test("CA-01 turns what was typed into the service's words", () => {
  expect(productInputOf(mug()).input).toEqual({
    title: "Tall mug",
    summary: "Holds 350 ml.",
    description: "",
    categorySlug: "mugs",
    currency: "EUR",
    status: "draft",
    attributes: {},
    facts: [],
    options: [
      {
        name: "Glaze",
        values: [
          { value: "Forest", color: "#11603f" },
          { value: "Rust", color: null },
        ],
      },
    ],
    pictures: [{ url: "/products/mug.webp", alt: "A mug", width: 640, height: 640, optionValue: "Forest" }],
    variants: [
      { sku: "MUG-F", options: { Glaze: "Forest" }, price: 2400, compareAt: null, quantity: 8, threshold: 3 },
      { sku: "MUG-R", options: { Glaze: "Rust" }, price: 2450, compareAt: 3000, quantity: 0, threshold: 2 },
    ],
  });
});

test("CA-01 sends only the variants on offer", () => {
  const [forest, rust] = mug().variants;
  if (!forest || !rust) throw new Error("two variants");
  const { input } = productInputOf(mug({ variants: [{ ...forest, isOffered: false, price: "rubbish" }, rust] }));
  expect(input.variants.map(({ sku }) => sku)).toEqual(["MUG-R"]);
});

test("CA-01 a saved product comes back from its form as it was", () => {
  const variantId = newId<VariantId>();
  const { input } = productInputOf(mug());
  const forest = { sku: "MUG-F", options: { Glaze: "Forest" }, price: 2400, compareAt: null, threshold: 3, variantId };
  const saved: EditableProduct = {
    ...input,
    productId: newId<ProductId>(),
    version: 3,
    slug: "tall-mug",
    status: "active",
    blockedReason: null,
    onSale: true,
    variants: [{ ...forest, available: 8, reserved: 0 }],
  };
  const draft = draftOf(saved);
  expect(draft.variants.map((variant) => [variant.isOffered, variant.variantId, variant.price])).toEqual([
    [true, variantId, "24.00"],
    [false, undefined, ""],
  ]);
  expect(productInputOf(draft).input).toEqual({ ...input, status: "active", variants: [{ ...forest, quantity: 0 }] });
});

test("UX-08 says at each field what is wrong with it", () => {
  const [forest, rust] = mug().variants;
  if (!forest || !rust) throw new Error("two variants");
  const errors = errorsOf(
    mug({
      title: "  ",
      summary: "x".repeat(281),
      categorySlug: "",
      facts: [
        { key: "a", label: "Size", value: "" },
        { key: "b", label: " ", value: " " },
      ],
      variants: [
        { ...forest, price: "24.005", quantity: "1.5" },
        { ...rust, sku: "MUG-F", compareAt: "24.50" },
      ],
      pictures: [{ key: "p", url: "/media/x", alt: "x".repeat(201), valueKey: "", width: 10, height: 10 }],
    }),
  );
  expect(Object.keys(errors)).toEqual([
    "title",
    "summary",
    "categorySlug",
    "facts.0.value",
    "variants.0.price",
    "variants.0.quantity",
    "pictures.0.alt",
    "variants.1.sku",
    "variants.1.compareAt",
  ]);
});

test("UX-08 names a value that is there twice and an option without any", () => {
  const twice = { ...glaze, values: [...glaze.values, { key: "x", value: " Forest ", color: null }] };
  const errors = errorsOf(mug({ options: [twice, { key: "s", name: "Glaze", values: [] }] }));
  expect(errors).toMatchObject({
    "options.0.values.2.value": "twice",
    "options.1.name": "twice",
    "options.1.values": "tooFew",
  });
});

test("CA-01 a picture needs words before its product is on sale, not while it is a draft", () => {
  const picture = { key: "p", url: "/media/x", alt: " ", valueKey: "", width: 9, height: 9 };
  expect(errorsOf(mug({ pictures: [picture], status: "draft" }))).toEqual({});
  expect(errorsOf(mug({ pictures: [picture], status: "active" }))).toHaveProperty(["pictures.0.alt"]);
});

test("UX-08 puts the service's refusal at the field it is about, counted as the form counts", () => {
  const draft = mug();
  const [forest] = draft.variants;
  if (forest) forest.isOffered = false;
  const faults = [
    { field: "variants.0.price", code: "aboveOnePayment" } as const,
    { field: "title", code: "character" } as const,
  ];
  expect(inForm(faults, draft)).toEqual([{ field: "variants.1.price", code: "aboveOnePayment" }, faults[1]]);
});

test("CA-02 sends what is chosen of the category's attributes, and nothing that it does not have", () => {
  const attributes = { material: ["Oak", "Brass"], colour: ["Red"], room: [] };
  const known = [
    { key: "material", label: "Material", values: ["Ash", "Oak"] },
    { key: "room", label: "Room", values: ["Kitchen"] },
  ];
  expect(productInputOf(mug({ attributes }), known).input.attributes).toEqual({ material: ["Oak"] });
});

test("a form with too many variants is refused before it is sent", () => {
  const many = {
    key: "n",
    name: "Size",
    values: Array.from({ length: 40 }, (_, i) => ({ key: `n${i}`, value: `${i}`, color: null })),
  };
  const three = { ...glaze, values: [...glaze.values, { key: "s", value: "Sand", color: null }] };
  const options = [three, many];
  const draft = mug({ options, variants: rearrange(options, mug().variants), pictures: [] });
  expect(draft.variants).toHaveLength(120);
  expect(errorsOf(draft)).toHaveProperty("variants");
});
