import { buy, heading } from "./steps/buy.ts";
import { holdScripts } from "./steps/late-scripts.ts";
import { expect, test } from "./steps/market.ts";
import { ownWord, stranger } from "./steps/people.ts";
import { pictureFile } from "./steps/picture-file.ts";
import { register } from "./steps/sign-in.ts";
import { openStall } from "./steps/stall.ts";

test("CA-01 CA-03 CA-06 ID-07 IN-12 SE-01 UX-43 UX-44 a seller puts up a product with variants, and a customer finds and buys one", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(120_000);
  const { page: seller, shopName } = await openStall(await enter(), admin);
  const title = `${ownWord()} jug`;

  await test.step("the seller fills in the form", async () => {
    await seller.getByRole("link", { name: "Products" }).first().click();
    await seller
      .getByRole("link", { name: /^Add (a|your first) product/ })
      .first()
      .click();
    await seller.getByLabel("Title", { exact: true }).fill(title);
    await seller.getByLabel("Summary").fill("A jug that pours without a drop too many.");
    await seller.getByLabel("Description").fill("Thrown in one piece.\n\nGlazed inside and out.");
    await seller.getByLabel("Category").selectOption({ label: "Ceramics › Tableware" });
    await seller.getByRole("group", { name: "Material" }).getByLabel("Stoneware").check();
    await seller.getByRole("button", { name: "Add an option" }).click();
    await seller.getByLabel("Option", { exact: true }).fill("Glaze");
    for (const glaze of ["Moss", "Chalk"]) {
      await seller.getByLabel("New value of Glaze").fill(glaze);
      await seller.getByLabel("New value of Glaze").press("Enter");
    }
    for (const [glaze, sku, price, stock] of [
      ["Moss", "JUG-M", "38.50", "4"],
      ["Chalk", "JUG-C", "41.00", "0"],
    ] as const) {
      const row = seller.getByRole("group", { name: glaze, exact: true });
      await row.getByLabel("SKU").fill(sku);
      await row.getByLabel("Price €").fill(price);
      await row.getByLabel("Stock").fill(stock);
    }
    await seller.getByLabel("Add pictures").setInputFiles(pictureFile("jug.png"));
    await seller.getByLabel("What it shows").fill("A white jug on a table");
    await seller.getByRole("radio", { name: "On sale" }).check();
    await seller.getByRole("button", { name: "Save product" }).click();
    await expect(seller).toHaveURL(/\/seller\/products\/[0-9a-f-]{36}$/);
  });

  const customer = stranger("Fred Finder");
  await register(page, customer);

  await test.step("a customer finds it by a word of its title", async () => {
    await expect(async () => {
      await page.getByLabel("Search products").fill(title);
      await page.getByLabel("Search products").press("Enter");
      await expect(page.getByRole("link", { name: title })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await page.getByRole("link", { name: title }).click();
    await expect(heading(page, title)).toBeVisible();
    await expect(page.getByText(`Sold by ${shopName}, ships from Galway`)).toBeVisible();
  });

  await test.step("it is among what the category's lists are narrowed to", async () => {
    await expect(async () => {
      await page.goto(`/search?q=${encodeURIComponent(title)}&a.material=Stoneware`);
      await expect(page.getByRole("link", { name: title })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await page.getByRole("link", { name: title }).click();
    await expect(heading(page, title)).toBeVisible();
  });

  await test.step("the chosen variant decides price, stock and address", async () => {
    await page.getByRole("radio", { name: /^Chalk/ }).check();
    await expect(page.getByRole("radio", { name: "Chalk out of stock" })).toBeChecked();
    await expect(page.getByText("€41.00", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Out of stock" })).toBeDisabled();
    await page.getByRole("radio", { name: /^Moss/ }).check();
    await expect(page.getByText("€38.50", { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/\?v=[0-9a-f-]{36}$/);
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expect(page.getByText("Added to your cart")).toBeVisible();
  });

  await test.step("and buys it", async () => {
    const { number } = await buy(page, customer);
    await seller.goto("/seller/orders");
    await expect(seller.getByRole("row", { name: number })).toContainText("€43.40");
    await seller.goto("/seller/products");
    await seller.getByRole("link", { name: title }).click();
    await expect(seller.getByRole("group", { name: "Moss", exact: true })).toContainText("3 free");
  });
});

test("CA-01 UX-07 UX-08 UX-73 a form with faults says where they are, and saves nothing", async ({ enter, admin }) => {
  const { page: seller, calls } = await openStall(await enter(), admin);
  await seller.goto("/seller/products/new");
  await seller.getByLabel("Title").fill("Half a jug");
  await seller.getByLabel("Price €").fill("-3");
  await seller.getByRole("radio", { name: "On sale" }).check();
  await seller.getByRole("button", { name: "Save product" }).click();
  await expect(seller.getByText("Write one sentence about it.").first()).toBeVisible();
  await expect(seller.getByText("Choose a category.").first()).toBeVisible();
  await expect(seller.getByLabel("Summary")).toBeFocused();
  await expect(seller.getByLabel("Title")).toHaveValue("Half a jug");
  await expect(seller.getByText("An amount can’t be below zero.").first()).toBeVisible();
  await expect(seller.getByText("Write your own code for it.").first()).toBeVisible();
  expect((await calls.catalog.seller.product.list.query({})).items).toEqual([]);

  await test.step("a draft may be incomplete", async () => {
    await seller.getByRole("radio", { name: "Draft" }).check();
    await seller.getByLabel("Price €").fill("");
    await seller.getByLabel("Category").selectOption({ label: "Ceramics › Tableware" });
    await seller.getByRole("button", { name: "Save product" }).click();
    await expect(seller).toHaveURL(/\/seller\/products\/[0-9a-f-]{36}$/);
    await expect(seller.getByLabel("Title", { exact: true })).toHaveValue("Half a jug");
  });
});

test("CA-01 UX-09 what a seller types before the form's scripts have come is not lost", async ({ enter, admin }) => {
  const { page: seller } = await openStall(await enter(), admin);
  const scriptsCome = await holdScripts(seller);
  await seller.goto("/seller/products/new", { waitUntil: "commit" });
  const title = seller.getByLabel("Title", { exact: true });
  await expect(title).toBeVisible();
  // The form may ask to wait; what it takes, it keeps.
  if (await title.isDisabled()) scriptsCome();
  await title.fill("Early jug");
  scriptsCome();
  await expect(async () => {
    await seller.getByRole("button", { name: "Add a fact" }).click();
    await expect(seller.getByRole("group", { name: "Fact 1" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(title).toHaveValue("Early jug");
});
