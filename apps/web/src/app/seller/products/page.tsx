import type { Metadata } from "next";
import { Suspense } from "react";
import { orNotFound } from "~/api/missing.ts";
import { OwnProductTable } from "~/features/seller-product/own-product-table.tsx";
import { catalog } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { choiceParam, textParam } from "~/search-params.ts";
import type { SearchParams } from "~/search-params.ts";
import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ListSearch } from "~/ui/list-search.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { PageHead } from "~/ui/panel.tsx";
import { TableSkeleton } from "~/ui/table-skeleton.tsx";
import { Tabs } from "~/ui/tabs.tsx";

export const metadata: Metadata = { title: "Products" };

const statuses = ["active", "draft", "blocked", "archived"] as const;
type Status = (typeof statuses)[number] | undefined;

const tabs: { status: Status; label: string }[] = [
  { status: undefined, label: "All" },
  { status: "active", label: "On sale" },
  { status: "draft", label: "Drafts" },
  { status: "blocked", label: "Blocked" },
  { status: "archived", label: "Archived" },
];

export default async function SellerProducts({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const status = choiceParam(params, "status", statuses);
  const query = textParam(params, "q");
  const after = textParam(params, "after");
  return (
    <>
      <PageHead title="Products" aside={<LinkButton href={paths.sellerNewProduct}>Add a product</LinkButton>} />
      <Tabs
        label="Products by status"
        tabs={tabs.map((tab) => ({ label: tab.label, href: paths.sellerProducts({ status: tab.status, q: query }) }))}
        current={paths.sellerProducts({ status, q: query })}
      />
      <ListSearch
        action={paths.sellerProducts()}
        label="Title or SKU"
        query={query}
        keep={{ status }}
        clearHref={paths.sellerProducts({ status })}
      />
      <Suspense key={JSON.stringify([status, query, after])} fallback={<TableSkeleton label="Loading the products" />}>
        <Products {...{ status, query, after }} />
      </Suspense>
    </>
  );
}

type Asked = { status: Status; query: string | undefined; after: string | undefined };

async function Products({ status, query, after }: Asked) {
  const { items, nextCursor } = await orNotFound((await catalog()).seller.product.list.query({ status, query, after }));
  if (items.length === 0) return <NoProducts status={status} query={query} />;
  return (
    <>
      <OwnProductTable products={items} />
      <MoreLink href={nextCursor && paths.sellerProducts({ status, q: query, after: nextCursor })}>
        Older products
      </MoreLink>
    </>
  );
}

function NoProducts({ status, query }: Pick<Asked, "status" | "query">) {
  if (query) {
    return (
      <EmptyState
        title={`No product matches “${query}”`}
        action={
          <LinkButton look="secondary" href={paths.sellerProducts({ status })}>
            Clear the search
          </LinkButton>
        }
      >
        Titles and SKUs are searched, as they are written.
      </EmptyState>
    );
  }
  if (status) return <EmptyState title="No product has this status" />;
  return (
    <EmptyState
      title="Your stall is empty"
      action={<LinkButton href={paths.sellerNewProduct}>Add your first product</LinkButton>}
    >
      A title, a price and a picture are enough to start. You can keep it as a draft.
    </EmptyState>
  );
}
