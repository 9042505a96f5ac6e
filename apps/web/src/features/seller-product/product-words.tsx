import type { OwnProduct } from "~/api/portal-shapes.ts";
import { Badge } from "~/ui/badge.tsx";
import type { Tone } from "~/ui/badge.tsx";
import { stockWord } from "./stock-change.ts";

type Status = OwnProduct["status"];

const statuses: Record<Status, { label: string; tone: Tone }> = {
  active: { label: "On sale", tone: "success" },
  draft: { label: "Draft", tone: "neutral" },
  blocked: { label: "Blocked", tone: "danger" },
  archived: { label: "Archived", tone: "neutral" },
};

export function ProductStatus({ status }: { status: Status }) {
  const { label, tone } = statuses[status];
  return <Badge tone={tone}>{label}</Badge>;
}

/** Units left, with a word when there are few or none. */
export function StockLevel({ available, threshold }: { available: number; threshold: number }) {
  const word = stockWord(available, threshold);
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2">
      {word === "low" && <Badge tone="warn">Low</Badge>}
      {word === "out" && <Badge tone="danger">Sold out</Badge>}
      {available}
    </span>
  );
}
