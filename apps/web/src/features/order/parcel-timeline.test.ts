import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import type { OrderView } from "~/api/shapes.ts";
import order from "~/i18n/messages/en/order.json";
import { declineText, statusTones } from "./order-words.ts";
import { parcelTimeline } from "./parcel-timeline.ts";

const t = createTranslator({ locale: "en", messages: { order }, namespace: "order" });

type Step = OrderView["journey"][number];
const at = (minute: number) => `2026-11-21T10:${String(minute).padStart(2, "0")}:00.000Z`;
const step = (status: Step["status"], minute: number, actor: Step["actor"] = "system"): Step => ({
  status,
  at: at(minute),
  actor,
  note: null,
  cause: null,
});

test("UX-31 a parcel under way shows what happened and what comes next", () => {
  const placed = { placedAt: at(0) };
  const timeline = parcelTimeline(placed, { journey: [step("PAID", 1), step("PROCESSING", 5, "seller")] });
  expect(timeline.map(({ step: one, at: moment }) => [t(`steps.${one}`), Boolean(moment)])).toEqual([
    ["Placed", true],
    ["Paid", true],
    ["Accepted by the seller", true],
    ["Shipped", false],
    ["Delivered", false],
  ]);
  expect(timeline[2]?.by).toBe("seller");
});

test("an ended parcel promises nothing more", () => {
  const placed = { placedAt: at(0) };
  const timeline = parcelTimeline(placed, { journey: [step("CANCELLED", 3, "customer")] });
  expect(timeline.map(({ step: one }) => t(`steps.${one}`))).toEqual(["Placed", "Cancelled"]);
});

test("one parcel's end leaves the others alone", () => {
  const placed = { placedAt: at(0) };
  const open = parcelTimeline(placed, { journey: [step("SHIPPED", 9, "seller")] });
  expect(open.at(-1)).toMatchObject({ step: "DELIVERED", at: undefined });
});

test("a parcel that was cancelled does not take part in the way of the others, nor in their end", () => {
  const others = [step("PROCESSING", 2), step("SHIPPED", 5), step("DELIVERED", 9), step("REFUNDED", 20)];
  const whole = { placedAt: at(0), journey: [step("PAID", 1), ...others] };
  const timeline = parcelTimeline(whole, { journey: [step("PAID", 1), step("CANCELLED", 5)] });
  expect(timeline.map(({ step: one }) => t(`steps.${one}`))).toEqual(["Placed", "Paid", "Cancelled"]);
});

test("UX-23 every status and every decline has words", () => {
  expect(Object.keys(order.status).sort()).toEqual(Object.keys(statusTones).sort());
  expect(t(`texts.${declineText("INSUFFICIENT_FUNDS")}`)).toContain("enough money");
  expect(t(`texts.${declineText("something new")}`)).toBe("The payment was declined.");
  expect(t(`texts.${declineText(null)}`)).toBe("The payment was declined.");
});
