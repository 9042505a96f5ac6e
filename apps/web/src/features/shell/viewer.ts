import type { Role } from "@stallhouse/contracts/actor";

/** Whoever looks at the page, as far as a page may know. */
export type Viewer = { name: string; email: string; role: Role; guest: boolean; shopName?: string };

export const roleWords: Record<Role, string> = { user: "Customer", seller: "Seller", admin: "Admin" };
