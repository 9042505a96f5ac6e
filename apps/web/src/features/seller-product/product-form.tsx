"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState, useTransition } from "react";
import type { RefObject, SyntheticEvent } from "react";
import type { EditableProduct } from "~/api/portal-shapes.ts";
import { paths } from "~/paths.ts";
import { sayFaults } from "~/ui/faults.ts";
import { say } from "~/ui/said.tsx";
import { useHasScripts } from "~/ui/use-has-scripts.ts";
import { AttributesSection } from "./attributes-section.tsx";
import { BasicsSection } from "./basics-section.tsx";
import type { CategoryChoice } from "./basics-section.tsx";
import { FactsSection } from "./facts-section.tsx";
import { ErrorSummary, Refused, SaveBar } from "./form-outcome.tsx";
import type { Refusal } from "./form-outcome.tsx";
import { newKey } from "./form-part.ts";
import type { FieldErrors, FormPart } from "./form-part.ts";
import { OptionsSection } from "./options-section.tsx";
import { PicturesSection } from "./pictures-section.tsx";
import { blankDraft } from "./product-draft.ts";
import { draftOf } from "./saved-draft.ts";
import type { ProductDraft } from "./product-draft.ts";
import { inForm, productInputOf, tidy } from "./product-input.ts";
import type { Refused as Refusing, SaveAnswer, SaveProduct } from "./save-product.ts";
import { StatusSection } from "./status-section.tsx";
import { useUnsavedWarning } from "./use-unsaved-warning.ts";
import { useUploads } from "./use-uploads.ts";
import { VariantsSection } from "./variants-section.tsx";

type Props = {
  /** As it is saved; undefined for a new one. */
  product?: EditableProduct;
  categories: readonly CategoryChoice[];
  save: SaveProduct;
};

/** The whole product on one page. Nothing that was typed is lost to a refusal, a conflict or a lost connection. */
export function ProductForm({ product, categories, save }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const state = useProductForm({ product, categories, save });
  const hasScripts = useHasScripts();
  const { draft, errors, refusal, isUnsaved, isSaving, change, submit } = state;
  const uploads = useUploads((picture) =>
    change((now) => ({ pictures: [...now.pictures, { key: newKey(), alt: "", valueKey: "", ...picture }] })),
  );
  useUnsavedWarning(isUnsaved || uploads.isBusy);
  useSaveKey(form);
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid=true]");
    if (state.tries > 0) wrong?.focus();
  }, [state.tries]);
  const part = { draft, errors, change };
  const category = categories.find(({ slug }) => slug === draft.categorySlug);
  const stock = new Map(product?.variants.map((variant) => [variant.variantId as string, variant]));
  return (
    <form
      ref={form}
      noValidate
      className="grid gap-5"
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        if (uploads.isBusy) state.point({ pictures: "Some pictures are still on their way. Save when they are here." });
        else submit(draft);
      }}
    >
      {/* Until its scripts run, the form would forget what it is told. */}
      <fieldset disabled={!hasScripts} className="contents">
        <ErrorSummary errors={errors} />
        <BasicsSection {...part} categories={categories} />
        <AttributesSection {...part} attributes={category?.attributes ?? []} />
        <OptionsSection {...part} />
        <VariantsSection {...part} stockOf={(variantId) => stock.get(variantId)} />
        <PicturesSection {...part} uploads={uploads} hue={category?.hue} />
        <FactsSection {...part} />
        <StatusSection {...part} />
        <SaveBar isNew={!product} isUnsaved={isUnsaved} isSaving={isSaving} errorCount={Object.keys(errors).length}>
          <Refused refusal={refusal} onKeepMine={state.keepMine} onTakeTheirs={state.takeTheirs} />
        </SaveBar>
      </fieldset>
    </form>
  );
}

type Form = { draft: ProductDraft; errors: FieldErrors };

