"use server";

import { getTranslations } from "next-intl/server";
import { errorText } from "~/api/error-text.ts";
import { refusalText } from "~/api/refusal-text.ts";
import type { AddState } from "~/features/product/add-state.ts";
import { withOptions } from "~/features/product/variant-choice.ts";
import { catalogFor, orderFor } from "~/gateway/clients.ts";
import { startGuest, takeToken } from "~/gateway/house.ts";
import { clientIp, currentSession, writeSession } from "~/gateway/session.ts";
import type { Session } from "~/gateway/session-token.ts";

const rate = { perSecond: 10, burst: 20 };
const optionPrefix = "option:";

/** Puts a variant into the cart: called by the page's form, with and without scripts. */
export async function addToCart(slug: string, _before: AddState, form: FormData): Promise<AddState> {
  const quantity = Number(form.get("quantity"));
  if (!Number.isInteger(quantity) || quantity < 1)
    return refused((await getTranslations("productPage"))("refused.quantity"));
  try {
    const variantId = await chosenVariant(slug, form);
    if (!variantId) return refused(refusalText(await getTranslations("refusals"), "VARIANT_NOT_FOUND"));
    const session = await shopper();
    if (typeof session === "string") return refused(session);
    const cart = await orderFor(session.accessToken).customer.cart.addLine.mutate({ variantId, quantity });
    return { kind: "added", quantity, count: cart.count };
  } catch (cause) {
    return refused(errorText(await getTranslations("refusals"), cause));
  }
}

const refused = (text: string): AddState => ({ kind: "refused", text });

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
  const ip = await clientIp();
  const known = await currentSession();
  const wait = takeToken(`write ${known?.user.userId ?? ip}`, rate, Date.now());
  if (wait > 0) {
    const say = await getTranslations("refusals");
    return refusalText(say, "TOO_MANY_REQUESTS", { retryAfterSeconds: String(wait) });
  }
  if (known) return known.user.role === "user" ? known : (await getTranslations("productPage"))("refused.notCustomer");
  const guest = await startGuest(ip);
  await writeSession(guest);
  return guest;
}
