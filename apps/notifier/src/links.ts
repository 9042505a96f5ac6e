/** Addresses of the pages that mails lead to. All are below one configured origin: no header can change where a mail leads. */
export function createLinks(publicUrl: string) {
  const at = (path: string) => new URL(path, publicUrl).href;
  return {
    home: at("/"),
    cart: at("/cart"),
    /** Guests cannot sign in: the token that came with their order opens it. */
    order: ({ orderId, trackToken }: { orderId: string; trackToken?: string | undefined }) =>
      at(trackToken ? `/track/${encodeURIComponent(trackToken)}` : `/orders/${orderId}`),
    orders: at("/orders"),
    variant: ({ slug, variantId }: { slug: string; variantId: string }) =>
      at(`/p/${encodeURIComponent(slug)}?v=${variantId}`),
    reviewsOf: (slug: string) => at(`/p/${encodeURIComponent(slug)}#reviews`),
    sellerHome: at("/seller"),
    newProduct: at("/seller/products/new"),
    sellerProduct: (productId: string) => at(`/seller/products/${productId}`),
    sellerOrder: (sellerOrderId: string) => at(`/seller/orders/${sellerOrderId}`),
    adminProducts: at("/admin/products"),
    help: at("/help"),
    login: at("/login"),
    forgotPassword: at("/forgot-password"),
    preferences: at("/account/preferences"),
    stockAlert: (token: string) => at(`/stock-alert/${encodeURIComponent(token)}`),
    /** Both open an account's affairs to whoever has the link: hide-tokens.ts knows their form. */
    resetPassword: (token: string) => at(`/reset-password/${encodeURIComponent(token)}`),
    verifyEmail: (token: string) => at(`/verify-email/${encodeURIComponent(token)}`),
  };
}
export type Links = ReturnType<typeof createLinks>;
