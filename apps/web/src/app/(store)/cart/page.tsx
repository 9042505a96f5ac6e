import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentCart } from "~/app/current-cart.ts";
import { QueryProvider } from "~/api/query-provider.tsx";
import { CartView, EmptyCart } from "~/features/cart/cart-view.tsx";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { applyCoupon, removeCoupon } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cart"))("title"), robots: { index: false } };
}

export default async function CartPage() {
  const t = await getTranslations("cart");
  const cart = await currentCart();
  return (
    <div className="shell grid gap-6 py-7">
      <h1 className="signage text-3xl">{t("title")}</h1>
      {cart ? (
        <TextsFor parts={["refusals"]}>
          <QueryProvider>
            <CartView key={cart.version} initial={cart} coupon={{ apply: applyCoupon, remove: removeCoupon }} />
          </QueryProvider>
        </TextsFor>
      ) : (
        <EmptyCart />
      )}
    </div>
  );
}
