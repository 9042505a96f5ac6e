type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/** A path with its query; empty values are left out, so that one page has one address. */
function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "" && value !== false);
  const pairs = given.flatMap(([name, value]) => valuesOf(value).map((text) => [name, text]));
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path;
}

function valuesOf(value: Query[string]): string[] {
  if (typeof value === "object") return [...value];
  return [value === true ? "1" : String(value)];
}

const part = encodeURIComponent;

export type CheckoutStep = "contact" | "address" | "delivery" | "review";

export const policySlugs = ["delivery", "returns", "privacy", "terms"] as const;
export type PolicySlug = (typeof policySlugs)[number];

/** Every address of the app, once. */
export const paths = {
  home: "/",
  categories: "/categories",
  category: (slug: string, query?: Query) => withQuery(`/c/${slug.split("/").map(part).join("/")}`, query),
  search: (q?: string, query?: Query) => withQuery("/search", { q, ...query }),
  product: (slug: string, variantId?: string) => withQuery(`/p/${part(slug)}`, { v: variantId }),
  /** Its prices and stock alone, for scripts of its page. */
  productStock: (slug: string) => `/p/${part(slug)}/stock`,
  /** A product's reviews, filtered and in an order. */
  reviews: (slug: string, query?: Query) => `${withQuery(`/p/${part(slug)}`, query)}#reviews`,
  seller: (slug: string, query?: Query) => withQuery(`/s/${part(slug)}`, query),
  cart: "/cart",
  /** `back`: the step to go back to once this one is mended. */
  checkout: (step?: CheckoutStep, back?: CheckoutStep) => withQuery("/checkout", { step, back }),
  orderResult: (orderId: string) => `/checkout/result/${part(orderId)}`,
  orders: (query?: Query) => withQuery("/orders", query),
  order: (orderId: string) => `/orders/${part(orderId)}`,
  orderAddress: (orderId: string) => `/orders/${part(orderId)}/address`,
  track: (token?: string) => (token === undefined ? "/track" : `/track/${part(token)}`),
  account: "/account",
  accountAddresses: "/account/addresses",
  accountAddress: (addressId = "new") => `/account/addresses/${part(addressId)}`,
  accountReviews: "/account/reviews",
  accountReview: (productId: string) => `/account/reviews/${part(productId)}`,
  accountProfile: "/account/profile",
  accountPreferences: "/account/preferences",
  accountSecurity: "/account/security",
  forgotPassword: "/forgot-password",
  resetPassword: (token: string) => `/reset-password/${part(token)}`,
  verifyEmail: (token: string) => `/verify-email/${part(token)}`,
  /** Where mails about back-in-stock alerts lead. */
  stockAlert: (token: string) => `/stock-alert/${part(token)}`,
  login: (callbackUrl?: string, error?: string) =>
    withQuery("/login", { callbackUrl: callbackUrl === "/" ? undefined : callbackUrl, error }),
  register: (callbackUrl?: string) =>
    withQuery("/register", { callbackUrl: callbackUrl === "/" ? undefined : callbackUrl }),
  registerSeller: "/register/seller",
  help: "/help",
  policy: (slug: PolicySlug) => `/policies/${slug}`,
  about: "/about",
  sell: "/sell",
  /** Of the market, or of the page at a path. */
  socialPicture: (path: string) => `/opengraph-image${path}`,
  sellerHome: "/seller",
  sellerProducts: (query?: Query) => withQuery("/seller/products", query),
  sellerNewProduct: "/seller/products/new",
  sellerProduct: (productId: string) => `/seller/products/${part(productId)}`,
  sellerOrders: (query?: Query) => withQuery("/seller/orders", query),
  sellerOrder: (sellerOrderId: string) => `/seller/orders/${part(sellerOrderId)}`,
  sellerSettings: "/seller/settings",
  adminHome: "/admin",
  adminUsers: (query?: Query) => withQuery("/admin/users", query),
  adminSellers: (query?: Query) => withQuery("/admin/sellers", query),
  adminSeller: (sellerId: string) => `/admin/sellers/${part(sellerId)}`,
  adminProducts: (query?: Query) => withQuery("/admin/products", query),
  adminProduct: (productId: string) => `/admin/products/${part(productId)}`,
  adminOrders: (query?: Query) => withQuery("/admin/orders", query),
  adminOrder: (orderId: string) => `/admin/orders/${part(orderId)}`,
  adminNotifications: (query?: Query) => withQuery("/admin/notifications", query),
  adminNotification: (notificationId: string) => `/admin/notifications/${part(notificationId)}`,
} as const;

/** Where a person of each role starts. */
export const homeOf = { user: paths.home, seller: paths.sellerHome, admin: paths.adminHome } as const;
