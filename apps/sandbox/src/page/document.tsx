import { createHash } from "node:crypto";
import type { Context } from "hono";
import { html, raw } from "hono/html";
import type { Child } from "hono/jsx";
import { style } from "./style.ts";

type Page = { title: string; path?: string; script?: string; body: Child };

const places = [
  ["/mailbox", "Mailbox"],
  ["/payments", "Payments"],
  ["/switches", "Switches"],
] as const;

/** A whole page. The bank's payment page shows no navigation (`path` unset): there is one thing to do there. */
export function respond(c: Context, page: Page, status: 200 | 404 | 422 = 200): Response | Promise<Response> {
  c.header("content-security-policy", policy(page.script));
  c.header("cache-control", "no-store");
  c.header("x-content-type-options", "nosniff");
  return c.html(html`<!doctype html>${(<Frame {...page} />)}`, status);
}

function policy(script: string | undefined): string {
  const scripts = script === undefined ? "'none'" : `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  // Mails bring their own pictures and fonts, and the mailbox shows them in a frame that inherits this policy.
  return `default-src 'none'; style-src 'unsafe-inline'; img-src * data:; font-src * data:; script-src ${scripts}; frame-ancestors 'none'; base-uri 'none'`;
}

function Frame({ title, path, script, body }: Page) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <style>{raw(style)}</style>
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="bar">
          <div>{path === undefined ? <BankName /> : <Places path={path} />}</div>
        </header>
        <main id="main">{body}</main>
        {script === undefined ? null : <script>{raw(script)}</script>}
      </body>
    </html>
  );
}

function BankName() {
  return (
    <>
      <span class="name">
        <Columns /> Test bank
      </span>
      <span class="chip">No real money moves</span>
    </>
  );
}

function Places({ path }: { path: string }) {
  return (
    <>
      <a class="name" href="/">
        <Columns /> Sandbox
      </a>
      <nav aria-label="Sandbox">
        {places.map(([href, name]) => (
          <a href={href} aria-current={path === href ? "page" : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </>
  );
}

function Columns() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" fill="currentColor">
      <path d="M14 2 3 9v2h22V9zM5 13h4v9H5zm7 0h4v9h-4zm7 0h4v9h-4zM3 24h22v2H3z" />
    </svg>
  );
}
