import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { refusedWith } from "~/api/error-text.ts";
import { identity } from "~/gateway/forward/services.ts";
import { paths } from "~/paths.ts";

/** The seller's shop as identity knows it now; undefined while identity is away, when the session's word has to do. */
export const currentShop = cache(async () => {
  try {
    const { shop } = await (await identity()).seller.account.get.query();
    return shop;
  } catch (error) {
    // The session has ended at identity, after a block for one; only the cookie does not know it yet.
    const reason = refusedWith(error)?.reason;
    if (reason === "SESSION_ENDED" || reason === "NOT_SIGNED_IN") {
      redirect(paths.login((await headers()).get("x-path") ?? paths.sellerHome));
    }
    console.error("the shop could not be read", error);
    return undefined;
  }
});
