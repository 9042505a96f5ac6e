import type { NotificationSummary } from "~/api/portal-shapes.ts";
import { paths } from "~/paths.ts";
import { TextLink } from "~/ui/link.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Time } from "~/ui/time.tsx";
import { channelWords, NotificationState } from "./notification-words.tsx";

const columns: Column<NotificationSummary>[] = [
  {
    label: "Subject",
    isName: true,
    cell: ({ notificationId, subject, template }) => (
      <span>
        <TextLink href={paths.adminNotification(notificationId)} className="inline-flex min-h-8 items-center">
          {subject || template}
        </TextLink>
        <span className="block font-mono text-xs font-normal text-ink-2">{template}</span>
      </span>
    ),
  },
  { label: "To", cell: ({ recipient }) => recipient },
  { label: "Channel", cell: ({ channel }) => channelWords[channel] },
  { label: "State", cell: ({ state }) => <NotificationState state={state} /> },
  { label: "Attempts", align: "end", cell: ({ attempts }) => attempts },
  { label: "When", align: "end", cell: ({ sentAt, createdAt }) => <Time iso={sentAt ?? createdAt} /> },
];

/** What was owed to people, and what became of it. */
export function NotificationTable({ notifications }: { notifications: readonly NotificationSummary[] }) {
  return (
    <Table
      caption="Notifications"
      columns={columns}
      rows={notifications}
      keyOf={({ notificationId }) => notificationId}
    />
  );
}
