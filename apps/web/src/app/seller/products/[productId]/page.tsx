import type { Metadata } from "next";
import { cache } from "react";
import type { EditableProduct } from "~/api/portal-shapes.ts";
import { orNotFound } from "~/api/missing.ts";
import { adjustStock, archiveProduct, restoreProduct, updateProduct } from "~/app/seller/products/actions.ts";
import { categoryChoices } from "~/features/seller-product/form-data.ts";
import { ProductForm } from "~/features/seller-product/product-form.tsx";
import { ProductStatus } from "~/features/seller-product/product-words.tsx";
import { StockTable } from "~/features/seller-product/stock-table.tsx";
import { catalog } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { ActionForm } from "~/ui/action-form.tsx";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { DialogForm } from "~/ui/dialog-form.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { PageHead } from "~/ui/panel.tsx";

type Props = { params: Promise<{ productId: string }> };

const load = cache(async (productId: string) => orNotFound((await catalog()).seller.product.get.query({ productId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await load((await params).productId);
  return { title };
}

export default async function SellerProduct({ params }: Props) {
  const { productId } = await params;
  const [product, categories] = await Promise.all([load(productId), categoryChoices()]);
  const isArchived = product.status === "archived";
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Products", href: paths.sellerProducts() }]} />
      <PageHead title={product.title} aside={!isArchived && <Archive product={product} />}>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ProductStatus status={product.status} />
          {product.onSale && <TextLink href={paths.product(product.slug)}>See it in the shop</TextLink>}
        </p>
      </PageHead>
      {product.status === "blocked" && (
        <Notice tone="danger" title="We took this product off sale">
          {product.blockedReason} You can still change it; only we can let it back.
        </Notice>
      )}
      {isArchived ? (
        <EmptyState
          title="This product is archived"
          action={
            <ActionForm
              action={restoreProduct.bind(null, productId)}
              submit="Make it a draft again"
              busyText="Bringing it back …"
            />
          }
        >
          It can’t be changed or sold while it is here. Orders that were placed keep what they say about it.
        </EmptyState>
      ) : (
        <>
          <StockTable product={product} adjust={(variantId) => adjustStock.bind(null, variantId)} />
          <ProductForm product={product} categories={categories} save={updateProduct.bind(null, product.productId)} />
        </>
      )}
    </>
  );
}

function Archive({ product: { productId, title } }: { product: EditableProduct }) {
  return (
    <DialogForm
      open="Archive"
      title={`Archive ${title}?`}
      submit={`Archive ${title}`}
      busyText="Archiving …"
      action={archiveProduct.bind(null, productId)}
    >
      <p>
        It leaves the shop at once, its SKUs become free, and customers who have it in their cart can’t order it any
        more. Orders that are placed already still have to be shipped. You can make it a draft again later.
      </p>
    </DialogForm>
  );
}
