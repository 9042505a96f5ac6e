import type { ReactNode } from "react";
import { SiteFrame } from "~/app/site-frame.tsx";

export default function StoreLayout({ children }: { children: ReactNode }) {
  return <SiteFrame>{children}</SiteFrame>;
}
