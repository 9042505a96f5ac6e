import { Skeleton } from "./skeleton.tsx";

/** The place of a list that is being read. */
export function TableSkeleton({ label, rows = 6 }: { label: string; rows?: number }) {
  return (
    <div className="grid gap-2">
      <output className="sr-only">{label}</output>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} className="h-12" />
      ))}
    </div>
  );
}
