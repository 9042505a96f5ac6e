import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Furnished } from "./furnish.ts";

export type Role = "stranger" | "customer" | "seller" | "admin";
/** What exists in the furnished market and has an address of its own. */
export type Things = Furnished & { notificationId: string; trackToken: string };
type Address = string | ((things: Things) => string);
type Entry = {
  role: Role;
  /** One address or more: where a page has states that look different, one of each. */
  at: readonly Address[];
};

const stranger = (...at: Address[]): Entry => ({ role: "stranger", at });
const customer = (...at: Address[]): Entry => ({ role: "customer", at });
const seller = (...at: Address[]): Entry => ({ role: "seller", at });
const admin = (...at: Address[]): Entry => ({ role: "admin", at });

/** Every page of the app, as its folder names it, with whom it is for and where to look at it. */
export const manifest: Readonly<Record<string, Entry>> = {
  "/": stranger("/"),
  "/categories": stranger("/categories"),
  "/c/[...slug]": stranger(
    "/c/ceramics",
    "/c/kitchen/mugs-and-cups?min=10&sort=price",
    "/c/furniture?a.material=Oak&max=1",
  ),
  "/search": stranger("/search?q=mug", "/search?q=nothingofthatname"),
  "/p/[slug]": stranger("/p/tall-stoneware-mug-350-ml", ({ slug }) => `/p/${slug}`),
  "/s/[seller]": stranger("/s/ember-oak"),
  "/help": stranger("/help"),
  "/about": stranger("/about"),
  "/sell": stranger("/sell"),
  "/policies/[slug]": stranger("/policies/delivery", "/policies/returns", "/policies/privacy", "/policies/terms"),
  "/login": stranger("/login"),
  "/register": stranger("/register"),
  "/register/seller": stranger("/register/seller"),
  "/forgot-password": stranger("/forgot-password"),
  "/reset-password/[token]": stranger("/reset-password/of-another-day"),
  "/verify-email/[token]": stranger("/verify-email/of-another-day"),
  "/stock-alert/[token]": stranger("/stock-alert/of-another-day"),
  "/track": stranger("/track"),
  "/track/[token]": stranger(({ trackToken }) => `/track/${trackToken}`),

  "/cart": customer("/cart"),
  "/checkout": customer(
    "/checkout?step=contact",
    "/checkout?step=address",
    "/checkout?step=delivery",
    "/checkout?step=review",
  ),
  "/checkout/payment-return": customer(({ orderId }) => `/checkout/payment-return?order=${orderId}`),
  "/checkout/result/[orderId]": customer(({ orderId }) => `/checkout/result/${orderId}`),
  "/orders": customer("/orders"),
  "/orders/[orderId]/address": customer(
    ({ orderId }) => `/orders/${orderId}/address`,
    ({ unpaidOrderId }) => `/orders/${unpaidOrderId}/address`,
  ),
  "/orders/[orderId]": customer(
    ({ orderId }) => `/orders/${orderId}`,
    ({ unpaidOrderId }) => `/orders/${unpaidOrderId}`,
  ),
  "/account": customer("/account"),
  "/account/addresses": customer("/account/addresses"),
  "/account/addresses/[addressId]": customer("/account/addresses/new"),
  "/account/reviews": customer("/account/reviews"),
  "/account/reviews/[productId]": customer(({ productId }) => `/account/reviews/${productId}`),
  "/account/profile": customer("/account/profile"),
  "/account/preferences": customer("/account/preferences"),
  "/account/security": customer("/account/security"),

  "/seller": seller("/seller"),
  "/seller/products": seller("/seller/products"),
  "/seller/products/new": seller("/seller/products/new"),
  "/seller/products/[productId]": seller(({ productId }) => `/seller/products/${productId}`),
  "/seller/orders": seller("/seller/orders", "/seller/orders?tab=shipped"),
  "/seller/settings": seller("/seller/settings"),
  "/seller/orders/[sellerOrderId]": seller(({ sellerOrderId }) => `/seller/orders/${sellerOrderId}`),

  "/admin": admin("/admin"),
  "/admin/sellers": admin("/admin/sellers", "/admin/sellers?standing=active"),
  "/admin/sellers/[sellerId]": admin(({ sellerId }) => `/admin/sellers/${sellerId}`),
  "/admin/users": admin("/admin/users"),
  "/admin/products": admin("/admin/products"),
  "/admin/products/[productId]": admin(({ productId }) => `/admin/products/${productId}`),
  "/admin/orders": admin("/admin/orders"),
  "/admin/orders/[orderId]": admin(({ orderId }) => `/admin/orders/${orderId}`),
  "/admin/notifications": admin("/admin/notifications"),
  "/admin/notifications/[notificationId]": admin(({ notificationId }) => `/admin/notifications/${notificationId}`),
};

/** Pages that are a "no", which look like pages all the same, and pages that show nothing yet. */
export const others: readonly { role: Role; at: string; status: number }[] = [
  { role: "stranger", at: "/cart", status: 200 },
  { role: "stranger", at: "/nowhere", status: 404 },
  { role: "stranger", at: "/p/never-sold-here", status: 404 },
  { role: "stranger", at: "/c/never-heard-of", status: 404 },
  { role: "seller", at: "/orders?as=seller", status: 403 },
  { role: "customer", at: "/seller", status: 403 },
];

/** The routes that the app's folders make, but the one that says of all others that they are none. */
export function routesOfApp(): string[] {
  const app = join(import.meta.dirname, "..", "..", "src", "app");
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.split("/").slice(0, -1).filter(isNoGroup).join("/")}`)
    .filter((route) => route !== "/[...nowhere]")
    .toSorted();
}

/** Folders in parentheses or with an @ are no part of an address. */
const isNoGroup = (folder: string) => !/^(\(.*\)|@.*)$/.test(folder);
