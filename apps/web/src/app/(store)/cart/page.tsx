import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentCart } from "~/features/cart/current-cart.ts";
import { showSeen } from "~/app/(store)/seen-action.tsx";
import { CartView } from "~/features/cart/cart-view.tsx";
import { EmptyCart } from "~/features/cart/empty-cart.tsx";
import { SeenProducts } from "~/features/product/seen-products.tsx";
import { Notice } from "~/ui/notice.tsx";
import { applyCoupon, removeCoupon } from "./actions.ts";
import { addLine, changeLine } from "./line-actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cart"))("title"), robots: { index: false } };
}

export default async function CartPage() {
  const t = await getTranslations("cart");
  const cart = await currentCart();
  return (
    <div className="shell grid gap-6 py-7">
      <h1 className="signage text-3xl">{t("title")}</h1>
      {cart && (
        <noscript>
          <Notice tone="warn">{t("needsScripts")}</Notice>
        </noscript>
      )}
      {cart ? (
        <CartView
          key={cart.version}
          initial={cart}
          actions={{ change: changeLine, add: addLine }}
          coupon={{ apply: applyCoupon, remove: removeCoupon }}
          whenEmpty={<SeenProducts show={showSeen} />}
        />
      ) : (
        <>
          <EmptyCart />
          <SeenProducts show={showSeen} />
        </>
      )}
    </div>
  );
}
