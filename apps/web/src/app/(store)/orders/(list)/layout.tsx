import type { ReactNode } from "react";
import { requireRole } from "~/gateway/session/session.ts";
import { paths } from "~/paths.ts";

/** Outside the loading state: once that is on its way, it is too late for a 403. */
export default async function OrdersLayout({ children }: { children: ReactNode }) {
  await requireRole("user", paths.orders());
  return children;
}
