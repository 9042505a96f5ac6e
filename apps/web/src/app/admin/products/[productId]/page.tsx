import type { Metadata } from "next";
import { cache } from "react";
import { actionsFor } from "~/app/admin/products/product-actions.ts";
import { orNotFound } from "~/api/missing.ts";
import type { WholeProduct } from "~/api/portal-shapes.ts";
import { ProductMoves, ProductStanding } from "~/features/admin-product/product-moves.tsx";
import { VariantTable } from "~/features/admin-product/variant-table.tsx";
import { catalog } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { TextLink } from "~/ui/link.tsx";
import { PageHead, Panel } from "~/ui/panel.tsx";
import { Picture } from "~/ui/picture.tsx";
import { Facts } from "~/ui/timeline.tsx";

type Props = { params: Promise<{ productId: string }> };

const load = cache(async (productId: string) => orNotFound((await catalog()).admin.product.get.query({ productId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).productId)).title };
}

/** One product as its seller wrote it, on sale or not. */
export default async function AdminProduct({ params }: Props) {
  const product = await load((await params).productId);
  const { title, slug, onSale, pictures } = product;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Products", href: paths.adminProducts() }]} />
      <PageHead title={title} aside={<ProductMoves product={product} actions={actionsFor(product.productId)} />}>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ProductStanding product={product} />
          {onSale && <TextLink href={paths.product(slug)}>See it in the shop</TextLink>}
        </div>
      </PageHead>
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Panel title="As customers read it">
          <Written product={product} />
        </Panel>
        <Panel title={pictures.length === 1 ? "Picture" : "Pictures"}>
          {pictures.length > 0 ? <Pictures pictures={pictures} /> : <p>It has no picture.</p>}
        </Panel>
      </div>
      <Panel title="Variants">
        <VariantTable product={product} />
      </Panel>
    </>
  );
}

function Written({ product }: { product: WholeProduct }) {
  const { sellerId, sellerName, categorySlug, summary, description, facts } = product;
  return (
    <Facts
      facts={[
        { label: "Seller", value: <TextLink href={paths.adminSeller(sellerId)}>{sellerName}</TextLink> },
        { label: "Category", value: <TextLink href={paths.category(categorySlug)}>{categorySlug}</TextLink> },
        { label: "Summary", value: summary },
        ...(description === ""
          ? []
          : [{ label: "Description", value: <p className="measure whitespace-pre-line">{description}</p> }]),
        ...facts,
      ]}
    />
  );
}

function Pictures({ pictures }: Pick<WholeProduct, "pictures">) {
  return (
    <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3">
      {pictures.map(({ url, alt, width, height }) => (
        <li key={url} className="grid content-start gap-1">
          <span className="block aspect-square tint overflow-hidden rounded-tile">
            <Picture
              src={url}
              alt=""
              width={width}
              height={height}
              sizes="16rem"
              className="size-full object-contain"
            />
          </span>
          <span className="text-sm text-ink-2">{alt}</span>
        </li>
      ))}
    </ul>
  );
}
