import "server-only";
import { forbidden, notFound, redirect } from "next/navigation";
import { orNotFound } from "~/api/missing.ts";
import type { OrderView } from "~/api/shapes.ts";
import { refusedWith } from "~/api/error-text.ts";
import { order } from "~/gateway/forward/services.ts";
import { currentViewer } from "~/gateway/session/session.ts";
import type { Viewer } from "~/gateway/session/session-token.ts";
import { inLanguage } from "~/i18n/in-language.ts";
import { paths } from "~/paths.ts";

/** For pages of customers with or without an account: strangers are sent elsewhere, other roles get 403. */
export async function requireBuyer(strangersGoTo: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect(await inLanguage(strangersGoTo));
  if (viewer.role !== "user") forbidden();
  return viewer;
}

/** An order of whoever looks. For a guest another's order may be their own as a member: they are asked to sign in. */
export async function ownOrder(orderId: string, here: string): Promise<{ view: OrderView; viewer: Viewer }> {
  const signIn = paths.login(await inLanguage(here));
  const viewer = await requireBuyer(signIn);
  const asked = (await order()).customer.order.get.query({ orderId });
  if (!viewer.guest) return { view: await orNotFound(asked), viewer };
  const view = await asked.catch(async (cause: unknown) => {
    const reason = refusedWith(cause)?.reason;
    if (reason === "ORDER_NOT_FOUND") redirect(await inLanguage(signIn));
    if (reason === "INPUT_INVALID") notFound();
    throw cause;
  });
  return { view, viewer };
}
