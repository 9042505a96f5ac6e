import type { Address } from "@stallhouse/contracts/address";
import type { OrderId, UserId } from "@stallhouse/contracts/ids";
import { datedId } from "@stallhouse/db/dated-id";
import { sellers } from "../catalogue/sellers.ts";
import { diceOf } from "../random.ts";
import type { Dice } from "../random.ts";
import type { PlannedOrder } from "./order-history.ts";
import type { PastOrder, PastParcel } from "./past-life.ts";
import type { SoldVariant } from "./write-sales.ts";

export interface Buyer {
  userId: UserId;
  email: string;
  address: Address;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const holdMs = 15 * minuteMs;
const declinedShare = { paid: 0.06, expired: 0.4 };
const changesOfMind = [
  "Ordered the wrong size.",
  "Found it at home after all.",
  "It would not arrive before the birthday.",
  "Ordered twice by mistake.",
  "",
];
const carriers: Record<string, string> = {
  IE: "An Post",
  DK: "PostNord",
  SE: "PostNord",
  DE: "DHL",
  NL: "PostNL",
  ES: "Correos",
  PT: "CTT",
  FR: "Colissimo",
  IT: "Poste Italiane",
};

interface Setting {
  /** Midnight of the day on which the market opened: all of the past lies before it. */
  today: Date;
  buyer: Buyer;
  /** By SKU. */
  variants: ReadonlyMap<string, SoldVariant>;
}

/** A planned order with its moments, people and goods: the same on every run. */
export function pastOrderOf(plan: PlannedOrder, place: number, { today, buyer, variants }: Setting): PastOrder {
  const dice = diceOf(`life of order ${place}`);
  const clock = { today, dice };
  const placed =
    today.getTime() - plan.daysAgo * dayMs + plan.minuteOfDay * minuteMs + dice.between({ min: 0, max: 50_000 });
  const placedAt = new Date(placed);
  const isPaid = plan.outcome !== "expired";
  const declined = dice.chance(isPaid ? declinedShare.paid : declinedShare.expired)
    ? {
        at: clip(placed + dice.between({ min: 30_000, max: 90_000 }), clock),
        reason: dice.pick(["CARD_DECLINED", "INSUFFICIENT_FUNDS"]),
      }
    : null;
  const paidAt = isPaid ? clip(placed + dice.between({ min: 95_000, max: 300_000 }), clock) : null;
  const goods = plan.lines.map(({ sku, quantity, seller }) => ({ ...variantOf(variants, sku), quantity, seller }));
  const ships = paidAt && plan.outcome !== "cancelled";
  const parcels = ships ? parcelsOf(plan, { placed, paidAt, goods }, clock) : [];
  const lastArrival = Math.max(...parcels.map(({ deliveredAt }) => deliveredAt?.getTime() ?? 0));
  const daysBack = dice.between({ min: 1, max: 5 });
  return {
    orderId: datedId<OrderId>(placedAt, `demo order ${place}`),
    customerId: buyer.userId,
    email: buyer.email,
    address: buyer.address,
    placedAt,
    holdUntil: clip(placed + holdMs, clock),
    lines: goods.map(({ seller: _, sellerUserId: __, ...line }) => line),
    declined,
    paidAt,
    cancelled: paidAt && plan.outcome === "cancelled" ? changeOfMind(paidAt, clock) : null,
    refundedAt: plan.outcome === "refunded" ? clip(lastArrival + daysBack * dayMs, clock) : null,
    parcels,
  };
}

interface Clock {
  today: Date;
  dice: Dice;
}

function clip(at: number, { today }: Clock): Date {
  return new Date(Math.min(at, today.getTime()));
}

function variantOf(variants: Setting["variants"], sku: string): SoldVariant {
  const variant = variants.get(sku);
  if (!variant) throw new Error(`${sku} is not on sale`);
  return variant;
}

function changeOfMind(paidAt: Date, clock: Clock): NonNullable<PastOrder["cancelled"]> {
  const at = clip(paidAt.getTime() + clock.dice.between({ min: 15, max: 600 }) * minuteMs, clock);
  const refundedAt = clip(at.getTime() + clock.dice.between({ min: 1, max: 5 }) * minuteMs, clock);
  return { at, refundedAt, reason: clock.dice.pick(changesOfMind) };
}

type Goods = (SoldVariant & { seller: string })[];

function parcelsOf(
  { shipAfterHours, outcome }: PlannedOrder,
  { placed, paidAt, goods }: { placed: number; paidAt: Date; goods: Goods },
  clock: Clock,
): PastParcel[] {
  const { today, dice } = clock;
  const parcels = Object.entries(shipAfterHours).map(([slug, hours]) => {
    const seller = sellers.find((known) => known.slug === slug);
    const own = goods.find((line) => line.seller === slug);
    if (!seller || !own) throw new Error(`nothing of ${slug} in the order`);
    const delay = hours * hourMs + dice.between({ min: -25, max: 0 }) * minuteMs;
    const accepted = Math.max(paidAt.getTime(), placed + 0.4 * delay);
    const shipped = Math.max(accepted, placed + delay);
    const { min, max } = seller.shippingDays;
    const days = dice.between({ min: Math.max(1, Math.ceil(min / 3)), max: Math.max(2, Math.ceil(max / 2)) });
    const arrived = shipped + days * dayMs + dice.between({ min: -180, max: 180 }) * minuteMs;
    const isOver = hours * hourMs + placed <= today.getTime();
    const at = (moment: number) => (moment < today.getTime() ? new Date(moment) : null);
    const digits = dice.between({ min: 100_000_000, max: 999_999_999 });
    return {
      sellerId: own.sellerId,
      sellerUserId: own.sellerUserId,
      acceptedAt: isOver ? new Date(accepted) : at(accepted),
      shippedAt: isOver ? new Date(shipped) : null,
      deliveredAt: isOver ? at(arrived) : null,
      carrier: carriers[seller.country] ?? "DPD",
      trackingNumber: `RR${digits}${seller.country}`,
    };
  });
  return parcels.map((parcel, place) => asPlanned(parcel, { outcome, isLast: place === parcels.length - 1, clock }));
}

/** The plan rolled its own days on the way; what it says of the whole order stands. */
function asPlanned(
  parcel: PastParcel,
  { outcome, isLast, clock }: { outcome: PlannedOrder["outcome"]; isLast: boolean; clock: Clock },
): PastParcel {
  if (outcome === "shipped" && isLast) return { ...parcel, deliveredAt: null };
  const isOver = outcome === "delivered" || outcome === "refunded";
  if (!isOver || parcel.deliveredAt || !parcel.shippedAt) return parcel;
  const shipped = parcel.shippedAt.getTime();
  return { ...parcel, deliveredAt: new Date(shipped + 0.8 * (clock.today.getTime() - shipped)) };
}
