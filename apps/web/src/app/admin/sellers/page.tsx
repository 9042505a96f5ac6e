import type { Metadata } from "next";
import { orNotFound } from "~/api/missing.ts";
import { SellerTable } from "~/features/admin-seller/seller-table.tsx";
import { identity } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { choiceParam, textParam } from "~/search-params.ts";
import type { SearchParams } from "~/search-params.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ListSearch } from "~/ui/list-search.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { PageHead } from "~/ui/panel.tsx";
import { Tabs } from "~/ui/tabs.tsx";
import { actionsFor } from "./seller-actions.ts";

export const metadata: Metadata = { title: "Sellers" };

const standings = ["pending", "active", "blocked"] as const;
const labels = { pending: "Pending", active: "Active", blocked: "Blocked" } as const;
const empty = {
  pending: "No seller waits to be checked",
  active: "No seller is active",
  blocked: "No seller is blocked",
} as const;

export default async function AdminSellers({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const standing = choiceParam(params, "standing", standings) ?? "pending";
  const query = textParam(params, "q");
  const after = textParam(params, "after");
  const { admin } = await identity();
  const { items, nextCursor, counts } = await orNotFound(admin.seller.list.query({ standing, query, after }));
  const hrefOf = (of: (typeof standings)[number], more = {}) => paths.adminSellers({ standing: of, ...more });
  return (
    <>
      <PageHead title="Sellers" />
      <Tabs
        label="Sellers by standing"
        tabs={standings.map((of) => ({ label: labels[of], href: hrefOf(of), count: counts[of] }))}
        current={hrefOf(standing)}
      />
      <ListSearch
        action={paths.adminSellers()}
        label="Shop, owner or email"
        query={query}
        keep={{ standing }}
        clearHref={hrefOf(standing)}
      />
      {items.length > 0 ? (
        <SellerTable sellers={items} actionsFor={actionsFor} />
      ) : (
        <EmptyState title={query ? `No seller here matches “${query}”` : empty[standing]} />
      )}
      <MoreLink href={nextCursor && hrefOf(standing, { q: query, after: nextCursor })}>Older sellers</MoreLink>
    </>
  );
}
