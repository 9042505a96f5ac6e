import { Hono } from "hono";
import type { Context } from "hono";
import { z } from "zod";
import type { SessionRow } from "../stripe/objects.ts";
import { answerConfirmation, paySession } from "../stripe/pay-session.ts";
import type { World } from "../world.ts";
import { cardForm, readCard } from "./card.ts";

const answer = z.enum(["confirm", "refuse"]);
const payInput = z.strictObject({ card: z.string(), answer: answer.optional() });
const confirmInput = z.strictObject({ answer });

/** Paying without a browser: the same steps as the page takes, told as JSON. */
export function payApi(world: World): Hono {
  const app = new Hono();
  app.post("/:id/pay", (c) =>
    withSession(world, c, {
      schema: payInput,
      act: (session, input) => {
        const form = cardForm.parse({ number: input.card, expiry: "12 / 34", cvc: "123", name: "Test customer" });
        const read = readCard(form, new Date());
        if ("errors" in read) return c.json({ error: read.errors.number ?? "This card cannot be read." }, 422);
        const paid = paySession(world, session, read.card);
        if (paid.status !== "needs_confirmation" || input.answer === undefined) return c.json(paid);
        const asked = world.store.sessions.get(session.id) ?? session;
        return c.json(answerConfirmation(world, asked, input.answer));
      },
    }),
  );
  app.post("/:id/confirm", (c) =>
    withSession(world, c, {
      schema: confirmInput,
      act: (session, input) => c.json(answerConfirmation(world, session, input.answer)),
    }),
  );
  return app;
}

async function withSession<T>(
  world: World,
  c: Context,
  { schema, act }: { schema: z.ZodType<T>; act: (session: SessionRow, input: T) => Response },
): Promise<Response> {
  const session = world.store.sessions.get(c.req.param("id") ?? "");
  if (session === undefined) return c.json({ error: "No such checkout session." }, 404);
  const input = schema.safeParse(await c.req.json().catch(() => null));
  if (!input.success) return c.json({ error: "This body cannot be read.", issues: input.error.issues }, 400);
  // Read again: another request may have paid while this body arrived.
  return act(world.store.sessions.get(session.id) ?? session, input.data);
}
