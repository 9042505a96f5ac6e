import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";

export const webhookSecret = "whsec_payment_tests";
export const apiKey = "sk_test_payment_tests";

export const cards = {
  good: "4242424242424242",
  declined: "4000000000000002",
  poor: "4000000000009995",
  asks: "4000002500003155",
};

const charge = z.object({
  paymentIntent: z.string(),
  checkoutSession: z.string().nullable(),
  clientReferenceId: z.string().nullable(),
  amount: z.int(),
  amountReceived: z.int(),
  currency: z.string(),
  status: z.string(),
  refunded: z.int(),
  tries: z.int(),
});
export type BookEntry = z.infer<typeof charge>;

type Stripe = {
  latencyMs?: number;
  failNext?: number;
  failRate?: number;
  status?: number;
  timeout?: boolean | number;
  dropAfterCommit?: boolean | number;
  wrongAmount?: number;
};
type Webhooks = {
  drop?: boolean | number;
  duplicate?: number;
  reorder?: boolean;
  forge?: boolean;
  wrongAmount?: number;
};
type Switches = { stripe?: Stripe; webhooks?: Webhooks };

/** The outside world in a process of its own, as everywhere: nothing of it is imported. */
export async function startOutside(webhookUrl: string) {
  const folder = fileURLToPath(new URL("../../../sandbox", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      NODE_ENV: "test",
      STALLHOUSE_MODE: "demo",
      PORT: "0",
      WEBHOOK_URL: webhookUrl,
      WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_KEY: apiKey,
      RESEND_API_KEY: "re_test",
      SMS_ACCOUNT_SID: "AC0001",
      SMS_AUTH_TOKEN: "token",
    },
  });
  const url = await addressIn(child.stdout);
  const stop = async () => {
    const ended = once(child, "exit");
    child.kill();
    await ended;
  };
  return { url, stop, ...doorsOf(url) };
}

/** The sandbox's own API: customers who pay, switches, and the provider's book. */
function doorsOf(url: string) {
  const call = (path: string, method?: string, body?: unknown) => callJson(url + path, method, body);
  return {
    pay: async (sessionId: string, card: string, answer?: "confirm" | "refuse") =>
      z
        .looseObject({ status: z.string() })
        .parse(await call(`/api/sessions/${sessionId}/pay`, "POST", { card, answer })),
    set: (switches: Switches) => call("/api/switches", "PUT", switches),
    calm: () => call("/api/switches", "PUT", allOff),
    /** Posts one webhook by hand; answers the statuses it got. */
    send: async (webhook: {
      eventId?: string;
      event?: object;
      signature?: "good" | "bad" | "none";
      ageSeconds?: number;
      copies?: number;
    }) => {
      const sent = z.object({ eventId: z.string(), answers: z.array(z.object({ status: z.int().nullable() })) });
      return sent.parse(await call("/api/webhooks/send", "POST", webhook));
    },
    /** The provider's own book of one order. */
    bookOf: async (orderNumber: string): Promise<BookEntry[]> => {
      const { items } = z.object({ items: z.array(charge) }).parse(await call("/api/charges"));
      return items.filter((entry) => entry.clientReferenceId === orderNumber);
    },
    /** How many checkout sessions the provider has for an order. */
    countSessions: async (orderNumber: string): Promise<number> => {
      const headers = { authorization: `Bearer ${apiKey}` };
      const response = await fetch(`${url}/v1/checkout/sessions?limit=100`, { headers });
      const list = z.object({ data: z.array(z.object({ client_reference_id: z.string().nullable() })) });
      const { data } = list.parse(await response.json());
      return data.filter((session) => session.client_reference_id === orderNumber).length;
    },
  };
}

const allOff: Switches = {
  stripe: {
    latencyMs: 0,
    failNext: 0,
    failRate: 0,
    status: 500,
    timeout: false,
    dropAfterCommit: false,
    wrongAmount: 0,
  },
  webhooks: { drop: false, duplicate: 0, reorder: false, forge: false, wrongAmount: 0 },
};

async function callJson(url: string, method = "GET", body?: unknown): Promise<unknown> {
  const json = { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await fetch(url, { method, ...(body === undefined ? {} : json) });
  const text = await response.text();
  if (response.status >= 500) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = /listening on (\S+)/.exec(line)?.[1];
    if (url) {
      output.resume();
      return url;
    }
  }
  throw new Error("the sandbox ended before it listened");
}
