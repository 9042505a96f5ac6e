import type { Standing } from "~/api/portal-shapes.ts";
import { Badge } from "~/ui/badge.tsx";
import type { Tone } from "~/ui/badge.tsx";

const standings: Record<Standing, { label: string; tone: Tone }> = {
  pending: { label: "Pending", tone: "warn" },
  active: { label: "Active", tone: "success" },
  blocked: { label: "Blocked", tone: "danger" },
};

export function StandingBadge({ standing }: { standing: Standing }) {
  const { label, tone } = standings[standing];
  return <Badge tone={tone}>{label}</Badge>;
}
