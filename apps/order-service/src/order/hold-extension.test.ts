import { expect, test } from "vitest";
import { canExtend, extensionOf } from "./what-is-allowed.ts";

const end = "2026-03-01T14:30:00.000Z";
const later = "2026-03-01T14:40:00.000Z";
const held = { status: "PAYMENT_PENDING", expiresAt: end, extendedAt: null, cancelRequest: null } as const;
const extended = { ...held, expiresAt: later, extendedAt: "2026-03-01T14:28:00.000Z" };
const refused = (...asked: Parameters<typeof extensionOf>) => {
  try {
    return extensionOf(...asked);
  } catch (refusal) {
    return (refusal as { reason?: string }).reason;
  }
};

test("UX-34 a hold is extended once by ten minutes from its end, however early that is asked for", () => {
  expect(extensionOf(held, end, false)).toEqual({ until: later, isGranted: false });
  expect(canExtend(held)).toBe(true);
  expect(refused(extended, later, false)).toBe("HOLD_ALREADY_EXTENDED");
  expect(canExtend(extended)).toBe(false);
});

test("the same wish again is the one that was granted", () => {
  expect(extensionOf(extended, end, false)).toEqual({ until: later, isGranted: true });
});

test("nothing is extended after its end, nor what waits for no payment", () => {
  expect(refused(held, end, true)).toBe("HOLD_ENDED");
  expect(refused(extended, end, true)).toBe("HOLD_ENDED");
  expect(refused({ ...held, status: "EXPIRED" }, end, true)).toBe("HOLD_ENDED");
  expect(refused({ ...held, status: "PAID" }, end, false)).toBe("MOVE_NOT_ALLOWED");
  expect(refused({ ...held, status: "PENDING", expiresAt: null }, end, false)).toBe("MOVE_NOT_ALLOWED");
  const cancelRequest = { by: "customer", actorId: null, reason: "no" } as const;
  expect(refused({ ...held, cancelRequest }, end, false)).toBe("MOVE_NOT_ALLOWED");
  expect(canExtend({ ...held, cancelRequest })).toBe(false);
});
