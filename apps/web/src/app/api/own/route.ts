import { writeLocale } from "~/features/shell/preferences.ts";
import { ownOf } from "~/features/shell/viewer.ts";
import { impatientOrder } from "~/gateway/forward/clients.ts";
import { currentSession } from "~/gateway/session/session.ts";
import type { Session } from "~/gateway/session/session-token.ts";
import { defaultLocale, isLocale } from "~/i18n/locales.ts";

/**
 * The reader's own on a page that is the same for all: who they are, and how much is in their cart. `in` names the language of
 * the page, which is remembered for addresses that name none.
 */
export async function GET(request: Request): Promise<Response> {
  const locale = new URL(request.url).searchParams.get("in");
  if (isLocale(locale) && locale !== defaultLocale) await writeLocale(locale);
  const session = await currentSession();
  return Response.json(ownOf(session?.user, session ? await countCart(session) : 0));
}

/** A cart that cannot be counted must not keep the name. */
async function countCart({ accessToken, user }: Session): Promise<number> {
  if (user.role !== "user") return 0;
  return await impatientOrder(accessToken)
    .customer.cart.get.query()
    .then(
      ({ count }) => count,
      () => 0,
    );
}
