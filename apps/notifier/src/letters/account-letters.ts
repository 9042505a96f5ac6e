import type { PayloadOf } from "@stallhouse/contracts/event";
import type { sellerBlockedV1, sellerCreatedV1, userCreatedV1 } from "@stallhouse/contracts/events/identity";
import type { Letter } from "../letter/letter.ts";
import type { Links } from "../links.ts";

type User = PayloadOf<typeof userCreatedV1>;
type Seller = PayloadOf<typeof sellerCreatedV1>;
type BlockedSeller = PayloadOf<typeof sellerBlockedV1>;

const becauseAccount = "You get this mail because an account was made with this address at Stallhouse.";
const becauseSeller = (shopName: string) => `You get this mail because you run ${shopName} at Stallhouse.`;

export function welcome({ name }: User, links: Links): Letter {
  return {
    template: "welcome",
    subject: "Welcome to Stallhouse",
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

export function applicationReceived({ name, shopName }: Seller, links: Links): Letter {
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
      `${name}, we have blocked your shop. Your products are off sale, orders that were not paid yet are cancelled, and you are signed out everywhere.`,
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
