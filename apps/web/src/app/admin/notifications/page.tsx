import type { Metadata } from "next";
import { orNotFound } from "~/api/missing.ts";
import { NotificationTable } from "~/features/admin-notification/notification-table.tsx";
import { channelWords, stateOptions } from "~/features/admin-notification/notification-words.tsx";
import { notifier } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { choiceParam, textParam } from "~/search-params.ts";
import type { SearchParams } from "~/search-params.ts";
import { EmptyState } from "~/ui/empty-state.tsx";
import { ListSearch } from "~/ui/list-search.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { PageHead } from "~/ui/panel.tsx";

export const metadata: Metadata = { title: "Notifications" };

const channels = ["mail", "sms"] as const;
const states = ["pending", "sent", "failed", "over_budget"] as const;

export default async function AdminNotifications({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const channel = choiceParam(params, "channel", channels);
  const state = choiceParam(params, "state", states);
  const query = textParam(params, "q")?.slice(0, 100);
  const after = textParam(params, "after");
  const { admin } = await notifier();
  const { items, nextCursor } = await orNotFound(admin.notification.list.query({ channel, state, query, after }));
  const isFiltered = channel !== undefined || state !== undefined || query !== undefined;
  return (
    <>
      <PageHead title="Notifications">Every mail and SMS, as it was or will be sent.</PageHead>
      <ListSearch
        action={paths.adminNotifications()}
        label="Recipient or subject"
        query={query}
        choices={[
          {
            name: "channel",
            label: "Channel",
            value: channel,
            options: channels.map((value) => ({ value, label: channelWords[value] })),
          },
          { name: "state", label: "State", value: state, options: stateOptions },
        ]}
        clearHref={paths.adminNotifications()}
      />
      {items.length > 0 ? (
        <NotificationTable notifications={items} />
      ) : (
        <EmptyState title={isFiltered ? "No notification matches" : "Nothing was sent yet"} />
      )}
      <MoreLink href={nextCursor && paths.adminNotifications({ channel, state, q: query, after: nextCursor })}>
        Older notifications
      </MoreLink>
    </>
  );
}
