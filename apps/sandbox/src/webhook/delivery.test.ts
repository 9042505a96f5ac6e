import { expect, test } from "vitest";
import { afterAttempt } from "./delivery.ts";
import { newDelivery } from "./plan-deliveries.ts";

const event = { id: "evt_1", type: "payment_intent.succeeded" };
const day = 24 * 60 * 60 * 1000;
const no = { status: 400, error: null };

test("a refused webhook is tried again after growing pauses of at most 30 s, for a day", () => {
  let delivery = newDelivery(event, "genuine", 0);
  const pauses = Array.from({ length: 8 }, () => {
    delivery = afterAttempt(delivery, { ...no, at: delivery.dueAt });
    return delivery.dueAt - (delivery.attempts.at(-1)?.at ?? 0);
  });
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(delivery.state).toBe("pending");
  expect(afterAttempt(delivery, { ...no, at: day + 1 }).state).toBe("failed");
  expect(afterAttempt(delivery, { at: 1, status: 204, error: null }).state).toBe("delivered");
});

test("a forged webhook that is refused is not tried again", () => {
  expect(afterAttempt(newDelivery(event, "forged", 0), { ...no, at: 1 }).state).toBe("failed");
});
