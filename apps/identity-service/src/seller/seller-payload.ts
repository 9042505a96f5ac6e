import type { SellerId, UserId } from "@stallhouse/contracts/ids";

type Shop = {
  id: SellerId;
  shopName: string;
  slug: string;
  country: string;
  place: string;
  story: string;
  shippingAmount: number;
  currency: string;
};
type Owner = { id: UserId; email: string | null; name: string; phone: string | null };

/** What hearers learn of a seller: enough that nobody calls back to ask. */
export function sellerPayload({ id, ...shop }: Shop, owner: Owner) {
  const { shopName, slug, country, place, story, shippingAmount, currency } = shop;
  const { email, name, phone } = owner;
  const person = { userId: owner.id, email: email ?? "", name, phone };
  return { sellerId: id, ...person, shopName, slug, country, place, story, shippingAmount, currency };
}
