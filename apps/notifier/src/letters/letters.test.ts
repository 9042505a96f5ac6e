import { newId } from "@stallhouse/contracts/ids";
import type { ProductId, RefundId, ReviewId, SellerId, ShipmentId, VariantId } from "@stallhouse/contracts/ids";
import { Preview } from "@react-email/components";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Letter } from "../letter/letter.ts";
import { hideTokens } from "../letter/hide-tokens.ts";
import { LetterMail, LineRow, previewOf } from "../letter/letter-mail.tsx";
import { renderLetter } from "../letter/render-letter.tsx";
import { createLinks } from "../links.ts";
import { aPayment, anOrder, aSeller, aUser } from "../testing.ts";
import * as account from "./account-letters.ts";
import * as orders from "./order-letters.ts";
import * as payments from "./payment-letters.ts";
import * as sellers from "./seller-letters.ts";
import { stockReturned } from "./stock-letters.ts";

const homeUrl = "https://market.example.test/";
const correlationId = "0198c0de-aaaa-7000-8000-000000000001";
const links = createLinks(homeUrl);
const token = Buffer.alloc(48, 251).toString("base64url");
const order = anOrder();
const [part] = order.items;
if (!part) throw new Error("an order without a part");
const payment = aPayment(order);
const shipment = {
  shipmentId: newId<ShipmentId>(),
  carrier: "CTT Expresso",
  trackingNumber: "DA 1234",
  lines: part.lines,
};
const stock = {
  variantId: newId<VariantId>(),
  productId: newId<ProductId>(),
  sellerId: newId<SellerId>(),
  title: "Turned oak bowl",
  label: "Large",
  sku: "OAK-L",
  available: 2,
  threshold: 3,
};
const review = {
  reviewId: newId<ReviewId>(),
  productId: stock.productId,
  sellerId: stock.sellerId,
  productTitle: stock.title,
  slug: "turned-oak-bowl",
  stars: 4,
  title: "Holds apples",
  author: "Clara M.",
};
const declined = { ...payment, reason: "card_declined", attempt: 1 };

const letters: Letter[] = [
  account.welcome(aUser("user", "clara@example.test"), links),
  account.resetPassword({ ...aUser("user", "clara@example.test"), token }, links),
  account.passwordChanged(aUser("user", "clara@example.test"), links),
  account.verifyEmail({ ...aUser("user", "clara@example.test"), token }, links),
  account.addressTaken({ email: "clara@example.test", name: "Clara Moreno" }, links),
  account.applicationReceived(aSeller(), links),
  account.sellerApproved(aSeller(), links),
  account.sellerBlocked({ ...aSeller(), reason: "Copies of a branded lamp" }, links),
  account.sellerUnblocked(aSeller(), links),
  orders.orderReceived(order, links),
  orders.orderReceived({ ...order, expiresAt: null, status: "PENDING" }, links),
  orders.orderPriceChanged({ ...order, newTotalAmount: 12_000, answerUntil: "2026-03-01T14:30:00.000Z" }, links),
  orders.orderShipped({ ...order, sellerOrderId: part.sellerOrderId, shipment }, links),
  orders.orderDelivered({ ...order, sellerOrderId: part.sellerOrderId }, links),
  orders.orderCancelled({ ...order, by: "customer", reason: "", wasPaid: true }, links),
  orders.orderCancelled({ ...order, by: "admin", reason: "Suspected fraud", wasPaid: false }, links),
  orders.orderExpired(order, links),
  orders.orderFailed({ ...order, reason: "VARIANT_OUT_OF_STOCK" }, links),
  payments.paymentReceived(payment, links),
  payments.paymentFailed({ ...declined, final: false }, order.expiresAt ?? undefined, links),
  payments.paymentFailed({ ...declined, final: true }, undefined, links),
  payments.paymentRefunded({ ...payment, refundId: newId<RefundId>(), reason: "ORDER_DEAD" }, links),
  sellers.sellerOrderPaid(order, part, links),
  sellers.sellerOrderCancelled(order, part, links),
  sellers.reviewPublished(review, links),
  sellers.stockLowForSeller(stock, links),
  stockReturned({ ...stock, slug: "turned-oak-bowl", email: "clara@example.test" }, links),
  sellers.stockLowForAdmin({ ...stock, available: 0 }, "Ember & Oak", links),
];
const named = letters.map((letter) => [letter.subject, letter] as const);

