import { Hono } from "hono";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { newSid } from "../ids.ts";
import { suffer } from "../switches/suffer.ts";
import type { Door } from "../switches/suffer.ts";
import type { World } from "../world.ts";

const e164 = /^\+[1-9]\d{6,14}$/;

/** Twilio's door for sending one SMS. */
export function smsRouter(world: World): Hono<Door> {
  const app = new Hono<Door>();
  const { smsAccountSid, smsAuthToken } = world.env;
  const pass = `Basic ${Buffer.from(`${smsAccountSid}:${smsAuthToken}`).toString("base64")}`;
  const path = "/2010-04-01/Accounts/:account/Messages.json";
  app.use(path, async (c, next) => {
    const isOurs = c.req.header("authorization") === pass && c.req.param("account") === smsAccountSid;
    return isOurs ? next() : no(c, { status: 401, code: 20003, message: "Authenticate" });
  });
  app.use(path, suffer(world, "sms", injected));
  app.post(path, async (c) => receive(world, c, new URLSearchParams(await c.req.text())));
  return app;
}

type Sms = { to: string; from: string; body: string };
type SmsError = { status: ContentfulStatusCode; code: number; message: string };

function errorOf({ to, from, body }: Sms): SmsError | undefined {
  const status = 400;
  if (to === "") return { status, code: 21604, message: "A 'To' phone number is required." };
  if (from === "") return { status, code: 21603, message: "A 'From' phone number is required." };
  if (body === "") return { status, code: 21602, message: "Message body is required." };
  if (body.length > 1600) return { status, code: 21617, message: "The message body exceeds the 1600 character limit." };
  return e164.test(to) ? undefined : { status, code: 21211, message: `Invalid 'To' Phone Number: ${to}` };
}

function receive(world: World, c: Context<Door>, form: URLSearchParams): Response {
  const { To: to = "", Body: body = "", From, MessagingServiceSid } = Object.fromEntries(form);
  const from = From ?? MessagingServiceSid ?? "";
  const error = errorOf({ to, from, body });
  if (error !== undefined) return no(c, error);
  const sid = newSid("SM");
  const receivedAt = new Date();
  world.store.commit({
    messages: [
      {
        id: sid,
        channel: "sms",
        from,
        to: [to],
        cc: [],
        bcc: [],
        replyTo: [],
        subject: null,
        text: body,
        headers: {},
        tags: [],
        // Remembered for the checker, not honoured: Twilio sends again what it is asked to send again.
        idempotencyKey: c.req.header("i-twilio-idempotency-token") ?? c.req.header("idempotency-key") ?? null,
        receivedAt: receivedAt.toISOString(),
      },
    ],
  });
  return c.json(resource({ sid, to, from, body, account: world.env.smsAccountSid, at: receivedAt }), 201);
}

function resource(sms: Sms & { sid: string; account: string; at: Date }): object {
  const uri = `/2010-04-01/Accounts/${sms.account}/Messages/${sms.sid}`;
  const date = sms.at.toUTCString().replace("GMT", "+0000");
  return {
    account_sid: sms.account,
    api_version: "2010-04-01",
    body: sms.body,
    date_created: date,
    date_sent: null,
    date_updated: date,
    direction: "outbound-api",
    error_code: null,
    error_message: null,
    from: sms.from.startsWith("MG") ? null : sms.from,
    messaging_service_sid: sms.from.startsWith("MG") ? sms.from : null,
    num_media: "0",
    num_segments: String(Math.max(1, Math.ceil(sms.body.length / 153))),
    price: null,
    price_unit: "USD",
    sid: sms.sid,
    status: "queued",
    subresource_uris: { media: `${uri}/Media.json` },
    to: sms.to,
    uri: `${uri}.json`,
  };
}

function no(c: Context, { status, code, message }: SmsError): Response {
  return c.json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, status);
}

function injected(status: number): object {
  const code = status === 429 ? 20429 : 20500;
  const message = status === 429 ? "Too Many Requests" : "Internal Server Error";
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}
