import type { Metadata } from "next";
import { cache } from "react";
import { actionsFor } from "~/app/admin/sellers/seller-actions.ts";
import { orNotFound } from "~/api/missing.ts";
import { SellerMoves } from "~/features/admin-seller/seller-moves.tsx";
import { StandingBadge } from "~/features/admin-seller/standing.tsx";
import { catalog, identity } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { countText } from "~/ui/count-tile.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Money } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import { PageHead, Panel } from "~/ui/panel.tsx";
import { Time } from "~/ui/time.tsx";
import { Facts } from "~/ui/timeline.tsx";

type Props = { params: Promise<{ sellerId: string }> };

const load = cache(async (sellerId: string) => orNotFound((await identity()).admin.seller.get.query({ sellerId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).sellerId)).shopName };
}

/** One seller as they applied, and how things stand. */
export default async function AdminSeller({ params }: Props) {
  const { sellerId } = await params;
  const [seller, productCount] = await Promise.all([load(sellerId), countProducts(sellerId)]);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Sellers", href: paths.adminSellers() }]} />
      <PageHead
        title={seller.shopName}
        aside={<SellerMoves seller={seller} actions={actionsFor(seller.sellerId)} productCount={productCount} />}
      >
        <StandingBadge standing={seller.standing} />
      </PageHead>
      {seller.standing === "blocked" && (
        <Notice tone="danger" title="Blocked">
          {seller.blockedReason}
        </Notice>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Panel title="Shop">
          <Facts
            facts={[
              { label: "Place", value: `${seller.place} (${seller.country})` },
              { label: "Delivery per parcel", value: <Money amount={seller.shippingAmount} currency="EUR" /> },
              { label: "Registered", value: <Time iso={seller.createdAt} show="absolute" /> },
              {
                label: "Products on sale",
                value: (
                  <TextLink href={paths.adminProducts({ seller: seller.sellerId })}>
                    {productCount ?? "can’t be counted right now"}
                  </TextLink>
                ),
              },
              { label: "Story", value: <p className="measure whitespace-pre-line">{seller.story}</p> },
            ]}
          />
        </Panel>
        <Panel title="Owner">
          <Facts
            facts={[
              { label: "Name", value: seller.ownerName },
              { label: "Email", value: seller.email },
              { label: "Phone", value: seller.phone ?? "not given" },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}

/** As far as one page of the list goes; undefined while catalog is away. */
async function countProducts(sellerId: string): Promise<string | undefined> {
  try {
    const { admin } = await catalog();
    return countText(await admin.product.list.query({ sellerId, status: "active", limit: 100 }));
  } catch {
    return undefined;
  }
}
