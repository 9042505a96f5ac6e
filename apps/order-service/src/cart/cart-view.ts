import type { Address } from "@stallhouse/contracts/address";
import type { ReservedLine } from "@stallhouse/contracts/events/catalog";
import type { CartId, SellerId } from "@stallhouse/contracts/ids";
import { sumAmounts } from "@stallhouse/contracts/money";
import type { DeliveryMethod } from "../checkout/checkout.ts";
import { splitBySeller } from "../order/split-by-seller.ts";
import { houseCurrency } from "./cart.ts";
import type { Cart, CartLine, CartLineState } from "./cart.ts";
import { quoteOf } from "./quote.ts";

/** A line as it is stored, beside what is known of its variant now. */
export type StoredLine = ReservedLine & { seenPrice: number; available: number; onSale: boolean };

export type StoredCart = {
  cartId: CartId;
  version: number;
  address: Address | null;
  email: string | null;
  delivery: Partial<Record<SellerId, DeliveryMethod>>;
  lines: StoredLine[];
};

/** At this many free units a customer is told that few are left. */
const fewLeft = 3;

/** Worst news first: a line has one state. */
export function lineState(line: Pick<StoredLine, "available" | "onSale" | "quantity" | "unitPrice" | "seenPrice">) {
  const states: [boolean, CartLineState][] = [
    [!line.onSale || line.available <= 0, "unavailable"],
    [line.available < line.quantity, "low_stock"],
    [line.unitPrice !== line.seenPrice, "price_changed"],
    [line.available <= fewLeft, "low_stock"],
  ];
  return states.find(([isSo]) => isSo)?.[1] ?? "ok";
}

export function canBeOrdered(line: Pick<StoredLine, "available" | "onSale" | "quantity">): boolean {
  return line.onSale && line.available >= line.quantity;
}

export function cartView(stored: StoredCart | undefined): Cart {
  const lines = stored?.lines ?? [];
  const sellers = splitBySeller(lines).map((part) => ({
    sellerId: part.sellerId,
    sellerName: part.sellerName,
    sellerSlug: part.sellerSlug,
    shippingAmount: part.shippingAmount,
    itemsAmount: part.itemsAmount,
    lines: part.lines.map(lineView),
  }));
  const itemsAmount = sumAmounts(sellers.map((seller) => seller.itemsAmount));
  const shippingAmount = sumAmounts(sellers.map((seller) => seller.shippingAmount));
  return {
    cartId: stored?.cartId ?? null,
    version: stored?.version ?? 0,
    quote: quoteOf(lines),
    currency: lines[0]?.currency ?? houseCurrency,
    count: sumAmounts(lines.map((line) => line.quantity)),
    sellers,
    itemsAmount,
    shippingAmount,
    totalAmount: itemsAmount + shippingAmount,
    canCheckOut: lines.length > 0 && lines.every(canBeOrdered),
  };
}

function lineView(line: StoredLine): CartLine {
  return {
    variantId: line.variantId,
    productId: line.productId,
    slug: line.slug,
    title: line.title,
    label: line.label,
    imageUrl: line.imageUrl,
    unitPrice: line.unitPrice,
    previousPrice: line.unitPrice === line.seenPrice ? null : line.seenPrice,
    quantity: line.quantity,
    lineTotal: line.quantity * line.unitPrice,
    available: line.available,
    state: lineState(line),
  };
}