describe("every letter", () => {
  it.each(named)("%s: says the next step in plain words, without exclamation marks", (_subject, letter) => {
    const words = [letter.subject, letter.preview, letter.heading, ...letter.paragraphs, letter.because].join(" ");
    expect(words).not.toMatch(/[!]|undefined|null|NaN|\[object/);
    expect(letter.action?.url).toMatch(/^https:\/\/market\.example\.test\//);
  });

  it.each(named)("UX-33 X07 %s: leads to our own pages only", async (_subject, letter) => {
    const { html, text } = renderLetter(letter, { homeUrl, correlationId });
    const targets = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]);
    expect(targets).toContain(letter.action?.url);
    expect(targets.every((target) => target?.startsWith(homeUrl))).toBe(true);
    expect(text).toContain(letter.action?.url);
  });

  it.each(named)(
    "%s: has layout tables, a language, text of 14 px and more, and all words as plain text",
    async (_subject, letter) => {
      const { html, text } = renderLetter(letter, { homeUrl, correlationId });
      const tables = html.match(/<table[^>]*>/g) ?? [];
      expect(tables.length).toBeGreaterThan(3);
      expect(tables.filter((table) => !table.includes('role="presentation"'))).toEqual([]);
      expect(html).toContain('lang="en"');
      expect(html).not.toContain("<script");
      const sizes = [...html.matchAll(/font-size:(\d+)px/g)].map((match) => Number(match[1]));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14);
      for (const words of [letter.heading, ...letter.paragraphs, letter.because]) expect(text).toContain(words);
      for (const { label, value } of letter.facts ?? []) expect(text).toContain(`${label}: ${value}`);
      for (const { amount } of letter.totals ?? []) expect(html).toContain(amount);
      for (const part of [html, text]) expect(part).toContain(correlationId);
      if (letter.orderNumber) for (const part of [html, text]) expect(part).toContain(letter.orderNumber);
    },
  );
});

/** With no piece of it kept from another letter. */
function drawnByReact(letter: Letter): string {
  const parcels = letter.parcels?.map(({ title, lines }) => ({
    title,
    lines: lines.map((line, key) => createElement(LineRow, { key, line })),
  }));
  const props = { letter, parcels, preview: previewOf(letter), homeUrl, correlationId };
  return renderToStaticMarkup(createElement(LetterMail, props));
}

/** Every text of a letter with what HTML takes for its own, and what the compiling could take for its marks. */
function spoilt(letter: Letter): Letter {
  const signs = `<b class="x">&amp; it's {{0}} $1 $& \uE0000\uE001</b>`;
  return JSON.parse(
    JSON.stringify(letter, (_, value: unknown) => (typeof value === "string" && value ? `${value} ${signs}` : value)),
  ) as Letter;
}

describe("a compiled letter", () => {
  const short = (letter: Letter): Letter => ({
    ...letter,
    preview: "",
    facts: [],
    totals: [],
    closing: ["a", "a", ""],
  });
  const long = (letter: Letter): Letter => ({ ...letter, preview: "A long one. ".repeat(20) });
  const versions = { asItIs: (letter: Letter) => letter, spoilt, short, long };

  it.each(letters.map((letter) => [`${letter.template}: ${letter.subject}`, letter] as const))(
    "NO-01 X51 %s: is what React draws, whatever people typed, and again from its kept pieces",
    (_name, letter) => {
      for (const change of Object.values(versions)) {
        const changed = change(letter);
        const [first, again] = [1, 2].map(() => renderLetter(changed, { homeUrl, correlationId }).html);
        expect(first?.replace(/^<!DOCTYPE[^>]*>/, "")).toBe(drawnByReact(changed));
        expect(again).toBe(first);
      }
    },
  );

  it("hides its preview, and what inboxes would fill it up with, as React Email does", () => {
    for (const preview of ["", "Thanks & welcome.", "A long & long one. ".repeat(20)]) {
      const [letter] = letters;
      if (!letter) throw new Error("no letter");
      const { html } = renderLetter({ ...letter, preview }, { homeUrl, correlationId });
      expect(html).toContain(renderToStaticMarkup(createElement(Preview, null, preview)));
    }
  });
});

