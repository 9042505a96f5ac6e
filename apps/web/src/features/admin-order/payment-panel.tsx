import type { PaymentView } from "~/api/portal-shapes.ts";
import { Notice } from "~/ui/notice.tsx";
import { Money } from "~/ui/money.tsx";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Time } from "~/ui/time.tsx";
import { Facts } from "~/ui/timeline.tsx";

const reference = (text: string | null) => (text ? <span className="font-mono text-xs break-all">{text}</span> : "–");
const when = (iso: string | null) => (iso ? <Time iso={iso} show="absolute" /> : "–");

/** Everything payment knows of an order: each try, each refund, each word of the provider. */
export function PaymentPanel({ payment: { intent, attempts, refunds, webhooks } }: { payment: PaymentView }) {
  const { currency } = intent;
  return (
    <div className="grid gap-5">
      {intent.quarantineReason && (
        <Notice tone="danger" title="Set aside for a person">
          {intent.quarantineReason}
        </Notice>
      )}
      <Facts
        facts={[
          { label: "State", value: intent.status },
          { label: "To collect", value: <Money amount={intent.amount} currency={currency} /> },
          { label: "Collected", value: <Money amount={intent.capturedAmount} currency={currency} /> },
          { label: "Given back", value: <Money amount={intent.refundedAmount} currency={currency} /> },
          { label: "Our number", value: reference(intent.paymentId) },
        ]}
      />
      <Part
        title="Attempts"
        none="Nobody has tried to pay yet."
        rows={attempts}
        columns={attemptColumns(currency)}
        keyOf={({ number }) => String(number)}
      />
      <Part
        title="Refunds"
        none="Nothing was given back."
        rows={refunds}
        columns={refundColumns(currency)}
        keyOf={({ refundId }) => refundId}
      />
      <Part
        title="Webhooks"
        none="The provider has not written yet."
        rows={webhooks}
        columns={webhookColumns}
        keyOf={({ providerEventId }) => providerEventId}
      />
    </div>
  );
}

type PartProps<Row> = {
  title: string;
  none: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
};

function Part<Row>({ title, none, rows, columns, keyOf }: PartProps<Row>) {
  return (
    <div className="grid gap-2">
      <h3 className="font-bold">{title}</h3>
      {rows.length > 0 ? (
        <Table caption={title} columns={columns} rows={rows} keyOf={keyOf} />
      ) : (
        <p className="text-ink-2">{none}</p>
      )}
    </div>
  );
}

function attemptColumns(currency: string): Column<PaymentView["attempts"][number]>[] {
  return [
    { label: "Try", isName: true, cell: ({ number }) => `Try ${number}` },
    { label: "Outcome", cell: ({ outcome, reason }) => (reason ? `${outcome}: ${reason}` : outcome) },
    { label: "Amount", align: "end", cell: ({ amount }) => <Money amount={amount} currency={currency} /> },
    { label: "Provider", cell: ({ providerReference }) => reference(providerReference) },
    { label: "When", align: "end", cell: ({ createdAt }) => when(createdAt) },
  ];
}

function refundColumns(currency: string): Column<PaymentView["refunds"][number]>[] {
  return [
    {
      label: "Cause",
      isName: true,
      cell: ({ cause, sellerOrderId }) => (sellerOrderId ? `${cause}, one part` : cause),
    },
    { label: "State", cell: ({ status, fault }) => (fault ? `${status}: ${fault}` : status) },
    { label: "Amount", align: "end", cell: ({ amount }) => <Money amount={amount} currency={currency} /> },
    { label: "Tries", align: "end", cell: ({ tries }) => tries },
    { label: "Settled", align: "end", cell: ({ settledAt }) => when(settledAt) },
  ];
}

const webhookColumns: Column<PaymentView["webhooks"][number]>[] = [
  { label: "Type", isName: true, cell: ({ type }) => type },
  { label: "Outcome", cell: ({ outcome }) => outcome ?? "not looked at yet" },
  { label: "Tries", align: "end", cell: ({ tries }) => tries },
  { label: "Provider", cell: ({ providerEventId }) => reference(providerEventId) },
  { label: "Received", align: "end", cell: ({ receivedAt }) => when(receivedAt) },
];
