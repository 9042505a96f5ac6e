import { sumAmounts } from "@stallhouse/contracts/money";
import { totalProblem } from "@stallhouse/contracts/money-limits";
import type { TotalProblem } from "@stallhouse/contracts/money-limits";
import type { StoredCart, StoredLine } from "./stored-cart.ts";
import { couponProblem, price, quoteOf } from "../pricing/price.ts";
import type { StoredCoupon, Terms } from "../pricing/price.ts";
import { houseCurrency } from "./cart.ts";
import type { Cart, CartCoupon, CartLine, CartLineState } from "./cart.ts";

/** At this many free units a customer is told that few are left. */
const fewLeft = 3;

/** Worst news first: a line has one state. */
export function lineState(line: Pick<StoredLine, "available" | "onSale" | "quantity" | "unitPrice" | "seenPrice">) {
  const states: [boolean, CartLineState][] = [
    [!canBeHad(line), "unavailable"],
    [line.available < line.quantity, "low_stock"],
    [line.unitPrice !== line.seenPrice, "price_changed"],
    [line.available <= fewLeft, "low_stock"],
  ];
  return states.find(([isSo]) => isSo)?.[1] ?? "ok";
}

const nothing = { cartId: null, version: 0, lines: [] };
const free = { shippingAmount: 0, itemsAmount: 0, discountAmount: 0 };

function canBeHad({ onSale, available }: Pick<StoredLine, "available" | "onSale">): boolean {
  return onSale && available > 0;
}

export function canBeOrdered(line: Pick<StoredLine, "available" | "onSale" | "quantity">): boolean {
  return line.onSale && line.available >= line.quantity;
}

export function cartView(stored: StoredCart | undefined): Cart {
  return stored ? viewOf(stored) : viewOf(nothing);
}

function viewOf(stored: StoredCart | typeof nothing): Cart {
  const { lines } = stored;
  const terms = "delivery" in stored ? termsOf(stored) : {};
  // What cannot be had stays visible, and costs nothing.
  const { parts: counted, ...amounts } = price(lines.filter(canBeHad), terms);
  const sellers = price(lines).parts.map(({ sellerId, sellerName, sellerSlug, lines: own }) => {
    const { shippingAmount, itemsAmount, discountAmount } = counted.find((part) => part.sellerId === sellerId) ?? free;
    return {
      sellerId,
      sellerName,
      sellerSlug,
      shippingAmount,
      itemsAmount,
      discountAmount,
      lines: own.map(lineView),
    };
  });
  const currency = lines[0]?.currency ?? houseCurrency;
  const problem = totalProblem(amounts.totalAmount, currency);
  return {
    cartId: stored.cartId,
    version: stored.version,
    quote: quoteOf(lines, terms),
    currency,
    count: sumAmounts(lines.map((line) => line.quantity)),
    sellers,
    ...amounts,
    coupon: "delivery" in stored ? couponView(stored) : null,
    totalProblem: problem,
    canCheckOut: lines.length > 0 && lines.every(canBeOrdered) && problem === null,
  };
}

/** Why the cart cannot be paid as it stands. */
export function totalProblemOf(cart: StoredCart): TotalProblem | null {
  const { totalAmount } = price(cart.lines, termsOf(cart));
  return totalProblem(totalAmount, cart.lines[0]?.currency ?? houseCurrency);
}

/** What the cart's owner chose, as far as it holds now. */
export function termsOf(cart: StoredCart): Terms {
  return { delivery: cart.delivery, coupon: cart.coupon && !problemOf(cart, cart.coupon) ? cart.coupon : null };
}

function couponView(cart: StoredCart): CartCoupon | null {
  if (!cart.coupon) return null;
  const { code, kind, value, currency, minimumAmount } = cart.coupon;
  return { code, kind, value, currency, problem: problemOf(cart, cart.coupon), minimumAmount };
}

function problemOf({ lines }: StoredCart, coupon: StoredCoupon) {
  const itemsAmount = sumAmounts(lines.filter(canBeHad).map((line) => line.quantity * line.unitPrice));
  return couponProblem(coupon, { itemsAmount, currency: lines[0]?.currency ?? houseCurrency });
}

function lineView(line: StoredLine): CartLine {
  const { sku, currency, priceVersion, seenPrice, onSale, shippingAmount, ...seen } = line;
  const { sellerId, sellerName, sellerSlug, sellerCountry, dispatchDays, ...shown } = seen;
  return {
    ...shown,
    previousPrice: line.unitPrice === seenPrice ? null : seenPrice,
    lineTotal: line.quantity * line.unitPrice,
    state: lineState(line),
  };
}
