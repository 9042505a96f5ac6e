import type { Page } from "@playwright/test";
import { heading, orderOnPage, placeOrder, putInCart } from "./steps/buy.ts";
import { send } from "./steps/gateway.ts";
import { expect, test } from "./steps/market.ts";
import { messageTo } from "./steps/mailbox.ts";
import { stranger } from "./steps/people.ts";
import { register, signInAsDemo } from "./steps/sign-in.ts";
import { openStall, putOnSale } from "./steps/stall.ts";

/** UX-78: how long a blocked seller's products may still be seen. */
const gone = { timeout: 10_000 };

test("CA-05 CA-13 GW-07 ID-14 NO-06 NO-11 OR-16 SE-02 UX-72 UX-78 X22 an admin blocks a seller: products, unpaid orders and log-in end, and come back as far as they may", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(150_000);
  const stall = await openStall(await enter(), admin);
  const [bought, wanted] = [await putOnSale(stall), await putOnSale(stall)];

  const buyer = stranger("Ulla Unpaid");
  await register(page, buyer);
  await putInCart(page, bought);
  await placeOrder(page, buyer);
  await page.getByRole("link", { name: "Cancel and go back to the shop" }).click();
  await expect(heading(page, "Not paid yet")).toBeVisible();
  const { number } = await orderOnPage(page);

  const guest = await enter();
  await putInCart(guest, wanted);

  const office = await enter();
  await test.step("the admin reads what will happen, and blocks", async () => {
    await signInAsDemo(office, "admin");
    await findSeller(office, { shopName: stall.shopName, standing: "active" });
    await office.getByRole("button", { name: `Block ${stall.shopName}` }).click();
    const dialog = office.getByRole("dialog", { name: `Block ${stall.shopName}?` });
    await expect(dialog).toContainText("disappear from lists, search and carts");
    await expect(dialog).toContainText("not paid yet are cancelled");
    await dialog.getByLabel("Reason").fill("Bowls that leak.");
    await dialog.getByRole("button", { name: `Block ${stall.shopName}` }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("the products are gone from search, list, page, shop and cart", async () => {
    await expectGone(guest, wanted, stall.shopName);
    await guest.goto("/cart");
    await expect(async () => {
      await guest.reload();
      await expect(guest.getByText("Mend the marked lines to go to checkout.")).toBeVisible({ timeout: 1_000 });
    }).toPass(gone);
    await expect(guest.getByRole("link", { name: "Checkout" })).toHaveCount(0);
  });

  await test.step("the unpaid order is cancelled, live and by mail", async () => {
    await expect(heading(page, "Order cancelled")).toBeVisible(gone);
    const mail = await messageTo({ to: buyer.email, subject: `Order ${number} is cancelled` });
    expect(mail.text).toContain("A seller in it may no longer sell here.");
    expect(mail.text).toContain("Nothing was charged.");
  });

  await test.step("the seller is told why, and is out", async () => {
    const mail = await messageTo({ to: stall.owner.email, subject: `${stall.shopName} has been blocked` });
    expect(mail.text).toContain("Bowls that leak.");
    const seller = stall.page.context().request;
    await expect(async () => {
      const answers = await Promise.all([
        send(seller, "catalog-service/seller.product.list", { method: "GET", input: {} }),
        send(seller, "order-service/seller.order.list", { method: "GET", input: { tab: "all" } }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    }).toPass(gone);
    await stall.page.goto("/seller");
    await expect(heading(stall.page, "Sign in")).toBeVisible();
    await stall.page.getByLabel("Email").fill(stall.owner.email);
    await stall.page.getByLabel("Password", { exact: true }).fill(stall.owner.password);
    await stall.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(stall.page.getByText("This account is blocked.")).toBeVisible();
  });

  await test.step("unblocking brings the products back, not the order", async () => {
    await findSeller(office, { shopName: stall.shopName, standing: "blocked" });
    await office.getByRole("button", { name: `Unblock ${stall.shopName}` }).click();
    const dialog = office.getByRole("dialog", { name: `Unblock ${stall.shopName}?` });
    await dialog.getByRole("button", { name: `Unblock ${stall.shopName}` }).click();
    await expect(dialog).toBeHidden();
    await expect(async () => {
      const answer = await guest.goto(`/p/${wanted.slug}`);
      expect(answer?.status()).toBe(200);
    }).toPass(gone);
    await guest.goto("/cart");
    await expect(async () => {
      await guest.reload();
      await expect(guest.getByRole("link", { name: "Checkout" })).toBeVisible({ timeout: 1_000 });
    }).toPass(gone);
    await messageTo({ to: stall.owner.email, subject: `${stall.shopName} is open again` });
    await page.reload();
    await expect(heading(page, "Order cancelled")).toBeVisible();
  });
});

async function findSeller(office: Page, { shopName, standing }: { shopName: string; standing: string }): Promise<void> {
  await office.goto(`/admin/sellers?standing=${standing}`);
  await office.getByLabel("Shop, owner or email").fill(shopName);
  await office.getByLabel("Shop, owner or email").press("Enter");
  await expect(office.getByRole("row", { name: shopName })).toHaveCount(1);
}

async function expectGone(guest: Page, { slug, title }: { slug: string; title: string }, shopName: string) {
  const shopSlug = shopName.toLowerCase().replaceAll(" ", "-");
  await expect(async () => {
    const answer = await guest.goto(`/p/${slug}`);
    expect(answer?.status()).toBe(410);
  }).toPass(gone);
  await guest.goto(`/search?q=${encodeURIComponent(title)}`);
  await expect(heading(guest, /Results for/)).toBeVisible();
  await expect(guest.getByRole("link", { name: title })).toHaveCount(0);
  await guest.goto("/c/ceramics/tableware?sort=newest");
  await expect(guest.getByRole("link", { name: title })).toHaveCount(0);
  expect((await guest.goto(`/s/${shopSlug}`))?.status()).toBe(410);
  await expect(heading(guest, `${shopName} no longer sells here`)).toBeVisible();
  await expect(guest.getByRole("link", { name: title })).toHaveCount(0);
}
