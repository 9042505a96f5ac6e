import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "~/api/missing.ts";
import { channelWords, NotificationState } from "~/features/admin-notification/notification-words.tsx";
import { notifier } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";
import { Breadcrumbs } from "~/ui/breadcrumbs.tsx";
import { Notice } from "~/ui/notice.tsx";
import { PageHead, Panel } from "~/ui/panel.tsx";
import { Time } from "~/ui/time.tsx";
import { Facts } from "~/ui/timeline.tsx";

type Props = { params: Promise<{ notificationId: string }> };

const load = cache(async (notificationId: string) =>
  orNotFound((await notifier()).admin.notification.get.query({ notificationId })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { subject, template } = await load((await params).notificationId);
  return { title: subject || template };
}

/** One mail or SMS as the person gets it. */
export default async function AdminNotification({ params }: Props) {
  const one = await load((await params).notificationId);
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Notifications", href: paths.adminNotifications() }]} />
      <PageHead title={one.subject || one.template}>
        <NotificationState state={one.state} />
      </PageHead>
      {one.error && (
        <Notice
          tone={one.state === "failed" ? "danger" : "warn"}
          title={one.state === "over_budget" ? "Why it did not go out" : "What the provider said last"}
        >
          {one.error}
        </Notice>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-5">
          {one.html && (
            <Panel title="As a mail">
              {/* Without any right: no scripts, no forms, no origin. Mails are always light, whatever the console is. */}
              <iframe
                title={`Mail: ${one.subject || one.template}`}
                srcDoc={one.html}
                sandbox=""
                className="h-[42rem] w-full rounded-tile border border-line bg-white [color-scheme:light]"
              />
            </Panel>
          )}
          <Panel title={one.channel === "sms" ? "As an SMS" : "As plain text"}>
            <pre className="min-w-0 font-mono text-sm wrap-anywhere whitespace-pre-wrap">{one.text}</pre>
          </Panel>
        </div>
        <Panel title="Delivery">
          <Facts
            facts={[
              { label: "To", value: one.recipient },
              { label: "Channel", value: channelWords[one.channel] },
              { label: "Template", value: <span className="font-mono text-xs">{one.template}</span> },
              { label: "Attempts", value: one.attempts },
              { label: "Owed since", value: <Time iso={one.createdAt} show="absolute" /> },
              { label: "Sent", value: one.sentAt ? <Time iso={one.sentAt} show="absolute" /> : "not yet" },
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
