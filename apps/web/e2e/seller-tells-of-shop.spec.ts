import type { Page } from "@playwright/test";
import { heading } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { fillSignIn } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

/** The day a product arrives at the latest, as its page promises: "Tue 1 – Fri 4 Dec". */
const promiseOn = (page: Page) =>
  page
    .getByText(/^Arrives /)
    .first()
    .innerText();

test("UX-08 UX-46 a seller says when parcels leave and how long things may come back, and customers read it", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(90_000);
  const stall = await openStall(await enter(), admin);
  const { slug } = await putOnSale(stall);
  const { page: seller } = stall;
  await page.goto(`/p/${slug}`);
  await expect(page.getByText("Leaves the seller within 1–3 working days.")).toBeVisible();
  const before = await promiseOn(page);

  await seller.goto("/seller");
  await seller.getByRole("link", { name: "Shop profile" }).click();
  await expect(heading(seller, "Shop profile")).toBeVisible();
  await seller.getByLabel("Parcels leave from").fill("Doolin");
  await seller.getByLabel("At the earliest").fill("10");
  await seller.getByLabel("At the latest").fill("8");
  await seller.getByLabel("How you send").fill("By bicycle, on Tuesdays.");
  await seller.getByLabel("Days to send something back").fill("13");
  await seller.getByLabel("How it works").fill("Bring it by, or post it.");
  await seller.getByRole("button", { name: "Save shop profile" }).click();
  await expect(seller.getByText("This is before the first day.")).toBeVisible();
  await expect(seller.getByText("Buyers have 14 days by law. Write that or more.")).toBeVisible();
  await expect(seller.getByLabel("How you send")).toHaveValue("By bicycle, on Tuesdays.");
  await seller.getByLabel("At the latest").fill("15");
  await seller.getByLabel("Days to send something back").fill("21");
  await seller.getByRole("button", { name: "Save shop profile" }).click();
  await expect(seller.getByText("Saved. Customers read it within a moment.")).toBeVisible();

  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Leaves the seller within 10–15 working days.")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await expect(page.getByText("Send it back to this seller within 21 days of delivery.")).toBeVisible();
  await expect(page.getByText(/Ships from Doolin/)).toBeVisible();
  expect(await promiseOn(page)).not.toBe(before);
  await page.getByRole("link", { name: stall.shopName }).first().click();
  await expect(page.getByText("By bicycle, on Tuesdays.")).toBeVisible();
  await expect(page.getByText("Within 21 days of delivery. Bring it by, or post it.")).toBeVisible();
  await expect(page.getByText("Parcels leave within 10–15 working days.")).toBeVisible();
});

test("UX-58 the shop's profile can be changed before any script has come", async ({ enter, admin }) => {
  const stall = await openStall(await enter(), admin);
  const plain = await enter({ javaScriptEnabled: false });
  await plain.goto("/login?callbackUrl=/seller/settings");
  await fillSignIn(plain, stall.owner);
  await expect(heading(plain, "Shop profile")).toBeVisible();
  await plain.getByLabel("How it works").fill("Bring it by.");
  await plain.getByRole("button", { name: "Save shop profile" }).click();
  await expect(plain.getByText("Saved. Customers read it within a moment.")).toBeVisible();
  expect(await stall.calls.identity.seller.shop.get.query()).toMatchObject({ policies: { returns: "Bring it by." } });
});
