import type { Market } from "../market.ts";

type Charge = { checkoutSession: string | null; status: string; amountReceived: number; refunded: number };
type Message = { subject: string | null; idempotencyKey: string | null };

export type Sandbox = ReturnType<typeof createSandbox>;

const goodCard = "4242424242424242";

/** The outside world: it pays, it keeps the provider's books, and mails arrive there. */
export function createSandbox({ addressOf, keys }: Pick<Market, "addressOf" | "keys">) {
  const call = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const response = await fetch(`${addressOf("sandbox")}${path}`, init);
    return (await response.json()) as T;
  };
  const send = <T>(path: string, method: string, body: object) =>
    call<T>(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return {
    /** Pays on the page the shop led to; answers what came of it. */
    pay: async (payUrl: string | null) => {
      const { status } = await send<{ status: string }>(`/api/sessions/${sessionOf(payUrl)}/pay`, "POST", {
        card: goodCard,
      });
      return status;
    },
    /** `open`, `complete` or `expired`. */
    pageState: async (payUrl: string | null) => {
      const authorization = `Bearer ${keys.stripeApiKey}`;
      const path = `/v1/checkout/sessions/${sessionOf(payUrl)}`;
      return (await call<{ status: string }>(path, { headers: { authorization } })).status;
    },
    /** What the provider took, and gave back, on that page. */
    chargesOn: async (payUrl: string | null) => {
      const { items } = await call<{ items: Charge[] }>("/api/charges");
      return items.filter(({ checkoutSession }) => checkoutSession === sessionOf(payUrl));
    },
    mailsTo: async (email: string) => {
      const { items } = await call<{ items: Message[] }>(`/api/messages?to=${encodeURIComponent(email)}`);
      return items;
    },
    /** How long the payment provider takes to answer. */
    slowProvider: (latencyMs: number) => send("/api/switches", "PUT", { stripe: { latencyMs } }),
  };
}

function sessionOf(payUrl: string | null): string {
  const id = payUrl?.split("/").at(-1);
  if (!id) throw new Error("There is no page to pay on.");
  return id;
}
