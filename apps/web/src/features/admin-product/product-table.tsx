import type { AdminProduct } from "~/api/portal-shapes.ts";
import { paths } from "~/paths.ts";
import { ActionForm } from "~/ui/action-form.tsx";
import { Badge } from "~/ui/badge.tsx";
import type { Tone } from "~/ui/badge.tsx";
import { DialogForm } from "~/ui/dialog-form.tsx";
import { TextAreaField } from "~/ui/field.tsx";
import { TextLink } from "~/ui/link.tsx";
import { formatMoney } from "~/ui/money.tsx";
import type { FormAction } from "~/ui/outcome.ts";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Thumbnail } from "~/ui/thumbnail.tsx";
import { Time } from "~/ui/time.tsx";

type Actions = { block: FormAction; unblock: FormAction };
type Props = { products: readonly AdminProduct[]; actionsFor: (productId: string) => Actions };

const statuses: Record<AdminProduct["status"], { label: string; tone: Tone }> = {
  active: { label: "Active", tone: "success" },
  draft: { label: "Draft", tone: "neutral" },
  blocked: { label: "Blocked", tone: "danger" },
  archived: { label: "Archived", tone: "neutral" },
};

/** Everybody's products, with what may be done about them. */
export function AdminProductTable({ products, actionsFor }: Props) {
  const columns: Column<AdminProduct>[] = [
    {
      label: "Product",
      isName: true,
      cell: ({ slug, title, image, onSale }) => (
        <span className="flex items-center gap-3">
          <Thumbnail url={image?.url} size={48} />
          {onSale ? (
            <TextLink href={paths.product(slug)} className="inline-flex min-h-8 items-center">
              {title}
            </TextLink>
          ) : (
            title
          )}
        </span>
      ),
    },
    {
      label: "Seller",
      cell: ({ sellerId, sellerName }) => (
        <TextLink href={paths.adminSeller(sellerId)} className="inline-flex min-h-8 items-center">
          {sellerName}
        </TextLink>
      ),
    },
    { label: "Status", cell: (product) => <Status product={product} /> },
    {
      label: "Price",
      align: "end",
      cell: ({ price, currency }) => (price === null ? "–" : formatMoney(price, currency)),
    },
    { label: "Free", align: "end", cell: ({ stockTotal }) => stockTotal },
    { label: "Changed", align: "end", cell: ({ updatedAt }) => <Time iso={updatedAt} /> },
    {
      label: "Actions",
      align: "end",
      cell: (product) => <Moves product={product} actions={actionsFor(product.productId)} />,
    },
  ];
  return <Table caption="Products" columns={columns} rows={products} keyOf={({ productId }) => productId} />;
}

function Status({ product: { status, onSale, blockedReason } }: { product: AdminProduct }) {
  const { label, tone } = statuses[status];
  return (
    <span className="grid justify-items-end gap-1 sm:justify-items-start">
      <Badge tone={tone}>{label}</Badge>
      {status === "active" && !onSale && <span className="text-ink-2">Not on sale: its stall is closed</span>}
      {blockedReason && <span className="text-ink-2">{blockedReason}</span>}
    </span>
  );
}

function Moves({ product: { productId, title, status }, actions }: { product: AdminProduct; actions: Actions }) {
  if (status === "archived") return <span className="text-ink-2">–</span>;
  if (status === "blocked") {
    return (
      <ActionForm
        action={actions.unblock}
        submit="Unblock"
        submitLabel={`Unblock ${title}`}
        busyText="Unblocking …"
        look="secondary"
        isCompact
        className="grid justify-items-end gap-2"
      />
    );
  }
  return (
    <DialogForm
      open="Block"
      isCompact
      openLabel={`Block ${title}`}
      title={`Block ${title}?`}
      submit="Block this product"
      busyText="Blocking …"
      action={actions.block}
    >
      <p>
        It disappears from lists, search and carts at once. The seller sees your reason at the product and can change
        it, but only an admin lets it back.
      </p>
      <TextAreaField
        name="reason"
        id={`reason-${productId}`}
        label="Reason"
        hint="The seller reads this."
        maxLength={500}
        className="w-full"
      />
    </DialogForm>
  );
}
