import type { SendForm } from "~/ui/outcome.ts";

export type CouponActions = { apply: SendForm; remove: () => Promise<void> };
