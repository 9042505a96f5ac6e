import "server-only";
import { cache } from "react";
import { identity } from "~/gateway/services.ts";

/** The seller's shop as identity knows it now; undefined while identity is away, when the session's word has to do. */
export const currentShop = cache(async () => {
  try {
    const { shop } = await (await identity()).seller.account.get.query();
    return shop;
  } catch (error) {
    console.error("the shop could not be read", error);
    return undefined;
  }
});
