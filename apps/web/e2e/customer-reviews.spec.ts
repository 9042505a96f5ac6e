import { furnish } from "./steps/furnish.ts";
import { callsOf } from "./steps/gateway.ts";
import { expect, test } from "./steps/market.ts";

test("UX-08 UX-09 a customer reviews what has arrived, changes it, and sees why one was taken off the page", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(120_000);
  const { seller, orderId, sellerOrderId, productId, slug } = await furnish(page, await enter(), admin);
  await page.goto("/account/reviews");
  await expect(page.getByText("Nothing to review yet")).toBeVisible();
  await page.goto(`/account/reviews/${productId}`);
  await expect(page.getByText("You can’t review this yet")).toBeVisible();

  const { order } = callsOf(seller.context().request);
  const { shipments } = await order.seller.order.get.query({ sellerOrderId: sellerOrderId as never });
  await order.seller.order.markDelivered.mutate({ shipmentId: shipments[0]?.shipmentId as never });
  await page.goto(`/orders/${orderId}`);
  await expect(async () => {
    await page.goto("/account/reviews");
    await expect(page.getByRole("link", { name: /^Write a review of/ })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });

  await page.goto("/account");
  await expect(page.getByText("One thing that arrived has no review of yours yet.")).toBeVisible();
  await page.goto(`/orders/${orderId}`);
  await page.getByRole("link", { name: /^Write a review of/ }).click();
  await expect(page.getByText("Verified purchase: you bought this here, and it arrived.")).toBeVisible();
  await page.getByLabel("In one line").fill("A good bowl");
  await page.getByRole("button", { name: "Publish review" }).click();
  await expect(page.getByText("Choose from one to five stars.").first()).toBeVisible();
  await expect(page.getByLabel("In one line")).toHaveValue("A good bowl");
  await page.getByRole("radio", { name: "4 stars of 5" }).check();
  await page.getByLabel("Your review").fill("It holds soup, and the glaze is as blue as in the picture.");
  await page.getByRole("button", { name: "Publish review" }).click();
  await expect(page.getByText("Thank you. Your review is on the product’s page.")).toBeVisible();

  await page.getByRole("link", { name: /^Edit your review of/ }).click();
  await expect(page.getByRole("radio", { name: "4 stars of 5" })).toBeChecked();
  await page.getByRole("radio", { name: "5 stars of 5" }).check();
  await page.getByRole("button", { name: "Publish review" }).click();
  await expect(page.getByText("5 stars of 5")).toBeAttached();
  await expect(async () => {
    await page.goto(`/p/${slug}`);
    await expect(page.getByText("It holds soup").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });

  const { items } = await admin.catalog.public.review.list.query({ productId: productId as never });
  await admin.catalog.admin.review.hide.mutate({ reviewId: items[0]?.reviewId as never, reason: "Names a person." });
  await page.goto("/account/reviews");
  await expect(page.getByText("We took this review off the page")).toBeVisible();
  await expect(page.getByText("Names a person.")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Edit your review/ })).toHaveCount(0);
});
