import { Hono } from "hono";
import type { Context } from "hono";
import { z } from "zod";
import { respond } from "../page/document.tsx";
import { expireSession } from "../stripe/checkout-session.ts";
import type { SessionRow } from "../stripe/objects.ts";
import { settle } from "../stripe/outcome.ts";
import { answerConfirmation, paySession, successUrlOf } from "../stripe/pay-session.ts";
import type { Paid } from "../stripe/pay-session.ts";
import { nowSeconds } from "../world.ts";
import type { World } from "../world.ts";
import { behaviourOf, cardForm, readCard } from "./card.ts";
import type { CardForm } from "./card.ts";
import { groupScript } from "./group-script.ts";
import { ClosedPage, PayPage, UnknownPage } from "./pay-page.tsx";
import type { Typed } from "./pay-page.tsx";

/** The hosted payment page. Works as plain forms; every answer to a post is a redirect or the form with its errors. */
export function payRouter(world: World): Hono {
  const app = new Hono();
  app.get("/:id", (c) => {
    const session = find(world, c);
    return session === undefined ? unknown(c) : show(world, c, { session, form: prefilled(c), errors: {} });
  });
  app.post("/:id", async (c) => {
    const session = find(world, c);
    if (session === undefined) return unknown(c);
    const form = cardForm.parse(await c.req.parseBody());
    const read = readCard(form, new Date());
    // A second click arrives when the first has paid: it must not be told about its card.
    if (session.status === "open" && "errors" in read) {
      return show(world, c, { session, form: { ...form, cvc: "" }, errors: read.errors });
    }
    const card = "card" in read ? read.card : { number: "", expMonth: 1, expYear: 2000, name: null };
    return goOn(c, session, paySession(world, session, card));
  });
  app.post("/:id/confirm", async (c) => {
    const session = find(world, c);
    if (session === undefined) return unknown(c);
    const { answer } = z
      .object({ answer: z.enum(["confirm", "refuse"]).catch("refuse") })
      .parse(await c.req.parseBody());
    return goOn(c, session, answerConfirmation(world, session, answer));
  });
  return app;
}

/** The session as it is now: one whose time has run out is closed first. */
function find(world: World, c: Context): SessionRow | undefined {
  const session = world.store.sessions.get(c.req.param("id") ?? "");
  if (session?.status !== "open" || session.expires_at > nowSeconds()) return session;
  const outcome = expireSession(world, session);
  settle(world, outcome);
  return outcome.object;
}

function goOn(c: Context, session: SessionRow, paid: Paid): Response {
  if (paid.status === "paid") return c.redirect(paid.redirectTo, 303);
  if (paid.status === "complete") return c.redirect(successUrlOf(session), 303);
  return c.redirect(`/pay/${session.id}`, 303);
}

function prefilled(c: Context): CardForm {
  const number = c.req.query("card") ?? "";
  if (behaviourOf(number) === undefined) return { number: "", expiry: "", cvc: "", name: "" };
  return { number, expiry: "12 / 34", cvc: "123", name: "Test customer" };
}

function show(
  world: World,
  c: Context,
  { session, ...typed }: Typed & { session: SessionRow },
): Response | Promise<Response> {
  if (session.status !== "open") {
    const title = session.status === "complete" ? "Payment complete" : "Payment page expired";
    return respond(c, { title: `${title} · Test bank`, body: <ClosedPage session={session} /> });
  }
  const intent = world.store.intents.get(session.payment_intent ?? "");
  const hasErrors = Object.keys(typed.errors).length > 0;
  const body = <PayPage session={session} intent={intent} typed={typed} />;
  const title = `${hasErrors ? "Check your card · " : ""}Pay · Test bank`;
  return respond(c, { title, script: groupScript, body }, hasErrors ? 422 : 200);
}

function unknown(c: Context): Response | Promise<Response> {
  return respond(c, { title: "Unknown payment · Test bank", body: <UnknownPage /> }, 404);
}
