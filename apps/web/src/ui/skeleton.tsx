import { cx } from "./class-names.ts";

/** A block of the size of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cx("animate-pulse rounded-tile bg-sunken", className)} />;
}

/** The place of a page that is being made. */
export function PageSkeleton({ label }: { label: string }) {
  return (
    <div className="shell grid gap-6 py-8">
      <output className="sr-only">{label}</output>
      <Skeleton className="h-10 w-64" />
      <Skeleton className="h-32" />
      <Skeleton className="h-32" />
    </div>
  );
}
