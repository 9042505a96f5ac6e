import type { Metadata } from "next";
import { countryOptions } from "~/features/address/countries.ts";
import { currentShop } from "~/features/seller-shop/current-shop.ts";
import { saveShop } from "~/app/seller/settings/actions.ts";
import { shopValues } from "~/features/seller-shop/shop-form-input.ts";
import { ShopForm } from "~/features/seller-shop/shop-form.tsx";
import { identity } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { PageHead } from "~/ui/panel.tsx";

export const metadata: Metadata = { title: "Shop profile" };

export default async function ShopSettings() {
  await requireRole("seller", paths.sellerSettings);
  const [profile, shop] = await Promise.all([(await identity()).seller.shop.get.query(), currentShop()]);
  const countries = countryOptions("en");
  const isListed = countries.some(({ value }) => value === profile.country);
  return (
    <>
      <PageHead title="Shop profile">
        <p className="measure">
          What customers read of you, on your shop’s page and beside each of your products.{" "}
          {shop?.standing === "active" && <TextLink href={paths.seller(shop.slug)}>See it in the shop</TextLink>}
        </p>
      </PageHead>
      <ShopForm
        values={shopValues(profile)}
        countries={isListed ? countries : [...countries, { value: profile.country, label: profile.country }]}
        save={saveShop}
      />
    </>
  );
}
