import type { Metadata } from "next";
import { actionsFor } from "~/app/admin/products/product-actions.ts";
import { orNotFound } from "~/api/missing.ts";
import { AdminProductTable } from "~/features/admin-product/product-table.tsx";
import { catalog } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { choiceParam, textParam } from "~/search-params.ts";
import type { SearchParams } from "~/search-params.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { TextLink } from "~/ui/link.tsx";
import { ListSearch } from "~/ui/list-search.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { PageHead } from "~/ui/panel.tsx";

export const metadata: Metadata = { title: "Products" };

const statuses = ["active", "draft", "blocked", "archived"] as const;
const labels = { active: "Active", draft: "Draft", blocked: "Blocked", archived: "Archived" } as const;

export default async function AdminProducts({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const status = choiceParam(params, "status", statuses);
  const query = textParam(params, "q");
  const after = textParam(params, "after");
  const sellerId = textParam(params, "seller");
  const { admin } = await catalog();
  const { items, nextCursor } = await orNotFound(admin.product.list.query({ status, query, sellerId, after }));
  return (
    <>
      <PageHead title="Products">
        {sellerId && (
          <p>
            Only of {items[0]?.sellerName ?? "one seller"}. <TextLink href={paths.adminProducts()}>Show all</TextLink>
          </p>
        )}
      </PageHead>
      <ListSearch
        action={paths.adminProducts()}
        label="Title or SKU"
        query={query}
        choices={[
          {
            name: "status",
            label: "Status",
            value: status,
            options: statuses.map((of) => ({ value: of, label: labels[of] })),
          },
        ]}
        keep={{ seller: sellerId }}
        clearHref={paths.adminProducts({ seller: sellerId })}
      />
      {items.length > 0 ? (
        <AdminProductTable products={items} actionsFor={actionsFor} />
      ) : (
        <EmptyState title={query ? `No product matches “${query}”` : "No such products"} />
      )}
      <MoreLink href={nextCursor && paths.adminProducts({ status, q: query, seller: sellerId, after: nextCursor })}>
        Older products
      </MoreLink>
    </>
  );
}
