import { Hono } from "hono";
import { z } from "zod";
import { newId } from "../ids.ts";
import { apiVersion } from "../stripe/objects.ts";
import { nowSeconds } from "../world.ts";
import type { World } from "../world.ts";
import { afterAttempt } from "./delivery.ts";
import { newDelivery } from "./plan-deliveries.ts";
import { postOnce } from "./post.ts";
import { signatureHeader } from "./signature.ts";

const sendInput = z.strictObject({
  /** An event of the books to post again, or any JSON to post as one. */
  eventId: z.string().optional(),
  event: z.record(z.string(), z.unknown()).optional(),
  signature: z.enum(["good", "bad", "none"]).default("good"),
  /** How old the signature claims to be; the real tolerance is 300 s. */
  ageSeconds: z.int().default(0),
  copies: z.int().min(1).max(200).default(1),
});
type SendInput = z.infer<typeof sendInput>;

/** The delivery log, and posting by hand. */
export function webhookApi(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const eventId = c.req.query("eventId");
    const all = [...world.store.deliveries.values()].reverse();
    return c.json({ items: all.filter((delivery) => eventId === undefined || delivery.eventId === eventId) });
  });
  app.post("/send", async (c) => {
    const input = sendInput.safeParse(await c.req.json().catch(() => null));
    if (!input.success) return c.json({ error: "This cannot be sent.", issues: input.error.issues }, 400);
    const event = eventOf(world, input.data);
    if (event === undefined) return c.json({ error: "Name an eventId of the books or give an event." }, 404);
    const sends = Array.from({ length: input.data.copies }, () => sendByHand(world, event, input.data));
    return c.json({ eventId: event["id"], answers: await Promise.all(sends) });
  });
  return app;
}

function eventOf(world: World, input: SendInput): Record<string, unknown> | undefined {
  if (input.event === undefined) return world.store.events.get(input.eventId ?? "");
  const basics = {
    id: newId("evt_1"),
    object: "event",
    api_version: apiVersion,
    created: nowSeconds(),
    livemode: false,
  };
  return { ...basics, pending_webhooks: 1, request: { id: null, idempotency_key: null }, ...input.event };
}

async function sendByHand(world: World, event: Record<string, unknown>, input: SendInput) {
  const body = JSON.stringify(event);
  const secret = input.signature === "bad" ? "whsec_somebody_else" : world.env.webhookSecret;
  const signature =
    input.signature === "none" ? undefined : signatureHeader(body, secret, nowSeconds() - input.ageSeconds);
  const delivery = newDelivery({ id: String(event["id"]), type: String(event["type"]) }, "manual", Date.now());
  const attempt = await postOnce(world.env.webhookUrl, body, signature);
  world.store.commit({ deliveries: [afterAttempt({ ...delivery, body }, attempt)] });
  return { status: attempt.status, error: attempt.error };
}
