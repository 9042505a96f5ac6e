import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PortalFrame } from "~/app/portal-frame.tsx";
import { requireRole } from "~/gateway/session/session.ts";
import { paths } from "~/paths.ts";

export const metadata: Metadata = {
  title: { default: "Admin console", template: "%s · Admin console" },
  robots: { index: false },
};

const items = [
  { label: "Overview", href: paths.adminHome },
  { label: "Sellers", href: paths.adminSellers() },
  { label: "Users", href: paths.adminUsers() },
  { label: "Products", href: paths.adminProducts() },
  { label: "Orders", href: paths.adminOrders() },
  { label: "Notifications", href: paths.adminNotifications() },
];

/** For admins only; the services decide again. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const viewer = await requireRole("admin", (await headers()).get("x-path") ?? paths.adminHome);
  return (
    <PortalFrame viewer={viewer} name="Admin console" owner={viewer.name} items={items}>
      {children}
    </PortalFrame>
  );
}
