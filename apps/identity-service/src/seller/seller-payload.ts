import type { SellerId, UserId } from "@stallhouse/contracts/ids";
import { shopFacts } from "./shop-facts.ts";

type Shop = {
  id: SellerId;
  shopName: string;
  slug: string;
  shippingAmount: number;
  currency: string;
} & Parameters<typeof shopFacts>[0];
type Owner = { id: UserId; email: string | null; name: string; phone: string | null };

/** What hearers learn of a seller: enough that nobody calls back to ask. */
export function sellerPayload({ id, ...shop }: Shop, owner: Owner) {
  const { shopName, slug, shippingAmount, currency } = shop;
  const { email, name, phone } = owner;
  const person = { userId: owner.id, email: email ?? "", name, phone };
  return { sellerId: id, ...person, shopName, slug, ...shopFacts(shop), shippingAmount, currency };
}
