import type { AdminProduct } from "~/api/portal-shapes.ts";
import { ActionForm } from "~/ui/action-form.tsx";
import { Badge } from "~/ui/badge.tsx";
import type { Tone } from "~/ui/badge.tsx";
import { DialogForm } from "~/ui/dialog-form.tsx";
import { TextAreaField } from "~/ui/field.tsx";
import type { FormAction } from "~/ui/outcome.ts";

export type ProductActions = { block: FormAction; unblock: FormAction };
type Standing = Pick<AdminProduct, "status" | "onSale" | "blockedReason">;

const statuses: Record<AdminProduct["status"], { label: string; tone: Tone }> = {
  active: { label: "Active", tone: "success" },
  draft: { label: "Draft", tone: "neutral" },
  blocked: { label: "Blocked", tone: "danger" },
  archived: { label: "Archived", tone: "neutral" },
};

/** How it stands, and why it is not on sale. */
export function ProductStanding({ product: { status, onSale, blockedReason } }: { product: Standing }) {
  const { label, tone } = statuses[status];
  return (
    <span className="grid justify-items-end gap-1 sm:justify-items-start">
      <Badge tone={tone}>{label}</Badge>
      {status === "active" && !onSale && <span className="text-ink-2">Not on sale: its stall is closed</span>}
      {blockedReason && <span className="text-ink-2">{blockedReason}</span>}
    </span>
  );
}

type MovesProps = { product: Pick<AdminProduct, "productId" | "title" | "status">; actions: ProductActions };

/** What an admin may do about it. */
export function ProductMoves({ product: { productId, title, status }, actions }: MovesProps) {
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
