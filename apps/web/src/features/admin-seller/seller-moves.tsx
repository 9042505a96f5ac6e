import type { AdminSeller } from "~/api/portal-shapes.ts";
import { ActionForm } from "~/ui/action-form.tsx";
import { DialogForm } from "~/ui/dialog-form.tsx";
import { TextAreaField } from "~/ui/field.tsx";
import type { FormAction } from "~/ui/outcome.ts";

/** What an admin may do with one seller. */
export type SellerActions = { approve: FormAction; block: FormAction; unblock: FormAction };

type Props = {
  seller: Pick<AdminSeller, "sellerId" | "shopName" | "standing">;
  actions: SellerActions;
  /** Products on sale, as far as counted: "84". */
  productCount?: string;
  /** In a row of a list. */
  isCompact?: boolean;
};

/** The moves that a seller's standing allows. */
export function SellerMoves({ seller: { sellerId, shopName, standing }, actions, productCount, isCompact }: Props) {
  return (
    <div className="flex flex-wrap items-start gap-2 sm:justify-end">
      {standing === "pending" && (
        <ActionForm
          action={actions.approve}
          isCompact={isCompact}
          submit="Approve"
          submitLabel={`Approve ${shopName}`}
          busyText="Approving …"
        />
      )}
      {standing === "blocked" ? (
        <DialogForm
          isCompact={isCompact}
          open="Unblock"
          openLabel={`Unblock ${shopName}`}
          title={`Unblock ${shopName}?`}
          look="primary"
          submit={`Unblock ${shopName}`}
          busyText="Unblocking …"
          action={actions.unblock}
        >
          <p>
            Their products are on sale again at once, and the seller may log in and is told by mail. Orders that were
            cancelled stay cancelled.
          </p>
        </DialogForm>
      ) : (
        <DialogForm
          isCompact={isCompact}
          open="Block"
          openLabel={`Block ${shopName}`}
          title={`Block ${shopName}?`}
          submit={`Block ${shopName}`}
          busyText="Blocking …"
          action={actions.block}
        >
          <Consequences productCount={productCount} />
          <TextAreaField
            name="reason"
            id={`reason-${sellerId}`}
            label="Reason"
            hint="The seller reads this in the mail."
            maxLength={500}
            className="w-full"
          />
        </DialogForm>
      )}
    </div>
  );
}

function Consequences({ productCount }: { productCount: string | undefined }) {
  return (
    <div>
      <p>This happens at once:</p>
      <ul className="list-disc pl-5">
        <li>
          {productCount === undefined ? "All their products" : `Their ${productCount} products on sale`} disappear from
          lists, search and carts.
        </li>
        <li>Orders with them that are not paid yet are cancelled, and the customers told.</li>
        <li>The seller is signed out, can’t log in, and gets a mail with your reason.</li>
        <li>What they have not shipped of paid orders is cancelled and paid back. Parcels on their way arrive.</li>
      </ul>
    </div>
  );
}
