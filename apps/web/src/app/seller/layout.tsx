import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PortalFrame } from "~/app/portal-frame.tsx";
import { currentShop } from "~/features/seller-shop/current-shop.ts";
import { StandingBanner } from "~/features/seller-shop/standing-banner.tsx";
import { requireRole } from "~/gateway/session/session.ts";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { paths } from "~/paths.ts";

export const metadata: Metadata = {
  title: { default: "Seller portal", template: "%s · Seller portal" },
  robots: { index: false },
};

const items = [
  { label: "Overview", href: paths.sellerHome },
  { label: "Orders", href: paths.sellerOrders() },
  { label: "Products", href: paths.sellerProducts() },
  { label: "Shop profile", href: paths.sellerSettings },
];

/** For sellers only; whose things they see is decided by the services. */
export default async function SellerLayout({ children }: { children: ReactNode }) {
  const viewer = await requireRole("seller", (await headers()).get("x-path") ?? paths.sellerHome);
  const shop = await currentShop();
  return (
    <PortalFrame
      viewer={viewer}
      name="Seller portal"
      owner={shop?.shopName ?? viewer.shopName ?? viewer.name}
      items={items}
      banner={<StandingBanner standing={shop?.standing ?? viewer.standing} />}
    >
      <TextsFor parts={["faults", "sellerForms"]}>{children}</TextsFor>
    </PortalFrame>
  );
}
