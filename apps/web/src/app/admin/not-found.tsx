import type { Metadata } from "next";
import { PortalNotFound } from "~/app/portal-not-found.tsx";
import { paths } from "~/paths.ts";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return <PortalNotFound home={paths.adminHome} />;
}
