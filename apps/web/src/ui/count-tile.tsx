import type { ReactNode } from "react";
import { Link } from "./link.tsx";

type Props = { label: string; href: string; children: ReactNode; hint?: string };

/** A number that leads to what it counts. */
export function CountTile({ label, href, children, hint }: Props) {
  return (
    <Link
      href={href}
      className="grid content-start gap-1 rounded-control border border-line bg-surface p-4 hover:border-line-strong hover:bg-sunken"
    >
      <span className="text-ink-2">{label}</span>
      <span className="signage text-2xl">{children}</span>
      {hint && <span className="text-ink-2">{hint}</span>}
    </Link>
  );
}

/** "7", or "100+" when the list it was counted from goes on. */
export function countText({
  items,
  nextCursor,
}: {
  items: readonly unknown[];
  nextCursor?: string | undefined;
}): string {
  return `${items.length}${nextCursor ? "+" : ""}`;
}
