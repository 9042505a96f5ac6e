import type { AdminSeller } from "~/api/portal-shapes.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Time } from "~/ui/time.tsx";
import { SellerMoves } from "./seller-moves.tsx";
import type { SellerActions } from "./seller-moves.tsx";
import { StandingBadge } from "./standing.tsx";

type Props = { sellers: readonly AdminSeller[]; actionsFor: (sellerId: string) => SellerActions };

export function SellerTable({ sellers, actionsFor }: Props) {
  const columns: Column<AdminSeller>[] = [
    {
      label: "Shop",
      isName: true,
      cell: ({ sellerId, shopName, place, country }) => (
        <span>
          <TextLink href={paths.adminSeller(sellerId)} className="inline-flex min-h-8 items-center">
            {shopName}
          </TextLink>
          <span className="block font-normal text-ink-2">
            {place} ({country})
          </span>
        </span>
      ),
    },
    {
      label: "Owner",
      cell: ({ ownerName, email }) => (
        <span className="ml-auto text-right sm:text-left">
          {ownerName} <span className="block text-ink-2">{email}</span>
        </span>
      ),
    },
    {
      label: "Standing",
      cell: ({ standing, blockedReason }) => (
        <span className="grid justify-items-end gap-1 sm:justify-items-start">
          <StandingBadge standing={standing} />
          {blockedReason && <span className="text-ink-2">{blockedReason}</span>}
        </span>
      ),
    },
    { label: "Since", cell: ({ createdAt }) => <Time iso={createdAt} /> },
    {
      label: "Actions",
      align: "end",
      cell: (seller) => <SellerMoves isCompact seller={seller} actions={actionsFor(seller.sellerId)} />,
    },
  ];
  return <Table caption="Sellers" columns={columns} rows={sellers} keyOf={({ sellerId }) => sellerId} />;
}
