import type { Child } from "hono/jsx";
import { money } from "../page/money.ts";
import type { IntentRow, SessionRow } from "../stripe/objects.ts";
import { successUrlOf } from "../stripe/pay-session.ts";
import { inFours, testCards } from "./card.ts";
import type { CardErrors, CardForm } from "./card.ts";

export type Typed = { form: CardForm; errors: CardErrors };

export function PayPage(props: { session: SessionRow; intent: IntentRow | undefined; typed: Typed }) {
  const { session, intent, typed } = props;
  const isAsking = intent?.status === "requires_action";
  return (
    <div class="pay">
      <Due session={session} />
      <div class="stack">
        {isAsking ? <Confirm session={session} /> : <CardPanel session={session} intent={intent} typed={typed} />}
        {isAsking ? null : <TestCards session={session} />}
      </div>
    </div>
  );
}

function Due({ session }: { session: SessionRow }) {
  return (
    <section class="due" aria-labelledby="due">
      <p class="quiet" id="due">
        To pay{session.client_reference_id === null ? "" : ` for ${session.client_reference_id}`}
      </p>
      <p class="total">{money(session.amount_total, session.currency)}</p>
      <ul class="lines">
        {session.hidden.lineItems.map((line) => (
          <li>
            <span>
              {line.description} {line.quantity === 1 ? null : <span class="quiet">× {line.quantity}</span>}
            </span>
            <span>{money(line.amount_total, line.currency)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CardPanel({ session, intent, typed }: { session: SessionRow; intent: IntentRow | undefined; typed: Typed }) {
  const { form, errors } = typed;
  const declined = intent?.last_payment_error ?? null;
  const hasErrors = Object.keys(errors).length > 0;
  const focus = Object.keys(errors)[0] ?? (declined === null ? undefined : "number");
  return (
    <section class="panel stack" aria-labelledby="title">
      <h1 id="title">Pay by card</h1>
      {declined === null || hasErrors ? null : <Declined code={declined.decline_code ?? declined.code ?? ""} />}
      <form method="post" action={`/pay/${session.id}`} class="stack" id="card" novalidate>
        <Field
          name="number"
          label="Card number"
          value={inFours(form.number)}
          errors={errors}
          focus={focus}
          input={numberInput}
        />
        <div class="two">
          <Field
            name="expiry"
            label="Expiry date"
            value={form.expiry}
            errors={errors}
            focus={focus}
            input={expiryInput}
          />
          <Field name="cvc" label="Security code" value={form.cvc} errors={errors} focus={focus} input={cvcInput} />
        </div>
        <Field name="name" label="Name on card" value={form.name} errors={errors} focus={focus} input={nameInput} />
        <button class="wide" type="submit">
          Pay {money(session.amount_total, session.currency)}
        </button>
      </form>
      {session.cancel_url === null ? null : (
        <p class="small">
          <a href={session.cancel_url}>Cancel and go back to the shop</a>
        </p>
      )}
    </section>
  );
}

const digits = { inputmode: "numeric", spellcheck: false, autocapitalize: "off" } as const;
const numberInput = { ...digits, autocomplete: "cc-number", placeholder: "1234 1234 1234 1234", maxlength: 40 };
const expiryInput = { ...digits, autocomplete: "cc-exp", placeholder: "MM / YY", maxlength: 9 };
const cvcInput = { ...digits, autocomplete: "cc-csc", placeholder: "123", maxlength: 4 };
const nameInput = { autocomplete: "cc-name", spellcheck: false, maxlength: 100 };

function Field(props: {
  name: keyof CardForm;
  label: string;
  value: string;
  errors: CardErrors;
  focus: string | undefined;
  input: Record<string, string | number | boolean>;
}) {
  const { name, label, value, errors, focus, input } = props;
  const error = errors[name];
  const more = { ...(error !== undefined && { "aria-invalid": "true", "aria-describedby": `${name}-error` }) };
  return (
    <div class="stack-s">
      <label for={name}>{label}</label>
      <input id={name} name={name} value={value} autofocus={focus === name} {...input} {...more} />
      {error === undefined ? null : (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

const declineTexts: Record<string, string> = {
  insufficient_funds: "There is not enough money on this card.",
  payment_intent_authentication_failure: "The payment was not confirmed.",
};

function Declined({ code }: { code: string }) {
  return (
    <p class="notice bad" role="alert">
      <strong>Payment didn’t go through.</strong> {declineTexts[code] ?? "The bank declined this card."} Nothing was
      charged. Try another card.
    </p>
  );
}

function Confirm({ session }: { session: SessionRow }) {
  return (
    <section class="panel stack" aria-labelledby="title">
      <h1 id="title">Is this you?</h1>
      <p>
        Your card’s bank asks you to confirm a payment of {money(session.amount_total, session.currency)}. Refusing
        charges nothing, and you can use another card.
      </p>
      <form method="post" action={`/pay/${session.id}/confirm`} class="row">
        <button type="submit" name="answer" value="confirm">
          Confirm payment
        </button>
        <button class="plain" type="submit" name="answer" value="refuse">
          Refuse
        </button>
      </form>
    </section>
  );
}

function TestCards({ session }: { session: SessionRow }) {
  return (
    <section class="panel" aria-labelledby="cards">
      <h2 id="cards">Test cards</h2>
      <p class="small quiet">Choose one to fill in the form. Any future date and any three digits will do.</p>
      <ul class="cards">
        {testCards.map((card) => (
          <li>
            <a href={`/pay/${session.id}?card=${card.number}#card`}>
              <span class="mono">{inFours(card.number)}</span>
              <span class="small quiet">{card.label}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ClosedPage({ session }: { session: SessionRow }) {
  const isPaid = session.status === "complete";
  const back = isPaid ? successUrlOf(session) : session.cancel_url;
  return (
    <Plain
      title={isPaid ? "This payment is complete" : "This payment page has expired"}
      action={
        back === null ? null : (
          <a class="button" href={back}>
            {isPaid ? "Go to your order" : "Go back to the shop"}
          </a>
        )
      }
    >
      {isPaid
        ? `${money(session.amount_total, session.currency)} was paid. There is nothing left to do here.`
        : "Nothing was charged. Go back to the shop to start again."}
    </Plain>
  );
}

export function UnknownPage() {
  return (
    <Plain title="We don’t know this payment" action={null}>
      The address may be incomplete. Go back to the shop and choose Pay again.
    </Plain>
  );
}

function Plain({ title, action, children }: { title: string; action: Child; children: Child }) {
  return (
    <section class="panel stack">
      <h1>{title}</h1>
      <p>{children}</p>
      <div>{action}</div>
    </section>
  );
}
