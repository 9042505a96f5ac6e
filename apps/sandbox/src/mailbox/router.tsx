import { Hono } from "hono";
import type { Context } from "hono";
import { respond } from "../page/document.tsx";
import type { World } from "../world.ts";
import { MailboxPage, MessagePage, UnknownMessagePage } from "./mailbox-page.tsx";
import { findMessage, listMessages } from "./message.ts";
import type { MessageFilter } from "./message.ts";

export function mailboxPages(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const filter = filterOf(c);
    const body = <MailboxPage messages={listMessages(world.store, filter)} filter={filter} />;
    return respond(c, { title: "Mailbox · Sandbox", path: "/mailbox", body });
  });
  app.get("/:id", (c) => {
    const message = findMessage(world.store, c.req.param("id"));
    const path = "/mailbox";
    if (message === undefined)
      return respond(c, { title: "No such message · Sandbox", path, body: <UnknownMessagePage /> }, 404);
    return respond(c, {
      title: `${message.subject ?? "SMS"} · Sandbox`,
      path,
      body: <MessagePage message={message} />,
    });
  });
  return app;
}

export function mailboxApi(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ items: listMessages(world.store, filterOf(c)) }));
  app.get("/:id", (c) => {
    const message = findMessage(world.store, c.req.param("id"));
    return message === undefined ? c.json({ error: "No such message." }, 404) : c.json(message);
  });
  app.delete("/", (c) => {
    world.store.clear(["messages", "bodies"]);
    return c.body(null, 204);
  });
  return app;
}

function filterOf(c: Context): MessageFilter {
  return { to: c.req.query("to"), subject: c.req.query("subject"), channel: c.req.query("channel") };
}
