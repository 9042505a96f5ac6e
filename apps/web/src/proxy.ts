import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { env } from "~/env.ts";
import { defaultLocale, hasLocales, isLocale, localeCookie, localized, splitLocale } from "~/i18n/locales.ts";
import type { Locale } from "~/i18n/locales.ts";
import { renderHeader } from "~/gateway/outer/claims.ts";
import { lastHop } from "~/gateway/limits/last-hop.ts";
import { keepAlive } from "~/gateway/session/refresh.ts";
import type { Device } from "~/gateway/session/refresh.ts";
import { isSameOrigin } from "~/gateway/limits/same-origin.ts";
import { newNonce, pagePolicy } from "~/gateway/pages/security-headers.ts";
import { openSession, sealSession, sessionCookie } from "~/gateway/session/session-token.ts";
import type { Session } from "~/gateway/session/session-token.ts";
import { paths } from "~/paths.ts";

/** Every request that is not public (outer/public-routes.ts): renews the session, guards signed-in pages, says what a page may run. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const { PUBLIC_URL, NODE_ENV } = env();
  const language = readLanguage(request);
  if ("moveTo" in language) return moved(language.moveTo, language.locale);
  const nonce = request.headers.get(renderHeader) ?? newNonce();
  const policy = pagePolicy({ nonce, publicUrl: PUBLIC_URL, isDevelopment: NODE_ENV === "development" });
  const answer = await respond(request, () => {
    const headers = new Headers(request.headers);
    headers.set("content-security-policy", policy);
    headers.set("x-nonce", nonce);
    headers.set("x-path", pathname + search);
    headers.set("x-locale", language.locale);
    return NextResponse.next({ request: { headers } });
  });
  answer.headers.set("content-security-policy", policy);
  // Only what is news, and never on an action's answer: a cookie set there makes Next draw the whole page anew.
  const known = request.cookies.get(localeCookie)?.value ?? defaultLocale;
  if (language.locale !== known && readingMethods.includes(request.method)) remember(answer, language.locale);
  return answer;
}

const readingMethods = ["GET", "HEAD"];

type Language = { locale: Locale } | { locale: Locale; moveTo: string };

/** The address names the language; one without a prefix is for those who have not chosen another. */
function readLanguage({ nextUrl, cookies, method }: NextRequest): Language {
  const { named, path } = splitLocale(nextUrl.pathname);
  if (named && (named === defaultLocale || !hasLocales(path))) return { locale: named, moveTo: path + nextUrl.search };
  if (named) return { locale: named };
  const chosen = cookies.get(localeCookie)?.value;
  if (!readingMethods.includes(method) || !isLocale(chosen) || !hasLocales(path)) return { locale: defaultLocale };
  const there = localized(path, chosen);
  return there === path ? { locale: defaultLocale } : { locale: chosen, moveTo: there + nextUrl.search };
}

const oneYear = 60 * 60 * 24 * 365;

function moved(to: string, locale: Locale): NextResponse {
  const response = NextResponse.redirect(new URL(to, env().PUBLIC_URL), 307);
  remember(response, locale);
  return response;
}

function remember(response: NextResponse, locale: Locale): void {
  response.cookies.set(localeCookie, locale, { maxAge: oneYear, sameSite: "lax", path: "/" });
}

async function respond(request: NextRequest, goOn: () => NextResponse): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const { PUBLIC_URL } = env();
  const isChange = !["GET", "HEAD", "OPTIONS"].includes(request.method);
  // Webhooks come from the payment provider, signed; the gateway answers for its own calls in tRPC's words.
  const isCheckedElsewhere = pathname.startsWith("/api/webhooks/") || pathname.startsWith("/api/trpc/");
  if (isChange && !isCheckedElsewhere && !isSameOrigin({ headers: request.headers, publicUrl: PUBLIC_URL })) {
    return new NextResponse("This form was not sent from our pages.", { status: 403 });
  }
  const { session, hasEnded, apply } = await renew(request);
  const isMember = session !== undefined && !session.user.guest;
  // A change without a session is answered by the action itself, which knows how to come back to what was typed.
  if (!isChange && !isMember && isPrivate(splitLocale(pathname).path)) {
    const login = paths.login(pathname + search, hasEnded ? "SESSION_ENDED" : undefined);
    return apply(NextResponse.redirect(new URL(login, PUBLIC_URL), 303));
  }
  return apply(goOn());
}

// Orders and the checkout are open to guests: their pages ask for a session themselves.
const privatePages = ["/account", "/seller", "/admin"];
const isPrivate = (pathname: string) =>
  privatePages.some((page) => pathname === page || pathname.startsWith(`${page}/`));

type Renewed = {
  session: Session | undefined;
  /** There was a session, and it is over: whoever comes is told why they have to sign in. */
  hasEnded?: boolean;
  apply: (response: NextResponse) => NextResponse;
};

/** Puts a renewed session into the request, so that this page sees it, and into the response, so that the next one does. */
async function renew(request: NextRequest): Promise<Renewed> {
  const { PUBLIC_URL, NEXTAUTH_SECRET } = env();
  const { name, options } = sessionCookie(PUBLIC_URL);
  const sealed = request.cookies.get(name)?.value;
  if (!sealed) return { session: undefined, apply: (response) => response };
  const opened = await openSession(sealed, NEXTAUTH_SECRET);
  const kept = opened ? await keepAlive(opened, Date.now(), deviceOf(request)) : { session: undefined, changed: true };
  const { session, changed } = kept;
  // Neither the page nor the gateway behind us may find what serves for nothing any more.
  if (!session) request.cookies.delete(name);
  if (!changed) return { session, apply: (response) => response };
  if (!session) {
    return {
      session,
      hasEnded: opened !== undefined && !opened.user.guest,
      apply: (response) => {
        response.cookies.set(name, "", { ...options, maxAge: 0 });
        return response;
      },
    };
  }
  const fresh = await sealSession(session, NEXTAUTH_SECRET);
  request.cookies.set(name, fresh);
  return {
    session,
    apply: (response) => {
      response.cookies.set(name, fresh, options);
      return response;
    },
  };
}

function deviceOf({ headers }: NextRequest): Device {
  return { ip: lastHop(headers.get("x-forwarded-for")), userAgent: headers.get("user-agent") ?? undefined };
}

// The outer layer says which requests lie outside the session; no client can.
export const config = {
  matcher: [{ source: "/:path*", missing: [{ type: "header", key: "x-public" }] }],
};
