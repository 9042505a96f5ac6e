import type { PayloadOf } from "@stallhouse/contracts/event";
import type {
  accountAddressTakenV1,
  passwordChangedV1,
  passwordResetRequestedV1,
} from "@stallhouse/contracts/events/identity";
import type { sellerBlockedV1, sellerCreatedV1 } from "@stallhouse/contracts/events/identity";
import type { Letter } from "../letter/letter.ts";
import type { Links } from "../links.ts";

type Seller = PayloadOf<typeof sellerCreatedV1>;
type Account = PayloadOf<typeof passwordChangedV1>;
type Linked = PayloadOf<typeof passwordResetRequestedV1>;
type Taken = PayloadOf<typeof accountAddressTakenV1>;
type BlockedSeller = PayloadOf<typeof sellerBlockedV1>;

const becauseAccount = "You get this mail because an account was made with this address at Stallhouse.";
const becauseAsked = "You get this mail because a new password was asked for at Stallhouse with this address.";
const becauseSeller = (shopName: string) => `You get this mail because you run ${shopName} at Stallhouse.`;

export function welcome({ name }: Pick<Account, "name">, links: Links): Letter {
  return {
    template: "welcome",
    subject: "Your address is confirmed, welcome",
    preview: "Your account is ready.",
    heading: `Welcome, ${name}`,
    paragraphs: [
      "Your account is ready. You can buy from as many sellers as you like in one checkout, and follow each parcel on its own.",
      "What you had in your cart is still there.",
    ],
    action: { label: "Look around the market", url: links.home },
    because: becauseAccount,
  };
}

export function resetPassword({ name, token }: Linked, links: Links): Letter {
  return {
    template: "reset-password",
    subject: "Set a new password",
    preview: "The link works once, for 60 minutes.",
    heading: "Set a new password",
    paragraphs: [
      `${name}, somebody asked for a new password for your account. If it was you, set one now: the link works once, for 60 minutes.`,
    ],
    action: { label: "Set a new password", url: links.resetPassword(token) },
    closing: ["If it was not you, there is nothing to do. Your password stays as it is."],
    because: becauseAsked,
  };
}

export function passwordChanged({ name, email }: Account, links: Links): Letter {
  return {
    template: "password-changed",
    subject: "Your password has been changed",
    preview: "Every other device has been signed out.",
    heading: "Your password has been changed",
    paragraphs: [
      `${name}, the password of your account has just been changed. Every other device has been signed out.`,
      "If it was you, there is nothing to do.",
      "If it was not you, set a new password now. That signs everybody out again, and then write to us.",
    ],
    facts: [{ label: "Account", value: email }],
    action: { label: "It was not me", url: links.forgotPassword },
    because: becauseAccount,
  };
}

export function verifyEmail({ name, token }: Linked, links: Links): Letter {
  return {
    template: "verify-email",
    subject: "Welcome to Stallhouse. Confirm your email address",
    preview: "So that we know our letters reach you.",
    heading: "Welcome to Stallhouse",
    paragraphs: [
      `${name}, confirm that this address is yours, so that we know that news of your orders reaches you. The link works once, for two days.`,
      "You can order and sign in before that. Until then we write to you about your own orders only.",
    ],
    action: { label: "Confirm this address", url: links.verifyEmail(token) },
    because: becauseAccount,
  };
}

export function addressTaken({ name }: Taken, links: Links): Letter {
  return {
    template: "address-taken",
    subject: "You already have an account",
    preview: "Sign in with the password you have, or set a new one.",
    heading: "You already have an account",
    paragraphs: [
      `${name}, somebody tried to make an account with this address. You have one already, so nothing was made and nothing changed.`,
      "If it was you, sign in with the password you have.",
    ],
    action: { label: "Sign in", url: links.login },
    closing: [
      `If you do not remember the password, set a new one here: ${links.forgotPassword}`,
      "If it was not you, there is nothing to do. Nobody was told that you have an account.",
    ],
    because: becauseAccount,
  };
}

export function applicationReceived({ name, shopName }: Pick<Seller, "name" | "shopName">, links: Links): Letter {
  return {
    template: "seller-application-received",
    subject: `We have your application for ${shopName}`,
    preview: "We read it and write to you, usually within a working day.",
    heading: "We have your application",
    paragraphs: [
      `Thank you, ${name}. We read every application ourselves, usually within a working day, and write to you.`,
      `Until then you can sign in and put up products for ${shopName}. Customers see them once you are approved.`,
    ],
    action: { label: "Prepare your stall", url: links.sellerHome },
    because: becauseAccount,
  };
}

export function sellerApproved({ name, shopName }: Seller, links: Links): Letter {
  return {
    template: "seller-approved",
    subject: `${shopName} is open`,
    preview: "You are approved. Customers can see your products now.",
    heading: `${shopName} is open`,
    paragraphs: [
      `You are approved, ${name}. The products you have put up are on sale now.`,
      "We write to you for every order that is paid. Ship it, add the tracking number, and the customer is told.",
    ],
    action: { label: "Add a product", url: links.newProduct },
    because: becauseSeller(shopName),
  };
}

export function sellerBlocked({ name, shopName, reason }: BlockedSeller, links: Links): Letter {
  return {
    template: "seller-blocked",
    subject: `${shopName} has been blocked`,
    preview: "Your products are off sale, and you are signed out.",
    heading: `${shopName} has been blocked`,
    paragraphs: [
      `${name}, we have blocked your shop. Your products are off sale, orders that were not paid yet are cancelled, what you have not shipped of paid ones is cancelled and paid back, and you are signed out everywhere.`,
    ],
    facts: [{ label: "Reason", value: reason }],
    action: { label: "Ask us about it", url: links.help },
    because: becauseSeller(shopName),
  };
}

export function sellerUnblocked({ name, shopName }: Seller, links: Links): Letter {
  return {
    template: "seller-unblocked",
    subject: `${shopName} is open again`,
    preview: "Your products are back on sale.",
    heading: `${shopName} is open again`,
    paragraphs: [`Your shop is no longer blocked, ${name}. Your products are back on sale. Sign in to go on.`],
    action: { label: "Open your stall", url: links.sellerHome },
    because: becauseSeller(shopName),
  };
}
