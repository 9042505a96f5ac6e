"use server";

import { productId, reviewId } from "@stallhouse/contracts/ids";
import { redirect } from "next/navigation";
import { formText, formTexts } from "~/api/form-text.ts";
import { faultyForm, refusedForm } from "~/api/refused-form.ts";
import { reviewRules } from "~/features/review/review-rules.ts";
import { act, unless } from "~/gateway/act.ts";
import { catalog } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import type { FormState } from "~/ui/outcome.ts";

async function ownReviews() {
  await requireRole("user", await inLanguage(paths.accountReviews));
  return (await catalog()).customer.review;
}

const goBack = async (done: string) => redirect(await inLanguage(`${paths.accountReviews}?done=${done}`));

export async function saveReview(of: string, _before: FormState, form: FormData): Promise<FormState> {
  const values = formTexts(form, reviewRules.fields);
  const wrong = await faultyForm(reviewRules, values);
  if (wrong) return wrong;
  return await act(
    async () => {
      const review = await ownReviews();
      await review.save.mutate({ productId: productId.parse(of), ...values, stars: Number(values.stars) });
      return await goBack("saved");
    },
    (cause) => refusedForm(cause, reviewRules, values),
  );
}

export async function removeReview(form: FormData): Promise<void> {
  await act(async () => {
    const review = await ownReviews();
    const removing = review.remove.mutate({ reviewId: reviewId.parse(formText(form, "reviewId")) });
    // Gone already, or taken off the page meanwhile: the list that comes next says which.
    await removing.catch(unless("REVIEW_NOT_FOUND"));
    await goBack("removed");
  });
}
