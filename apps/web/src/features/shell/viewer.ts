import type { Role } from "@stallhouse/contracts/actor";

/** Whoever looks at the page, as far as a page may know. */
export type Viewer = { name: string; email: string; role: Role; guest: boolean; shopName?: string };

/** A guest is a stranger who has a cart. */
type Who = Role | "stranger";
/** What of a page is its reader's own: it comes after the page, which is the same for all. */
export type Own = { who: Who; name: string; email: string; count: number };

/** Tells the header of a page whose it is. */
export const ownEvent = "stallhouse:own";

/** Another reader is at this page than before. */
export const readerEvent = "stallhouse:reader";

export function ownOf(viewer: Viewer | undefined, count: number): Own {
  if (!viewer || viewer.guest) return { who: "stranger", name: "", email: "", count };
  const { role, name, email } = viewer;
  return { who: role, name, email, count };
}

export const roleWords: Record<Role, string> = { user: "Customer", seller: "Seller", admin: "Admin" };
