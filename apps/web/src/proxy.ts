import { randomBytes } from "node:crypto";
import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { env } from "~/env.ts";
import { lastHop } from "~/gateway/last-hop.ts";
import { keepAlive } from "~/gateway/refresh.ts";
import type { Device } from "~/gateway/refresh.ts";
import { isSameOrigin } from "~/gateway/same-origin.ts";
import { securityHeaders } from "~/gateway/security-headers.ts";
import { openSession, sealSession, sessionCookie } from "~/gateway/session-token.ts";
import type { Session } from "~/gateway/session-token.ts";
import { paths } from "~/paths.ts";

/** Every request that is not a file: renews the session, guards signed-in pages, sets the headers that guard the rest. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const { PUBLIC_URL, NODE_ENV } = env();
  const nonce = randomBytes(16).toString("base64");
  const guards = securityHeaders({ nonce, publicUrl: PUBLIC_URL, isDevelopment: NODE_ENV === "development" });
  const response = await respond(request, (given) => {
    const headers = new Headers(given);
    headers.set("content-security-policy", guards.get("content-security-policy") ?? "");
    headers.set("x-nonce", nonce);
    headers.set("x-path", pathname + search);
    return NextResponse.next({ request: { headers } });
  });
  for (const [name, value] of guards) response.headers.set(name, value);
  return response;
}

async function respond(request: NextRequest, goOn: (headers: Headers) => NextResponse): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const { PUBLIC_URL } = env();
  const isChange = !["GET", "HEAD", "OPTIONS"].includes(request.method);
  // Webhooks come from the payment provider, signed; the gateway answers for its own calls in tRPC's words.
  const isCheckedElsewhere = pathname.startsWith("/api/webhooks/") || pathname.startsWith("/api/trpc/");
  if (isChange && !isCheckedElsewhere && !isSameOrigin({ headers: request.headers, publicUrl: PUBLIC_URL })) {
    return new NextResponse("This form was not sent from our pages.", { status: 403 });
  }
  const { session, apply } = await renew(request);
  const isMember = session !== undefined && !session.user.guest;
  // A change without a session is answered by the action itself, which knows how to come back to what was typed.
  if (!isChange && !isMember && isPrivate(pathname)) {
    return apply(NextResponse.redirect(new URL(paths.login(pathname + search), PUBLIC_URL), 303));
  }
  return apply(goOn(request.headers));
}

const privatePages = ["/orders", "/checkout", "/account", "/seller", "/admin"];
const isPrivate = (pathname: string) =>
  privatePages.some((page) => pathname === page || pathname.startsWith(`${page}/`));

type Renewed = { session: Session | undefined; apply: (response: NextResponse) => NextResponse };

/** Puts a renewed session into the request, so that this page sees it, and into the response, so that the next one does. */
async function renew(request: NextRequest): Promise<Renewed> {
  const { PUBLIC_URL, NEXTAUTH_SECRET } = env();
  const { name, options } = sessionCookie(PUBLIC_URL);
  const sealed = request.cookies.get(name)?.value;
  if (!sealed) return { session: undefined, apply: (response) => response };
  const opened = await openSession(sealed, NEXTAUTH_SECRET);
  const kept = opened ? await keepAlive(opened, Date.now(), deviceOf(request)) : { session: undefined, changed: true };
  const { session, changed } = kept;
  if (!changed) return { session, apply: (response) => response };
  if (!session) {
    request.cookies.delete(name);
    return {
      session,
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

export const config = {
  matcher: ["/((?!_next/static|_next/image|products/|icon.svg|favicon.ico|api/health|robots.txt).*)"],
};
