import { expect, test } from "vitest";
import type { OrderView } from "~/api/shapes.ts";
import { declineText, statusWords } from "./order-words.ts";
import { parcelTimeline } from "./parcel-timeline.ts";

type Step = OrderView["journey"][number];
const at = (minute: number) => `2026-11-21T10:${String(minute).padStart(2, "0")}:00.000Z`;
const step = (status: Step["status"], minute: number, actor: Step["actor"] = "system"): Step => ({
  status,
  at: at(minute),
  actor,
  note: null,
});

test("UX-31 a parcel under way shows what happened and what comes next", () => {
  const order = { placedAt: at(0), journey: [step("PAYMENT_PENDING", 0, "customer"), step("PAID", 1)] };
  const timeline = parcelTimeline(order, { journey: [step("PAID", 1), step("PROCESSING", 5, "seller")] });
  expect(timeline.map(({ text, at: moment }) => [text, Boolean(moment)])).toEqual([
    ["Placed", true],
    ["Paid", true],
    ["Accepted by the seller", true],
    ["Shipped", false],
    ["Delivered", false],
  ]);
  expect(timeline[2]?.by).toBe("by the seller");
});

test("an ended parcel promises nothing more", () => {
  const order = { placedAt: at(0), journey: [step("PAYMENT_PENDING", 0), step("CANCELLED", 3, "customer")] };
  const timeline = parcelTimeline(order, { journey: [step("CANCELLED", 3, "customer")] });
  expect(timeline.map(({ text }) => text)).toEqual(["Placed", "Cancelled"]);
});

test("one parcel's end leaves the others alone", () => {
  const order = { placedAt: at(0), journey: [step("PAID", 1)] };
  const open = parcelTimeline(order, { journey: [step("SHIPPED", 9, "seller")] });
  expect(open.at(-1)).toMatchObject({ text: "Delivered", at: undefined });
});

test("UX-23 every status and every decline has words", () => {
  expect(Object.values(statusWords).every(({ text }) => /^[A-Z]/.test(text))).toBe(true);
  expect(declineText("INSUFFICIENT_FUNDS")).toContain("enough money");
  expect(declineText("something new")).toBe("The payment was declined.");
  expect(declineText(null)).toBe("The payment was declined.");
});
