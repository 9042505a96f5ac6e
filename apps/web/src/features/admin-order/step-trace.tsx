import type { AdminOrderView } from "~/api/portal-shapes.ts";
import { Table } from "~/ui/table.tsx";
import type { Column } from "~/ui/table.tsx";
import { Time } from "~/ui/time.tsx";

type Step = AdminOrderView["steps"][number];

const words: Record<string, string> = {
  "stock.reserve": "Hold the stock",
  "order.store": "Store the order",
  "payment.open": "Open the payment",
  "payment.close": "Close the payment",
  "payment.attempt": "Attempt to pay",
  "stock.answer": "Hear about the stock",
  "hold.extend": "Hold it longer",
  "address.change": "Change the address",
  refund: "Give the money back",
};

const columns: Column<Step>[] = [
  {
    label: "Step",
    isName: true,
    cell: ({ step }) => (
      <span>
        {words[step] ?? step} <span className="block font-mono text-xs font-normal text-ink-2">{step}</span>
      </span>
    ),
  },
  { label: "Attempt", align: "end", cell: ({ attempt }) => attempt },
  { label: "Outcome", cell: ({ outcome }) => outcome },
  { label: "Detail", cell: ({ detail }) => (detail ? <span className="break-all">{detail}</span> : "–") },
  { label: "When", align: "end", cell: ({ at }) => <Time iso={at} show="absolute" /> },
];

/** What the checkout did, step by step, as it was written down. */
export function StepTrace({ steps }: { steps: readonly Step[] }) {
  return (
    <Table
      caption="Steps of the checkout"
      columns={columns}
      rows={steps}
      keyOf={({ step, attempt, at }) => `${step} ${attempt} ${at}`}
    />
  );
}
