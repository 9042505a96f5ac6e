import type { Page } from "@playwright/test";
import { heading } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { ownWord } from "./steps/people.ts";
import { pictureFile, tooManyPixels } from "./steps/picture-file.ts";
import { openStall } from "./steps/stall.ts";

const pictures = (seller: Page) => seller.getByRole("group", { name: /^Picture \d/ });
const onTheirWay = (seller: Page) => seller.getByRole("list", { name: "Pictures on their way" });

test("CA-01 UX-41 UX-74 a seller uploads pictures, says what they show, and a customer sees them", async ({
  page,
  enter,
  admin,
}) => {
  test.setTimeout(90_000);
  const { page: seller } = await openStall(await enter(), admin);
  const title = `${ownWord()} dish`;
  await seller.goto("/seller/products/new");
  await seller.getByLabel("Title", { exact: true }).fill(title);
  await seller.getByLabel("Summary").fill("A dish seen from two sides.");
  await seller.getByLabel("Category").selectOption({ label: "Ceramics › Tableware" });
  await seller.getByLabel("SKU").fill("DISH");
  await seller.getByLabel("Price €").fill("12.00");
  await seller.getByLabel("Stock", { exact: true }).fill("3");
  await seller.getByRole("radio", { name: "On sale" }).check();

  await test.step("several at once, in the order they were chosen", async () => {
    const files = [pictureFile("side.png"), pictureFile("top.png", [200, 60, 40]), pictureFile("wrong.png", [0, 0, 0])];
    await seller.getByLabel("Add pictures").setInputFiles(files);
    await expect(pictures(seller)).toHaveCount(3);
    await expect(onTheirWay(seller)).toBeHidden();
    // Nobody said yet what it shows: to assistive technology it is none.
    const preview = pictures(seller).first().locator("img");
    await expect.poll(() => preview.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(400);
  });

  await test.step("removing one can be undone by the key that is under the finger", async () => {
    await seller.getByRole("button", { name: "Remove picture 3" }).press("Enter");
    await expect(pictures(seller)).toHaveCount(2);
    await expect(seller.getByRole("button", { name: "Undo" })).toBeFocused();
    await seller.keyboard.press("Enter");
    await expect(pictures(seller)).toHaveCount(3);
    await seller.getByRole("button", { name: "Remove picture 3" }).click();
  });

  await test.step("nothing goes on sale without words for those who cannot see it", async () => {
    await seller.getByRole("button", { name: "Save product" }).click();
    await expect(seller.getByLabel("What it shows").first()).toBeFocused();
    await seller.getByLabel("What it shows").first().fill("The dish from the side");
    await seller.getByLabel("What it shows").nth(1).fill("The dish from above");
  });

  await test.step("the second becomes the first, by keys, and stays under the finger", async () => {
    const down = seller.getByRole("button", { name: "Move picture 1 down" });
    await down.press("Enter");
    await expect(seller.getByLabel("What it shows").first()).toHaveValue("The dish from above");
    await expect(seller.getByRole("button", { name: "Move picture 2 down" })).toBeFocused();
  });

  await seller.getByRole("button", { name: "Save product" }).click();
  await expect(seller).toHaveURL(/\/seller\/products\/[0-9a-f-]{36}$/);
  await expect(seller.getByLabel("What it shows")).toHaveCount(2);

  await seller.getByRole("link", { name: "See it in the shop" }).click();
  await expect(seller).toHaveURL(/\/p\//);
  await page.goto(seller.url());
  await expect(heading(page, title)).toBeVisible();
  const main = page.getByRole("img", { name: "The dish from above" }).first();
  await expect.poll(() => main.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
});

test("CA-01 UX-08 X62 what is no picture, too large or too fine is refused in plain words, and the rest is kept", async ({
  enter,
  admin,
}) => {
  const { page: seller, calls } = await openStall(await enter(), admin);
  await seller.goto("/seller/products/new");
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`);
  await seller.getByLabel("Add pictures").setInputFiles([
    { name: "logo.svg", mimeType: "image/svg+xml", buffer: svg },
    // A name and a type can lie: the shop looks at the bytes.
    { name: "logo.png", mimeType: "image/png", buffer: svg },
    { name: "huge.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(10_000_001, 1) },
    tooManyPixels("map.png"),
    pictureFile("good.png"),
  ]);
  const refusedAs = (name: string) => onTheirWay(seller).getByRole("listitem").filter({ hasText: name });
  await expect(refusedAs("logo.svg")).toContainText(
    "This is not a picture we take. Use a JPEG, PNG, WebP or AVIF file.",
  );
  await expect(refusedAs("logo.png")).toContainText("This is not a picture we take.");
  await expect(refusedAs("huge.jpg")).toContainText("larger than 10 MB");
  await expect(refusedAs("map.png")).toContainText("at most 40 megapixels");
  await expect(pictures(seller)).toHaveCount(1);
  await seller.getByRole("button", { name: "Dismiss logo.svg" }).click();
  await expect(refusedAs("logo.svg")).toBeHidden();
  expect((await calls.catalog.seller.product.list.query({})).items).toEqual([]);
});

test("CA-01 a picture that is pasted or dropped comes in like a chosen one", async ({ enter, admin }) => {
  const { page: seller } = await openStall(await enter(), admin);
  await seller.goto("/seller/products/new");
  await expect(seller.getByLabel("Title", { exact: true })).toBeEnabled();
  const { buffer, name, mimeType } = pictureFile("copied.png");
  const handed = await seller.evaluateHandle(
    ({ bytes, name, type }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      return data;
    },
    { bytes: [...buffer], name, type: mimeType },
  );
  await seller.evaluate(
    (clipboardData) => document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true })),
    handed,
  );
  await expect(pictures(seller)).toHaveCount(1);
  await seller.getByText("or drop them here").dispatchEvent("drop", { dataTransfer: handed });
  await expect(pictures(seller)).toHaveCount(2);
});
