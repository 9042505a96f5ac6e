import type { Address } from "@stallhouse/contracts/address";
import type { OrderStatus } from "@stallhouse/contracts/events/order";
import type { OrderId, SellerOrderId, UserId } from "@stallhouse/contracts/ids";
import type { HouseCause } from "../moves/house-causes.ts";
import type { Order, OrderLine, OrderStep, SellerOrder, StoredStep } from "../order/stored-order.ts";
import type { PaymentState } from "../order/order-tables.ts";

/** One move as people may see it: the note is in the words of whoever did it; of the house in English, and then `cause` says the same to be said in any language. */
export type JourneyStep = StoredStep & { cause: HouseCause | null };

type OrderLineView = Omit<OrderLine, "priceVersion" | "commissionRate">;

export type SellerOrderPart = Omit<SellerOrder, "commissionAmount" | "lines" | "journey"> & {
  lines: OrderLineView[];
  /** Of a part that was cancelled while others go on: its money, and when it went back. */
  refund: { amount: number; refundedAt: string | null } | null;
  journey: JourneyStep[];
};

/** An order as its customer sees it; amounts in minor units. */
export type OrderView = Pick<
  Order,
  | "orderId"
  | "number"
  | "status"
  | "placedAt"
  | "expiresAt"
  | "currency"
  | "itemsAmount"
  | "shippingAmount"
  | "discountAmount"
  | "couponCode"
  | "totalAmount"
  | "email"
  | "address"
> & {
  payment: { state: PaymentState; reason: string | null };
  canCancel: boolean;
  canPay: boolean;
  canChangeAddress: boolean;
  /** So much longer it can be kept, if its customer asks for it: once, before the hold ends. */
  extension: { minutes: number } | null;
  /** Prices changed while stock was confirmed: nothing happens until the customer agrees to this total, or cancels. */
  newPrice: { totalAmount: number; expiresAt: string } | null;
  journey: JourneyStep[];
  sellerOrders: SellerOrderPart[];
};

/** An order as whoever holds its signed link sees it: where it stands, and nothing that helps a stranger to its customer. */
export type TrackedOrderView = Omit<OrderView, "email" | "address"> & {
  address: Omit<Address, "line1" | "line2" | "phone">;
};

export type AdminOrderView = OrderView & { customerId: UserId; steps: OrderStep[] };

export type OrderSummary = {
  orderId: OrderId;
  number: string;
  status: OrderStatus;
  placedAt: string;
  totalAmount: number;
  currency: string;
  count: number;
  images: string[];
  sellerNames: string[];
};

export type AdminOrderSummary = {
  orderId: OrderId;
  number: string;
  status: OrderStatus;
  placedAt: string;
  email: string;
  totalAmount: number;
  currency: string;
  count: number;
  sellerNames: string[];
};

export type SellerOrderSummary = {
  sellerOrderId: SellerOrderId;
  orderNumber: string;
  status: OrderStatus;
  placedAt: string;
  paidAt: string | null;
  totalAmount: number;
  currency: string;
  count: number;
  recipient: { name: string; city: string; country: string };
};

/** A seller's part of an order: nothing of the customer but where the parcel goes, nothing of other sellers. */
export type SellerOrderView = SellerOrderPart & {
  orderNumber: string;
  currency: string;
  placedAt: string;
  paidAt: string | null;
  recipient: { name: string; city: string; country: string };
  /** Only from payment to delivery, and without the phone number. */
  address: Omit<Address, "phone"> | null;
  canAccept: boolean;
  canShip: boolean;
};

export type PlacedOrder = {
  orderId: OrderId;
  number: string;
  /** PAID: nothing is left to pay, or it costs nothing. */
  status: "PAYMENT_PENDING" | "PENDING" | "PAID";
  /** Null while the payment provider (or catalog) is away: `customer.order.pay` asks again. */
  payUrl: string | null;
  expiresAt: string | null;
};
