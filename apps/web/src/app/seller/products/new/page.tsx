import type { Metadata } from "next";
import { createProduct } from "~/app/seller/products/actions.ts";
import { categoryChoices } from "~/features/seller-product/form-data.ts";
import { ProductForm } from "~/features/seller-product/product-form.tsx";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { PageHead } from "~/ui/panel.tsx";

export const metadata: Metadata = { title: "New product" };

export default async function NewProduct() {
  const categories = await categoryChoices();
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Products", href: paths.sellerProducts() }]} />
      <PageHead title="New product" />
      <ProductForm categories={categories} save={createProduct} />
    </>
  );
}
