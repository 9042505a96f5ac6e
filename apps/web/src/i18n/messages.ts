import type { AbstractIntlMessages } from "next-intl";
import { defaultLocale } from "./locales.ts";
import type { Locale } from "./locales.ts";
import cart from "./messages/en/cart.json";
import catalogue from "./messages/en/catalogue.json";
import checkout from "./messages/en/checkout.json";
import account from "./messages/en/account.json";
import accountPage from "./messages/en/accountPage.json";
import address from "./messages/en/address.json";
import common from "./messages/en/common.json";
import errors from "./messages/en/errors.json";
import faults from "./messages/en/faults.json";
import help from "./messages/en/help.json";
import home from "./messages/en/home.json";
import order from "./messages/en/order.json";
import pages from "./messages/en/pages.json";
import product from "./messages/en/product.json";
import productPage from "./messages/en/productPage.json";
import refusals from "./messages/en/refusals.json";
import review from "./messages/en/review.json";
import search from "./messages/en/search.json";
import sellerForms from "./messages/en/sellerForms.json";
import shell from "./messages/en/shell.json";
import track from "./messages/en/track.json";

/** Every text of the shop in English, by the part of the shop that says it. */
const english = {
  account,
  accountPage,
  address,
  cart,
  catalogue,
  checkout,
  common,
  errors,
  faults,
  help,
  home,
  order,
  pages,
  product,
  productPage,
  refusals,
  review,
  search,
  sellerForms,
  shell,
  track,
};

export type Messages = typeof english;
export type Part = keyof Messages;

/** What components in the browser say on any page. Of the others, a page sends what it needs by a `TextsFor` of its own. */
export const partsForBrowser = ["cart", "common", "product"] satisfies Part[];

/** The texts in a language; what is not translated yet is said in English. */
export async function messagesIn(locale: Locale): Promise<Messages> {
  if (locale === defaultLocale) return english;
  const parts = await Promise.all(
    (Object.keys(english) as Part[]).map(async (part) => {
      const translated = (await import(`./messages/${locale}/${part}.json`)) as { default: AbstractIntlMessages };
      return [part, laidOver(english[part], translated.default)] as const;
    }),
  );
  return Object.fromEntries(parts) as Messages;
}

function laidOver(base: AbstractIntlMessages, over: AbstractIntlMessages): AbstractIntlMessages {
  const laid = Object.entries(base).map(([key, text]) => {
    const translated = over[key] ?? text;
    return [key, isGroup(text) && isGroup(translated) ? laidOver(text, translated) : translated];
  });
  return Object.fromEntries(laid) as AbstractIntlMessages;
}

/** The build compiles a text with values in it to an array. */
function isGroup(text: string | AbstractIntlMessages): text is AbstractIntlMessages {
  return typeof text === "object" && !Array.isArray(text);
}
