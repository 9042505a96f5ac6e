import { heading } from "./steps/buy.ts";
import { linkIn } from "./steps/confirm-address.ts";
import { messagesTo, messageTo } from "./steps/mailbox.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { putOnSale } from "./steps/stall.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("UX-44 UX-08 UX-33 what is sold out can be waited for: one mail to confirm it, one when it is back, which leads to it", async ({
      page,
      stall,
    }) => {
      test.setTimeout(90_000);
      const { slug, title, variantId } = await putOnSale(stall, { quantity: 0 });
      const { email } = stranger("Wanda Waits");
      await page.goto(`/p/${slug}`);
      await expect(page.getByRole("button", { name: "Out of stock" })).toBeDisabled();
      const field = page.getByLabel("Tell me when it’s back");
      await field.fill("wanda");
      await page.getByRole("button", { name: "Tell me" }).click();
      await expect(page.getByText("An email address has an @, like anna@example.com.")).toBeVisible();
      await expect(field).toHaveValue("wanda");
      await field.fill(email);
      await page.getByRole("button", { name: "Tell me" }).click();
      await expect(page.getByText("Look into your mailbox")).toBeVisible();
      await expect(page.getByText(`We sent a link to ${email}.`)).toBeVisible();

      const restock = (change: number) =>
        stall.calls.catalog.seller.stock.adjust.mutate({ variantId, change, reason: "A delivery came." });
      // A look at the link confirms nothing: what comes back meanwhile is told to nobody.
      const link = await linkIn({ to: email, subject: "Shall we tell you when it’s back?" });
      await page.goto(link);
      await expect(page.getByRole("link", { name: title })).toBeVisible();
      await restock(1);
      await restock(-1);
      await page.goto(link);
      await page.getByRole("button", { name: "Yes, tell me" }).click();
      await expect(page.getByText("we write to you once, when it is back")).toBeVisible();
      await page.goto(link);
      await expect(page.getByText("This link doesn’t work any more")).toBeVisible();

      await restock(3);
      const { text } = await messageTo({ to: email, subject: `Back in stock: ${title}` });
      await page.goto(/https?:\/\/\S+\/p\/\S+/.exec(text)?.[0] ?? "no link");
      await expect(heading(page, title)).toBeVisible();
      await expect(page.getByRole("button", { name: "Add to cart" }).first()).toBeEnabled();
      await restock(-3);
      await restock(1);
      expect(await messagesTo({ to: email })).toHaveLength(2);
      await page.goto(/https?:\/\/\S+\/stock-alert\/\S+/.exec(text)?.[0] ?? "no link");
      await expect(page.getByText("There is nothing else you wait for at this address.")).toBeVisible();
      await page.getByRole("button", { name: "End all of it" }).click();
      await expect(page.getByText("this address waits for nothing")).toBeVisible();
    });
  });
}
