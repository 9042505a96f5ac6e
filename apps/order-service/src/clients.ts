import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { OrderId, UserId, VariantId } from "@stallhouse/contracts/ids";

export type WantedLine = { variantId: VariantId; quantity: number };

export type Reservation =
  | { status: "reserved"; expiresAt: string; lines: ReservedLine[] }
  | {
      status: "rejected";
      reason: "VARIANT_OUT_OF_STOCK" | "VARIANT_NOT_FOR_SALE";
      variantId: VariantId;
      title: string;
      available: number;
    };

/** What catalog knows of a variant now. */
export type QuotedVariant = Omit<ReservedLine, "unitPrice" | "quantity"> & {
  price: number;
  available: number;
  stockVersion: number;
  productVersion: number;
  onSale: boolean;
};

/** Catalog as this service uses it. Throws a `Refusal`, or `Away` when there is no answer in time. */
export type Catalog = {
  /** Idempotent by order id: all lines are held, or none. */
  reserve: (input: { orderId: OrderId; lines: WantedLine[]; holdSeconds: number }) => Promise<Reservation>;
  quote: (variantIds: VariantId[]) => Promise<QuotedVariant[]>;
};

export type PaymentOrder = {
  orderId: OrderId;
  orderNumber: string;
  userId: UserId;
  email: string;
  name: string;
  amount: number;
  currency: string;
  expiresAt: string;
};

/** Payment as this service uses it. Throws a `Refusal`, or `Away` when there is no answer in time. */
export type Payment = {
  /** Idempotent by order id. */
  open: (order: PaymentOrder) => Promise<{ status: "OPEN" | "CAPTURED" | "CLOSED"; payUrl: string | null }>;
  /** Cancels at the provider first. CAPTURED: it was paid meanwhile. */
  close: (orderId: OrderId) => Promise<{ status: "CLOSED" | "CAPTURED" }>;
};

/** Nobody answered in time, or the breaker is open: what the call did over there is unknown. */
export class Away extends Error {}
