import { heading } from "./steps/buy.ts";
import { confirmAddress } from "./steps/confirm-address.ts";
import { callsOf } from "./steps/gateway.ts";
import { expect, test } from "./steps/market.ts";
import { messageTo } from "./steps/mailbox.ts";
import { ownWord } from "./steps/people.ts";
import { signInAsDemo } from "./steps/sign-in.ts";
import { applyToSell } from "./steps/stall.ts";

test("ID-01 ID-02 ID-08 CA-05 NO-06 a seller applies, prepares a product, is let in, and is on sale", async ({
  page,
  enter,
}) => {
  const shopName = `Stall ${ownWord()}`;
  const owner = await applyToSell(page, shopName);

  await expect(page.getByText("Your stall opens when we have checked it")).toBeVisible();
  await confirmAddress(await enter(), owner);
  await messageTo({ to: owner.email, subject: `We have your application for ${shopName}` });

  const title = `${ownWord()} cup`;
  const { slug } = await callsOf(page.context().request).catalog.seller.product.create.mutate({
    title,
    summary: "A cup that waits to be seen.",
    description: "",
    categorySlug: "mugs-and-cups",
    currency: "EUR",
    facts: [],
    options: [],
    pictures: [
      { url: "/products/bowl-ocean-main.webp", alt: "A blue bowl", width: 640, height: 640, optionValue: null },
    ],
    variants: [{ sku: "CUP", options: {}, price: 1_200, compareAt: null, quantity: 3, threshold: 0 }],
    status: "active",
  });
  const guest = await enter();
  expect((await guest.goto(`/p/${slug}`))?.status()).toBe(404);

  const office = await enter();
  await signInAsDemo(office, "admin");
  await office.goto("/admin/sellers");
  await office.getByLabel("Shop, owner or email").fill(owner.email);
  await office.getByLabel("Shop, owner or email").press("Enter");
  await office.getByRole("button", { name: `Approve ${shopName}` }).click();
  await expect(office.getByText("The stall is open, and the seller knows.")).toBeVisible();

  await messageTo({ to: owner.email, subject: `${shopName} is open` });
  await page.reload();
  await expect(page.getByText("Your stall opens when we have checked it")).toHaveCount(0);
  await expect(async () => {
    expect((await guest.goto(`/p/${slug}`))?.status()).toBe(200);
  }).toPass({ timeout: 10_000 });
  await expect(heading(guest, title)).toBeVisible();
  await guest.goto(`/search?q=${title}`);
  await expect(guest.getByRole("link", { name: title })).toBeVisible();
});

test("ID-02 UX-08 an application with faults names each of them, and one with a taken name of the shop too", async ({
  page,
  enter,
}) => {
  const shopName = `Stall ${ownWord()}`;
  await applyToSell(page, shopName);
  const other = await enter();
  await other.goto("/register/seller");
  await other.getByRole("button", { name: "Apply to sell" }).click();
  await expect(other.getByText("Enter the name of your shop, as customers will see it.").first()).toBeVisible();
  await expect(other.getByText("Enter the town your parcels leave from.").first()).toBeVisible();
  await other.getByLabel("Full name").fill("Copy Cat");
  await other.getByLabel("Email").fill(`copy.${ownWord()}@people.stallhouse.example`);
  await other.getByLabel("Password", { exact: true }).fill("three plain words here");
  await other.getByLabel("Shop name").fill(shopName);
  await other.getByLabel("Town").fill("Galway");
  await other.getByLabel("What you make, and how").fill("Copies.");
  await other.getByLabel("Delivery price per order, in euros").fill("4.90");
  await other.getByRole("button", { name: "Apply to sell" }).click();
  await expect(other.getByText("Another shop has this name. Choose a different one.").first()).toBeVisible();
  await expect(other.getByLabel("Town")).toHaveValue("Galway");
});
