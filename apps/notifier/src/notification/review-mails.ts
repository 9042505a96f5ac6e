import type { PayloadOf } from "@stallhouse/contracts/event";
import type { reviewPublishedV1 } from "@stallhouse/contracts/events/catalog";
import { getSellerEmails } from "../contact/contact-queries.ts";
import { reviewPublished } from "../letters/seller-letters.ts";
import type { Links } from "../links.ts";
import type { NotifierTx } from "../schema.ts";
import { mailTo } from "./tell.ts";

/** To the seller of the product. */
export async function reviewMails(tx: NotifierTx, review: PayloadOf<typeof reviewPublishedV1>, links: Links) {
  const emails = await getSellerEmails(tx, [review.sellerId]);
  return [...emails.values()].map((email) => mailTo(email, reviewPublished(review, links)));
}
