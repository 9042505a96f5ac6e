import "server-only";
import { env } from "~/env.ts";
import { defaultLocale, localeNames, localized } from "~/i18n/locales.ts";

export type SitePage = { path: string; changedAt?: string };

const schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const absolute = (path: string) => escaped(env().PUBLIC_URL + path);

/** A sitemap's pages, each with the same page in the other languages. */
export function sitemapOf(pages: readonly SitePage[]): Response {
  const rows = pages.map(({ path, changedAt }) => {
    const links = [...localeNames.map((name) => [name, name] as const), ["x-default", defaultLocale] as const].map(
      ([said, name]) => `<xhtml:link rel="alternate" hreflang="${said}" href="${absolute(localized(path, name))}"/>`,
    );
    return `<url><loc>${absolute(path)}</loc>${changedAt ? `<lastmod>${changedAt}</lastmod>` : ""}${links.join("")}</url>`;
  });
  return xml(`<urlset xmlns="${schema}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${rows.join("\n")}\n</urlset>`);
}

export function sitemapIndexOf(paths: readonly string[]): Response {
  const rows = paths.map((path) => `<sitemap><loc>${absolute(path)}</loc></sitemap>`);
  return xml(`<sitemapindex xmlns="${schema}">\n${rows.join("\n")}\n</sitemapindex>`);
}

function xml(body: string): Response {
  return new Response(`${head}${body}\n`, { headers: { "content-type": "application/xml; charset=utf-8" } });
}
