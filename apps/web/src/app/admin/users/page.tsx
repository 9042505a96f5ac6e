import type { Metadata } from "next";
import { orNotFound } from "~/api/missing.ts";
import { StandingBadge } from "~/features/admin-seller/standing.tsx";
import { roleWords } from "~/features/shell/viewer.ts";
import type { AdminUser } from "~/api/portal-shapes.ts";
import { identity } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { choiceParam, textParam } from "~/search-params.ts";
import type { SearchParams } from "~/search-params.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ListSearch } from "~/ui/list-search.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { PageHead } from "~/ui/panel.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Time } from "~/ui/time.tsx";

export const metadata: Metadata = { title: "Users" };

const roles = ["user", "seller", "admin"] as const;

const columns: Column<AdminUser>[] = [
  { label: "Name", isName: true, cell: ({ name }) => name },
  { label: "Email", cell: ({ email }) => email },
  { label: "Role", cell: ({ role }) => roleWords[role] },
  {
    label: "Shop",
    cell: ({ shopName, standing }) =>
      standing ? (
        <span className="inline-flex flex-wrap items-center justify-end gap-2">
          {shopName}
          {standing !== "active" && <StandingBadge standing={standing} />}
        </span>
      ) : (
        "–"
      ),
  },
  { label: "Since", align: "end", cell: ({ createdAt }) => <Time iso={createdAt} /> },
];

export default async function AdminUsers({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const role = choiceParam(params, "role", roles);
  const query = textParam(params, "q");
  const after = textParam(params, "after");
  const { items, nextCursor } = await orNotFound((await identity()).admin.user.list.query({ role, query, after }));
  return (
    <>
      <PageHead title="Users">Everybody with an account. Guests are left out.</PageHead>
      <ListSearch
        action={paths.adminUsers()}
        label="Name or email"
        query={query}
        choices={[
          {
            name: "role",
            label: "Role",
            value: role,
            options: roles.map((of) => ({ value: of, label: roleWords[of] })),
          },
        ]}
        clearHref={paths.adminUsers()}
      />
      {items.length > 0 ? (
        <Table caption="Users" columns={columns} rows={items} keyOf={({ userId }) => userId} />
      ) : (
        <EmptyState title={query ? `Nobody matches “${query}”` : "Nobody has this role"} />
      )}
      <MoreLink href={nextCursor && paths.adminUsers({ role, q: query, after: nextCursor })}>Older accounts</MoreLink>
    </>
  );
}
