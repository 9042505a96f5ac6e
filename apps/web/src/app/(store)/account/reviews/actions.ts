"use server";

import { productId, reviewId } from "@stallhouse/contracts/ids";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { errorText, refusedWith } from "~/api/error-text.ts";
import { formText } from "~/api/form-text.ts";
import { reviewFaults } from "~/features/review/review-faults.ts";
import { catalog } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import { sayFaults } from "~/ui/faults.ts";
import { emptyForm } from "~/ui/outcome.ts";
import type { FormState } from "~/ui/outcome.ts";

async function ownReviews() {
  await requireRole("user", await inLanguage(paths.accountReviews));
  return (await catalog()).customer.review;
}

const goBack = async (done: string) => redirect(await inLanguage(`${paths.accountReviews}?done=${done}`));

export async function saveReview(of: string, _before: FormState, form: FormData): Promise<FormState> {
  const [stars, title, body] = [formText(form, "stars"), formText(form, "title"), formText(form, "body")];
  const values = { stars, title, body };
  const t = await getTranslations("review");
  const faults = sayFaults(t, reviewFaults(values));
  if (Object.keys(faults).length > 0) return { faults, values };
  const review = await ownReviews();
  try {
    await review.save.mutate({ productId: productId.parse(of), stars: Number(stars), title, body });
  } catch (cause) {
    const { details = {} } = refusedWith(cause) ?? {};
    const named = (["title", "body"] as const).filter((field) => details[field]);
    if (named.length > 0)
      return { faults: Object.fromEntries(named.map((field) => [field, t("faults.character")])), values };
    return { ...emptyForm, fault: errorText(await getTranslations("refusals"), cause), values };
  }
  return await goBack("saved");
}

export async function removeReview(form: FormData): Promise<void> {
  const review = await ownReviews();
  try {
    await review.remove.mutate({ reviewId: reviewId.parse(formText(form, "reviewId")) });
  } catch (cause) {
    // Gone already, or taken off the page meanwhile: the list that comes next says which.
    if (refusedWith(cause)?.reason !== "REVIEW_NOT_FOUND") throw cause;
  }
  await goBack("removed");
}