describe("what letters say", () => {
  it("NO-04 a declined payment says until when the order is kept, if that is known", () => {
    const known = payments.paymentFailed({ ...declined, final: false }, "2026-03-01T14:30:00.000Z", links);
    expect(known.paragraphs.join(" ")).toContain("Your order is kept until 14:30 UTC.");
    const unknown = payments.paymentFailed({ ...declined, final: false }, undefined, links);
    expect(unknown.paragraphs.join(" ")).not.toMatch(/\d\d:\d\d/);
  });

  it("X07 a link leads to our configured origin with its whole token, and says for how long it works", () => {
    const user = { ...aUser("user", "clara@example.test"), token };
    const reset = account.resetPassword(user, links);
    expect(reset.action?.url).toBe(`${homeUrl}reset-password/${token}`);
    expect(reset.paragraphs.join(" ")).toContain("works once, for 60 minutes");
    const verify = account.verifyEmail(user, links);
    expect(verify.action?.url).toBe(`${homeUrl}verify-email/${token}`);
    expect(verify.paragraphs.join(" ")).toContain("works once, for two days");
    const { html, text } = renderLetter(reset, { homeUrl, correlationId });
    for (const body of [html, text]) {
      expect(body).toContain(token);
      expect(hideTokens(body)).not.toContain(token.slice(0, 8));
      expect(hideTokens(body)).toContain(`${homeUrl}reset-password/…`);
    }
  });

  it("X05 who has an account already is told where to sign in and how to get a new password", () => {
    const letter = account.addressTaken({ email: "clara@example.test", name: "Clara Moreno" }, links);
    expect(letter.action?.url).toBe(`${homeUrl}login`);
    expect(letter.closing?.join(" ")).toContain(`${homeUrl}forgot-password`);
  });

  it("X28 a seller's letter has their own part only, and nothing of the customer but where the parcel goes", async () => {
    const { html, text } = renderLetter(sellers.sellerOrderPaid(order, part, links), { homeUrl, correlationId });
    for (const secret of [
      "Linen tea towel",
      "Blue Thread",
      "€108.30",
      "clara@example.test",
      "912 345 678",
      "Rua das Flores",
    ]) {
      expect(html + text).not.toContain(secret);
    }
    expect(text).toContain("Turned oak bowl, Large");
    expect(text).toContain("€81.90");
  });

  it("UX-33 a guest's letters lead to a page that opens without signing in", () => {
    const guests = { ...order, trackToken: "abc-DEF_123" };
    const mails = [
      orders.orderReceived(guests, links),
      orders.orderShipped({ ...guests, sellerOrderId: part.sellerOrderId, shipment }, links),
      orders.orderExpired(guests, links),
      payments.paymentReceived({ ...payment, trackToken: guests.trackToken }, links),
      payments.paymentFailed({ ...declined, final: false, trackToken: guests.trackToken }, undefined, links),
    ];
    for (const mail of mails) expect(mail.action?.url).toBe(`${homeUrl}track/abc-DEF_123`);
    expect(orders.orderReceived(order, links).action?.url).toBe(`${homeUrl}orders/${order.orderId}`);
  });

  it("UX-10 a seller is told how the customer chose to have the parcel sent", () => {
    const letter = sellers.sellerOrderPaid(order, { ...part, deliveryLabel: "Express delivery" }, links);
    expect(letter.facts).toContainEqual({ label: "Delivery", value: "Express delivery" });
  });

  it("UX-12 a discount stands among the totals, for the seller as their share", () => {
    const cheaper = { ...order, discountAmount: 556, couponCode: "TEN", totalAmount: order.totalAmount - 556 };
    const totals = orders.orderReceived(cheaper, links).totals ?? [];
    expect(totals.map(({ label, amount }) => `${label} ${amount}`)).toContain("Discount (TEN) -€5.56");
    const [share] = sellers.sellerOrderPaid(cheaper, { ...part, discountAmount: 81 }, links).totals?.slice(2) ?? [];
    expect(share).toMatchObject({ label: "Discount", amount: "-€0.81" });
    expect(orders.orderReceived(order, links).totals).toHaveLength(3);
  });

  it("X49 X51 what people type stays text: no tags, no headers, no templates", async () => {
    const name = 'Mallory <img src=x onerror="alert(1)"> {{7*7}}\r\nBcc: all@example.test';
    const letter = account.sellerApproved({ ...aSeller(), shopName: name }, links);
    const { subject, html } = renderLetter(letter, { homeUrl, correlationId });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toContain("<img");
    expect(html).toContain("{{7*7}}");
  });
});
