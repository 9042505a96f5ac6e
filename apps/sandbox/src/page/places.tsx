import { Hono } from "hono";
import { listCharges } from "../pay/charges.ts";
import type { World } from "../world.ts";
import { respond } from "./document.tsx";
import { money } from "./money.ts";

const places = [
  ["/mailbox", "Mailbox", "Every mail and SMS the shop sent"],
  ["/payments", "Payments", "The bank’s own book, and the webhooks it posted"],
  ["/switches", "Switches", "Make payments, mail, SMS and webhooks slow, silent or wrong"],
] as const;
const shown = 50;

export function placesRouter(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => respond(c, { title: "Sandbox", path: "/", body: <IndexPage /> }));
  app.get("/payments", (c) =>
    respond(c, { title: "Payments · Sandbox", path: "/payments", body: <PaymentsPage world={world} /> }),
  );
  return app;
}

function IndexPage() {
  return (
    <div class="stack">
      <h1>The outside world, simulated</h1>
      <p class="quiet">
        A bank, a mail service and an SMS service for trying out the shop. No real money moves and nothing leaves this
        machine.
      </p>
      <ul class="list">
        {places.map(([href, name, text]) => (
          <li>
            <a href={href}>
              <b>{name}</b>
              <span class="small quiet">{text}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function PaymentsPage({ world }: { world: World }) {
  const charges = listCharges(world).slice(0, shown);
  const deliveries = [...world.store.deliveries.values()].slice(-shown).reverse();
  return (
    <div class="stack">
      <h1>Payments</h1>
      {charges.length === 0 ? (
        <p class="panel">Nobody has paid yet.</p>
      ) : (
        <Table heads={["Payment", "For", "Amount", "Refunded", "Status"]}>
          {charges.map((charge) => (
            <tr>
              <td class="mono">{charge.paymentIntent}</td>
              <td>{charge.clientReferenceId}</td>
              <td>{money(charge.amount, charge.currency)}</td>
              <td>{charge.refunded === 0 ? "" : money(charge.refunded, charge.currency)}</td>
              <td>{charge.status.replaceAll("_", " ")}</td>
            </tr>
          ))}
        </Table>
      )}
      <h2>Webhooks</h2>
      {deliveries.length === 0 ? (
        <p class="panel">Nothing was posted yet.</p>
      ) : (
        <Table heads={["Event", "Kind", "State", "Tries", "Last answer"]}>
          {deliveries.map((delivery) => (
            <tr>
              <td class="mono">{delivery.type}</td>
              <td>{delivery.kind}</td>
              <td>{delivery.state}</td>
              <td>{delivery.attemptCount}</td>
              <td>{delivery.attempts.at(-1)?.status ?? delivery.attempts.at(-1)?.error}</td>
            </tr>
          ))}
        </Table>
      )}
    </div>
  );
}

function Table({ heads, children }: { heads: string[]; children?: unknown }) {
  return (
    <div class="panel scroll" tabindex={0} role="region" aria-label={heads[0]}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
