import type { NotificationSummary } from "~/api/portal-shapes.ts";
import { Badge } from "~/ui/badge.tsx";
import type { Tone } from "~/ui/badge.tsx";

type State = NotificationSummary["state"];

const states: Record<State, { label: string; tone: Tone }> = {
  pending: { label: "Waiting", tone: "warn" },
  sent: { label: "Sent", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  over_budget: { label: "Over budget", tone: "neutral" },
};

export const stateOptions = Object.entries(states).map(([value, { label }]) => ({ value: value as State, label }));

export function NotificationState({ state }: { state: State }) {
  const { label, tone } = states[state];
  return <Badge tone={tone}>{label}</Badge>;
}

export const channelWords: Record<NotificationSummary["channel"], string> = { mail: "Mail", sms: "SMS" };
