import { expect, test } from "vitest";
import { formatDay, formatDays } from "./day.ts";

test("UX-10 says delivery days with weekday, day and month", () => {
  expect(formatDay("2026-11-25")).toBe("Wed 25 Nov");
  expect(formatDays("2026-11-25", "2026-11-27")).toBe("Wed 25 – Fri 27 Nov");
  expect(formatDays("2026-11-30", "2026-12-02")).toBe("Mon 30 Nov – Wed 2 Dec");
  expect(formatDays("2026-11-25T00:00:00.000Z", "2026-11-25T00:00:00.000Z")).toBe("Wed 25 Nov");
});
