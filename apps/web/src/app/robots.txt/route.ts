import { env } from "~/env.ts";

/** The address is known only where it runs, not where it is built. */
export const dynamic = "force-dynamic";

/** Pages of people and of the portals are nobody's to list; the search is kept out by its own robots tag. */
const closed = ["/api/", "/cart", "/checkout", "/account", "/orders", "/seller", "/admin"];

export function GET(): Response {
  const lines = [
    "User-agent: *",
    ...closed.map((path) => `Disallow: ${path}`),
    "Allow: /",
    "",
    `Sitemap: ${env().PUBLIC_URL}/sitemap.xml`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
