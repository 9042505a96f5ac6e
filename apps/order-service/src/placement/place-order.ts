import { setTimeout as sleep } from "node:timers/promises";
import { reasons, Refusal } from "@stallhouse/contracts/refusal";
import type { Customer } from "@stallhouse/service/trpc";
import { z } from "zod";
import { houseCurrency } from "../cart/cart.ts";
import { findCart } from "../cart/stored-cart.ts";
import { canBeOrdered, cartView, termsOf, totalProblemOf } from "../cart/cart-view.ts";
import type { StoredCart } from "../cart/stored-cart.ts";
import { checkQuote, quoteOf } from "../pricing/price.ts";
import { customerKeys, mailOf } from "../coupon/coupon.ts";
import type { Deps } from "../trpc.ts";
import { completePlacement } from "./complete-placement.ts";
import { storedAnswer } from "./finish-placement.ts";
import { claimPlacement, findPlacement, hashRequest, takeOverPlacements } from "./idempotency-key.ts";
import type { Placement } from "./idempotency-key.ts";
import type { OrderDraft } from "./draft.ts";
import type { PlacedOrder } from "../views/shapes.ts";

/** Shorter than the gateway's patience, longer than a placement takes. */
const waitMs = 7_000;

/**
 * Places the customer's cart. With the same key the same answer comes again, also to calls that run at the same time;
 * a key whose call was refused may be used anew.
 */
export async function placeOrder(
  deps: Deps,
  customer: Customer,
  { idempotencyKey, quote }: { idempotencyKey: string; quote: string },
): Promise<PlacedOrder> {
  const ref = { scope: customer.customerId, key: idempotencyKey };
  const requestHash = hashRequest(quote);
  const draft = draftOf(await findCart(deps.db, customer.customerId), customer, quote);
  if (!(draft instanceof Refusal)) {
    const claimed = await claimPlacement(deps.db, { ...ref, requestHash, draft });
    if (claimed) return completePlacement(deps, claimed);
  }
  // Looked for after the key could not be had: the other half of a double click may have taken it, and the cart, at any moment.
  const known = await findPlacement(deps.db, ref);
  if (known && known.state !== "refused") return follow(deps, known, requestHash);
  throw draft instanceof Refusal ? draft : new Refusal("CART_CHANGED");
}

/** What is to be ordered, from the cart as it is now; or why it cannot be. */
function draftOf(cart: StoredCart | undefined, customer: Customer, quote: string): OrderDraft | Refusal {
  if (!cart || cart.lines.length === 0) return new Refusal("CART_EMPTY");
  const changed = changeSince(quote, cart);
  if (changed) return changed;
  const unpayable = whyUnpayable(cart);
  if (unpayable) return unpayable;
  const email = cart.email ?? customer.email;
  if (!email) return new Refusal("CONTACT_MISSING");
  if (!cart.address) return new Refusal("INPUT_INVALID", { address: "is missing" });
  return {
    cartId: cart.cartId,
    cartVersion: cart.version,
    email,
    phone: cart.phone,
    isGuest: customer.guest,
    address: cart.address,
    delivery: cart.delivery,
    coupon: couponFor(cart, customer),
    quote,
    lines: cart.lines.map(({ seenPrice: _seen, available: _available, onSale: _onSale, ...line }) => line),
  };
}

/** What of the cart cannot be had, or why what it comes to cannot be paid. */
function whyUnpayable(cart: StoredCart): Refusal | undefined {
  const missing = cart.lines.find((line) => !canBeOrdered(line));
  if (missing) {
    const reason = missing.onSale ? "VARIANT_OUT_OF_STOCK" : "VARIANT_NOT_FOR_SALE";
    const { variantId, title, available } = missing;
    return new Refusal(reason, { variantId, title, available: String(Math.max(0, available)) });
  }
  const problem = totalProblemOf(cart);
  const currency = cart.lines[0]?.currency ?? houseCurrency;
  return problem ? new Refusal(problem.reason, { limit: String(problem.limit), currency }) : undefined;
}

/** What is not as the customer saw it. */
function changeSince(quote: string, cart: StoredCart): Refusal | undefined {
  const terms = termsOf(cart);
  try {
    checkQuote(quote, cart.lines, terms);
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    // Nothing else changed: the coupon's own reason says more.
    const isCoupon = !terms.coupon && quoteOf(cart.lines, { ...terms, coupon: cart.coupon }) === quote;
    const problem = isCoupon ? cartView(cart).coupon?.problem : undefined;
    return problem ? new Refusal(problem) : refusal;
  }
}

function couponFor(cart: StoredCart, customer: Customer): OrderDraft["coupon"] {
  const { coupon } = termsOf(cart);
  return coupon ? { ...coupon, customerKeys: customerKeys(customer.customerId, mailOf(cart, customer)) } : null;
}

const refused = z.object({ reason: z.enum(reasons), details: z.record(z.string(), z.string()) });

/** The answer that was given under the key; while another call works on it, waits, and takes over if that one died. */
async function follow(deps: Deps, first: Placement, requestHash: string): Promise<PlacedOrder> {
  const deadline = Date.now() + waitMs;
  let placement: Placement | undefined = first;
  for (let pauseMs = 30; placement && Date.now() < deadline; pauseMs = Math.min(300, pauseMs * 2)) {
    if (placement.requestHash !== requestHash) throw new Refusal("IDEMPOTENCY_KEY_REUSED");
    if (placement.state === "done") return storedAnswer.parse(placement.answer);
    if (placement.state === "refused") {
      const { reason, details } = refused.parse(placement.answer);
      throw new Refusal(reason, details);
    }
    const [taken] = placement.abandoned ? await takeOverPlacements(deps.db, placement) : [];
    if (taken) return completePlacement(deps, taken);
    await sleep(pauseMs);
    placement = await findPlacement(deps.db, first);
  }
  throw new Refusal("SERVICE_AWAY");
}
