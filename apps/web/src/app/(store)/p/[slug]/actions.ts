"use server";

import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { refusedWith } from "~/api/error-text.ts";
import { formText } from "~/api/form-text.ts";
import { refusedForm } from "~/api/refused-form.ts";
import { refusalText } from "~/api/refusal-text.ts";
import { alertRules } from "~/features/product/alert-rules.ts";
import type { AddState } from "~/features/product/add-state.ts";
import type { VoteState } from "~/features/product/helpful-vote.tsx";
import { withOptions } from "~/features/product/variant-choice.ts";
import { act, sentenceFor } from "~/gateway/act.ts";
import { calleeOf, catalogFor, orderFor } from "~/gateway/forward/clients.ts";
import { startGuest } from "~/gateway/forward/gateway.ts";
import { clientIp, currentSession, writeSession } from "~/gateway/session/session.ts";
import type { Session } from "~/gateway/session/session-token.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";
import type { FormState } from "~/ui/outcome.ts";

const optionPrefix = "option:";

/** Puts a variant into the cart: called by the page's form, with and without scripts. */
export async function addToCart(slug: string, _before: AddState, form: FormData): Promise<AddState> {
  const quantity = Number(form.get("quantity"));
  if (!Number.isInteger(quantity) || quantity < 1)
    return refused((await getTranslations("productPage"))("refused.quantity"));
  return await act<AddState>(
    async () => {
      const variantId = await chosenVariant(slug, form);
      if (!variantId) return refused(refusalText(await getTranslations("refusals"), "VARIANT_NOT_FOUND"));
      const session = await shopper();
      if (typeof session === "string") return refused(session);
      const cart = await orderFor(session.accessToken).customer.cart.addLine.mutate({ variantId, quantity });
      return { kind: "added", quantity, cart };
    },
    async (cause) => refused(await sentenceFor(cause)),
  );
}

const refused = (text: string): AddState => ({ kind: "refused", text });

/** A vote for a review. Who is not signed in may do so and comes back. */
export async function markHelpful(slug: string, reviewId: string, _before: VoteState): Promise<VoteState> {
  const session = await currentSession();
  if (!session || session.user.guest) redirect(await inLanguage(paths.login(paths.product(slug))));
  const t = await getTranslations("productPage.reviews");
  return await act<VoteState>(
    async () => {
      const { customer } = catalogFor(session.accessToken);
      const { helpfulCount } = await customer.review.markHelpful.mutate({ reviewId });
      return { text: t("vote.done"), count: t("helpful", { count: helpfulCount }) };
    },
    async (cause) => {
      const isOwn = refusedWith(cause)?.reason === "REVIEW_NOT_ALLOWED";
      return { text: isOwn ? t("vote.own") : await sentenceFor(cause) };
    },
  );
}

/** Nobody waits for many things in a minute: this is for whoever types other people's addresses. */
const alerts = { name: "alert", perSecond: 0.1, burst: 10 };

export async function askStockAlert(_before: FormState, form: FormData): Promise<FormState> {
  const values = { email: formText(form, "email") };
  return await act<FormState>(
    async () => {
      const session = await shopper();
      if (typeof session === "string") return { fault: session, faults: {}, values };
      const { stockAlert } = catalogFor(session.accessToken).customer;
      const variantId = formText(form, "variantId");
      const { email, stands } = await stockAlert.ask.mutate({ variantId, email: values.email });
      return { is: stands ? "done" : "sent", faults: {}, values: { email } };
    },
    (cause) => refusedForm(cause, alertRules, values),
    alerts,
  );
}

/** Scripts send the variant itself; a bare form sends the values of its options. */
async function chosenVariant(slug: string, form: FormData): Promise<string | undefined> {
  const given = form.get("variantId");
  if (typeof given === "string" && given) return given;
  const chosen: Record<string, string> = Object.create(null);
  for (const [name, value] of form) {
    if (name.startsWith(optionPrefix) && typeof value === "string") chosen[name.slice(optionPrefix.length)] = value;
  }
  const { variants } = await catalogFor().public.product.get.query({ slug });
  return withOptions(variants, chosen)?.variantId;
}

/** Whoever is here, or a guest who begins now. A sentence for those who may not buy. */
async function shopper(): Promise<Session | string> {
  const known = await currentSession();
  if (known) return known.user.role === "user" ? known : (await getTranslations("productPage"))("refused.notCustomer");
  // A new guest makes Next draw the whole page anew, which it cannot while catalog is away.
  if (calleeOf("catalog-service").isAway()) return (await getTranslations("product"))("away");
  const guest = await startGuest(await clientIp());
  await writeSession(guest);
  return guest;
}
