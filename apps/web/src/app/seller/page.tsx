import { Suspense } from "react";
import type { ReactNode } from "react";
import { SellerOrderTable } from "~/features/seller-order/order-table.tsx";
import { LowTable } from "~/features/seller-shop/low-table.tsx";
import { catalog, order } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { CountTile, countText } from "~/ui/count-tile.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { TextLink } from "~/ui/link.tsx";
import { PageHead, Panel } from "~/ui/panel.tsx";
import { TableSkeleton } from "~/ui/table-skeleton.tsx";
import { Widget } from "~/ui/widget.tsx";

/** Counted from one page of a list: enough to know what to do today. */
const counted = 100;
const shown = 5;
/** Catalog lists no more of them. */
const mostLow = 50;

/** What waits for the seller, first things first. Each part fails alone. */
export default async function SellerHome() {
  // Beside the layout, not after it: what follows must not be asked for on behalf of somebody else.
  await requireRole("seller", paths.sellerHome);
  return (
    <>
      <PageHead title="Overview" />
      <Loaded label="Loading what is to do">
        <ToDo />
      </Loaded>
      <Loaded label="Loading the orders to ship">
        <NextToShip />
      </Loaded>
      <Loaded label="Loading the stock">
        <RunningLow />
      </Loaded>
    </>
  );
}

function Loaded({ label, children }: { label: string; children: ReactNode }) {
  return <Suspense fallback={<TableSkeleton label={label} rows={2} />}>{children}</Suspense>;
}

const productsOf = async (status?: "active" | "draft" | "blocked") =>
  (await catalog()).seller.product.list.query({ status, limit: counted });
const toShip = async (limit: number) => (await order()).seller.order.list.query({ tab: "to-ship", limit });

function ToDo() {
  return (
    <Widget
      what="what is to do"
      load={() => Promise.all([toShip(counted), productsOf("active"), productsOf("draft"), productsOf("blocked")])}
    >
      {([orders, active, drafts, blocked]) => {
        if (active.items.length + drafts.items.length + blocked.items.length === 0) return <FirstProduct />;
        const soldOut = active.items.filter(({ stockTotal }) => stockTotal === 0);
        return (
          <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">
            <CountTile
              label="Orders to ship"
              href={paths.sellerOrders()}
              hint={orders.items.length === 0 ? "All shipped" : undefined}
            >
              {countText(orders)}
            </CountTile>
            <CountTile label="Products on sale" href={paths.sellerProducts({ status: "active" })}>
              {countText(active)}
            </CountTile>
            <CountTile label="Sold out of them" href={paths.sellerProducts({ status: "active" })}>
              {countText({ items: soldOut, nextCursor: active.nextCursor })}
            </CountTile>
            <CountTile label="Drafts" href={paths.sellerProducts({ status: "draft" })}>
              {countText(drafts)}
            </CountTile>
            <CountTile label="Blocked by us" href={paths.sellerProducts({ status: "blocked" })}>
              {countText(blocked)}
            </CountTile>
          </div>
        );
      }}
    </Widget>
  );
}

function FirstProduct() {
  return (
    <EmptyState
      title="Your stall is ready to be filled"
      action={<LinkButton href={paths.sellerNewProduct}>Add your first product</LinkButton>}
    >
      A title, a price and a picture are enough to start. You can keep it as a draft until it is right.
    </EmptyState>
  );
}

function NextToShip() {
  return (
    <Widget what="the orders to ship" load={() => toShip(shown)}>
      {({ items }) =>
        items.length > 0 && (
          <Panel title="Ship next" aside={<TextLink href={paths.sellerOrders()}>All orders to ship</TextLink>}>
            <SellerOrderTable orders={items} />
          </Panel>
        )
      }
    </Widget>
  );
}

async function loadLow() {
  const { seller } = await catalog();
  const [low, { items }] = await Promise.all([
    seller.stock.low.query(),
    seller.product.list.query({ status: "active", limit: 1 }),
  ]);
  return { low, isAny: items.length > 0 };
}

function lowText(count: number): string {
  if (count === mostLow) return `${mostLow} variants or more`;
  return count === 1 ? "1 variant" : `${count} variants`;
}

function RunningLow() {
  return (
    <Widget what="the stock" load={loadLow}>
      {({ low, isAny }) =>
        isAny && (
          <Panel title="Restock" aside={low.length > 0 && <span className="text-ink-2">{lowText(low.length)}</span>}>
            {low.length > 0 ? <LowTable variants={low} /> : <p>Everything on sale is above its mark.</p>}
          </Panel>
        )
      }
    </Widget>
  );
}
