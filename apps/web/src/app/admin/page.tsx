import { Suspense } from "react";
import type { ReactNode } from "react";
import { AdminOrderTable } from "~/features/admin-order/order-table.tsx";
import { countByStatus, orderStatusLabel, placedToday } from "~/features/admin-order/order-words.tsx";
import { SellerTable } from "~/features/admin-seller/seller-table.tsx";
import { catalog, identity, notifier, order } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { paths } from "~/paths.ts";
import { CountTile } from "~/ui/count-tile.tsx";
import { TextLink } from "~/ui/link.tsx";
import { PageHead, Panel } from "~/ui/panel.tsx";
import { TableSkeleton } from "~/ui/table-skeleton.tsx";
import { Widget } from "~/ui/widget.tsx";
import { actionsFor } from "./sellers/seller-actions.ts";

/** Counted from one page of a list: what needs a person, not statistics. */
const counted = 100;
const shown = 5;

/** What needs a person, then today. Each part fails alone. */
export default async function AdminHome() {
  // Beside the layout, not after it: what follows must not be asked for on behalf of somebody else.
  await requireRole("admin", paths.adminHome);
  return (
    <>
      <PageHead title="Overview" />
      <Loaded label="Loading what needs a person">
        <ToDo />
      </Loaded>
      <Loaded label="Loading the sellers who wait">
        <Waiting />
      </Loaded>
      <Loaded label="Loading today’s orders">
        <Today />
      </Loaded>
    </>
  );
}

function Loaded({ label, children }: { label: string; children: ReactNode }) {
  return <Suspense fallback={<TableSkeleton label={label} rows={2} />}>{children}</Suspense>;
}

const pendingSellers = async (limit: number) =>
  (await identity()).admin.seller.list.query({ standing: "pending", limit });

function ToDo() {
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Widget what="the sellers" load={() => pendingSellers(1)}>
        {({ counts }) => (
          <>
            <CountTile label="Sellers waiting" href={paths.adminSellers({ standing: "pending" })}>
              {counts.pending}
            </CountTile>
            <CountTile
              label="Sellers active"
              href={paths.adminSellers({ standing: "active" })}
              hint={`${counts.blocked} blocked`}
            >
              {counts.active}
            </CountTile>
          </>
        )}
      </Widget>
      <Widget
        what="the products"
        load={async () => (await catalog()).admin.product.list.query({ status: "blocked", limit: counted })}
      >
        {({ items, nextCursor }) => (
          <CountTile label="Products blocked" href={paths.adminProducts({ status: "blocked" })}>
            {items.length}
            {nextCursor && "+"}
          </CountTile>
        )}
      </Widget>
      <Widget
        what="the notifications"
        load={async () => (await notifier()).admin.notification.list.query({ state: "failed", limit: counted })}
      >
        {({ items, nextCursor }) => (
          <CountTile label="Mails and SMS failed" href={paths.adminNotifications({ state: "failed" })}>
            {items.length}
            {nextCursor && "+"}
          </CountTile>
        )}
      </Widget>
    </div>
  );
}

function Waiting() {
  return (
    <Widget what="the sellers who wait" load={() => pendingSellers(shown)}>
      {({ items }) =>
        items.length > 0 && (
          <Panel title="Sellers to check" aside={<TextLink href={paths.adminSellers()}>All who wait</TextLink>}>
            <SellerTable sellers={items} actionsFor={actionsFor} />
          </Panel>
        )
      }
    </Widget>
  );
}

function Today() {
  return (
    <Widget what="today’s orders" load={async () => (await order()).admin.order.list.query({ limit: counted })}>
      {({ items, nextCursor }) => {
        const today = placedToday(items, new Date());
        const goesOn = nextCursor !== undefined && today.length === items.length;
        return (
          <Panel
            title={`Orders today: ${today.length}${goesOn ? "+" : ""}`}
            aside={<TextLink href={paths.adminOrders()}>All orders</TextLink>}
          >
            {today.length === 0 && <p className="text-ink-2">None yet, counted in UTC.</p>}
            <ul className="flex flex-wrap gap-x-5 gap-y-1">
              {countByStatus(today).map(({ status, count }) => (
                <li key={status}>
                  <TextLink href={paths.adminOrders({ status })} className="inline-flex min-h-8 items-center">
                    {orderStatusLabel(status)}: {count}
                  </TextLink>
                </li>
              ))}
            </ul>
            {items.length > 0 && <AdminOrderTable orders={items.slice(0, shown)} />}
          </Panel>
        );
      }}
    </Widget>
  );
}