function useProductForm({ product, categories, save }: Props) {
  const router = useRouter();
  const words = { general: useTranslations("faults"), own: useTranslations("sellerForms.product") };
  const inputOf = (typed: ProductDraft) => {
    const category = categories.find(({ slug }) => slug === typed.categorySlug);
    const { input, faults } = productInputOf(typed, category?.attributes);
    return { input, found: sayFaults(words, faults) };
  };
  const [{ draft, errors }, setForm] = useState<Form>(() => ({
    draft: product ? draftOf(product) : blankDraft(),
    errors: {},
  }));
  const [saved, setSaved] = useState({ draft, version: product?.version });
  const [refusal, setRefusal] = useState<Refusal>();
  const [tries, setTries] = useState(0);
  const [isSaving, startSaving] = useTransition();
  const isUnsaved = useMemo(() => JSON.stringify(draft) !== JSON.stringify(saved.draft), [draft, saved.draft]);

  // From the state as it is then: pictures arrive while something else is typed.
  const change: FormPart["change"] = (patch) =>
    setForm((now) => {
      const next = { ...now.draft, ...(typeof patch === "function" ? patch(now.draft) : patch) };
      // An error goes as soon as its field is right; none comes up while somebody types.
      const wrong = Object.keys(now.errors).length > 0 ? inputOf(tidy(next)).found : {};
      return { draft: next, errors: Object.fromEntries(Object.entries(wrong).filter(([path]) => path in now.errors)) };
    });
  const point = (found: FieldErrors) => {
    setForm((now) => ({ ...now, errors: found }));
    setTries((count) => count + 1);
  };
  const take = (current: EditableProduct) => {
    const fresh = draftOf(current);
    setForm({ draft: fresh, errors: {} });
    setSaved({ draft: fresh, version: current.version });
    setRefusal(undefined);
  };
  const hear = (answer: SaveAnswer, sent: ProductDraft) => {
    if (answer.kind === "created") {
      setSaved({ draft: sent, version: undefined });
      say(`${sent.title} is saved.`);
      router.push(paths.sellerProduct(answer.productId));
    } else if (answer.kind === "saved") {
      take(answer.product);
      say(`${answer.product.title} is saved.`);
    } else if (answer.kind === "conflict") {
      setRefusal({ kind: "conflict", current: answer.current });
    } else {
      setRefusal({ kind: "refused", sentence: answer.sentence });
      point({ ...sayFaults(words, inForm(answer.faults, sent)), ...aboutField(answer, sent) });
    }
  };
  const submit = (typed: ProductDraft, version = saved.version) => {
    if (isSaving) return;
    const tidied = tidy(typed);
    const { input, found } = inputOf(tidied);
    setForm({ draft: tidied, errors: {} });
    setRefusal(undefined);
    if (Object.keys(found).length > 0) return point(found);
    startSaving(async () => {
      const answer = await save(input, version).catch(() => unheard);
      startSaving(() => hear(answer, tidied));
    });
  };
  const keepMine = (current: EditableProduct) => {
    setSaved({ ...saved, version: current.version });
    submit(over(draft, current), current.version);
  };
  return { draft, errors, refusal, tries, isUnsaved, isSaving, change, point, submit, keepMine, takeTheirs: take };
}

/** The connection was lost before the answer came: it may or may not be saved. */
const unheard: SaveAnswer = {
  kind: "refused",
  sentence:
    "We couldn’t reach the shop, so this is not saved yet. What you typed is still here: try again in a moment.",
  faults: [],
};

/** A refusal that is about one field stands there too. */
function aboutField({ sentence, sku, isCategory }: Refusing, { variants }: ProductDraft): FieldErrors {
  const at = variants.findIndex((variant) => variant.isOffered && variant.sku === sku);
  return { ...(at >= 0 && { [`variants.${at}.sku`]: sentence }), ...(isCategory && { categorySlug: sentence }) };
}

/** A form over another state of the product: variants that are gone there start anew. */
function over(draft: ProductDraft, current: EditableProduct): ProductDraft {
  const known = new Set<string>(current.variants.map(({ variantId }) => variantId));
  const variants = draft.variants.map((variant) =>
    variant.variantId && !known.has(variant.variantId) ? { ...variant, variantId: undefined } : variant,
  );
  return { ...draft, variants };
}

/** Ctrl or Cmd and S saves. */
function useSaveKey(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "s" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [form]);
}
