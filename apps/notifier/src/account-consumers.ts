import {
  accountAddressTakenV1,
  emailVerificationRequestedV1,
  emailVerifiedV1,
  passwordChangedV1,
  passwordResetRequestedV1,
  sellerApprovedV1,
  sellerBlockedV1,
  sellerCreatedV1,
  sellerUnblockedV1,
  userCreatedV1,
  userPreferencesChangedV1,
} from "@stallhouse/contracts/events/identity";
import { on } from "@stallhouse/messaging/consume";
import { keepSeller, keepUser } from "./contact/keep-contact.ts";
import { keepChoices } from "./contact/mail-choices.ts";
import * as account from "./letters/account-letters.ts";
import type { Links } from "./links.ts";
import { mailTo, tell } from "./notification/tell.ts";
import type { Sender } from "./notification/tell.ts";
import { verifiedMails } from "./notification/verified-mails.ts";

/** What concerns a person's own account and a seller's standing. */
export function accountConsumers(links: Links) {
  return [
    // Nobody has confirmed the address yet: the mail that asks for that is the only one.
    on(userCreatedV1, async (tx, user, fact) => {
      await keepUser(tx, user);
      // Admins are made by the house.
      if (user.role === "admin") await tell(tx, fact, { confirms: user.email });
    }),
    on(emailVerifiedV1, async (tx, user, fact) =>
      tell(tx, fact, { messages: verifiedMails(user, links, fact.occurredAt), confirms: user.email }),
    ),
    on(passwordResetRequestedV1, async (tx, link, fact) =>
      tell(tx, fact, { messages: [mailTo(link.email, account.resetPassword(link, links))], by: askedFrom(link) }),
    ),
    on(passwordChangedV1, async (tx, user, fact) =>
      tell(tx, fact, { messages: [mailTo(user.email, account.passwordChanged(user, links))] }),
    ),
    on(emailVerificationRequestedV1, async (tx, link, fact) =>
      tell(tx, fact, { messages: [mailTo(link.email, account.verifyEmail(link, links))], by: askedFrom(link) }),
    ),
    on(accountAddressTakenV1, async (tx, owner, fact) =>
      tell(tx, fact, { messages: [mailTo(owner.email, account.addressTaken(owner, links))], by: askedFrom(owner) }),
    ),
    on(userPreferencesChangedV1, async (tx, chosen) => keepChoices(tx, chosen)),
    on(sellerCreatedV1, async (tx, seller) => keepSeller(tx, seller)),
    on(sellerApprovedV1, async (tx, seller, fact) => {
      await keepSeller(tx, seller);
      // The house has looked at who this is.
      await tell(tx, fact, {
        messages: [mailTo(seller.email, account.sellerApproved(seller, links))],
        confirms: seller.email,
      });
    }),
    on(sellerBlockedV1, async (tx, seller, fact) => {
      await keepSeller(tx, seller);
      await tell(tx, fact, { messages: [mailTo(seller.email, account.sellerBlocked(seller, links))] });
    }),
    on(sellerUnblockedV1, async (tx, seller, fact) => {
      await keepSeller(tx, seller);
      await tell(tx, fact, { messages: [mailTo(seller.email, account.sellerUnblocked(seller, links))] });
    }),
  ];
}

function askedFrom({ askedBy }: { askedBy?: string | undefined }): Sender {
  return askedBy === undefined ? null : `address ${askedBy}`;
}
