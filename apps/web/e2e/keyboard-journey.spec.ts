import type { Locator, Page } from "@playwright/test";
import { cards, expectPayPage, heading, lastButton } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { expectFocusInSight, tabTo } from "./steps/tab-to.ts";

/** A phone with a keyboard: where bars that stay in their place take the most room. And a desk. */
const screens = { phone: { width: 360, height: 640 }, desk: { width: 1280, height: 800 } };

for (const [device, viewport] of Object.entries(screens)) {
  test(`UX-44 UX-57 UX-80 on a ${device} the keyboard alone leads from the search to a paid order, and the focus is always in sight`, async ({
    enter,
  }) => {
    test.setTimeout(240_000);
    const page = await enter({ viewport });
    const guest = stranger("Kai Keyboard");
    const go = (wanted: Locator) => tabTo(page, wanted, expectFocusInSight);
    const press = async (wanted: Locator) => {
      await go(wanted);
      await page.keyboard.press("Enter");
    };
    const fill = async (label: string, text: string) => {
      const field = page.getByLabel(label);
      await go(field);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
      await expect(field).not.toHaveValue("");
    };

    await test.step("past the header in one press", async () => {
      await page.goto("/");
      await page.keyboard.press("Tab");
      const skip = page.getByRole("link", { name: "Skip to content" });
      await expect(skip).toBeFocused();
      await expect(skip).toBeInViewport();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("main")).toBeFocused();
    });

    await test.step("searches", async () => {
      await page.goto("/");
      await go(page.getByLabel("Search products"));
      await page.keyboard.type("tall stoneware mug");
      await page.keyboard.press("Enter");
      await expect(heading(page, /Results for/)).toBeVisible();
      await press(
        page
          .getByRole("main")
          .getByRole("link", { name: /^tall stoneware mug/i })
          .first(),
      );
      await expect(heading(page, /^tall stoneware mug/i)).toBeVisible();
    });

    await test.step("chooses a variant with the arrows", async () => {
      const first = page.getByRole("radio", { checked: true }).first();
      await go(first);
      await page.keyboard.press("ArrowRight");
      await expect(page).toHaveURL(/v=/);
      await expectFocusInSight(page);
      await expect(page.locator("input[type=radio]:focus")).toBeChecked();
    });

    await test.step("puts it in the cart and goes there", async () => {
      await press(page.getByRole("button", { name: "Add to cart" }).first());
      // The cart may open beside the page; what is behind it cannot be reached then.
      const drawer = page.getByRole("dialog", { name: "Your cart" });
      await expect(page.getByText("Added to your cart").first()).toBeVisible();
      const place = (await drawer.isVisible()) ? drawer : page;
      await press(place.getByRole("link", { name: /^Go to cart/ }).first());
      await expect(heading(page, "Cart")).toBeVisible();
      await press(page.getByRole("button", { name: /^Remove / }).first());
      await expect(page.getByRole("button", { name: /^Undo removing/ })).toBeFocused();
      await page.keyboard.press("Enter");
      await press(page.getByRole("link", { name: "Checkout" }));
    });

    await test.step("says who and where as a guest", async () => {
      await expect(heading(page, "Contact")).toBeVisible();
      await fill("Email", guest.email);
      await press(page.getByRole("button", { name: "Continue as guest" }));
      await expect(heading(page, "Address")).toBeVisible();
      await fill("Full name", guest.name);
      await chooseCountry(page, go);
      await fill("Street and house number", "Rua das Flores 12");
      await fill("Postcode", "1200-109");
      await fill("City", "Lisbon");
      await press(page.getByRole("button", { name: "Continue to delivery" }));
      await expect(heading(page, "Delivery")).toBeVisible();
      await go(page.getByRole("radio", { checked: true }).first());
      await page.keyboard.press("Space");
      await press(page.getByRole("button", { name: "Continue to review" }));
      await expect(heading(page, "Review and pay")).toBeVisible();
    });

    await test.step("pays on the provider's page", async () => {
      await press(lastButton(page));
      await expectPayPage(page);
      await fill("Card number", cards.good);
      await fill("Expiry date", "12 / 34");
      await fill("Security code", "123");
      await fill("Name on card", guest.name);
      await press(page.getByRole("button", { name: /^Pay €/ }));
      await expect(heading(page, "Thank you, your order is paid")).toBeVisible();
    });
  });
}

test("the look for a hidden focus sees a bar in front of it", async ({ page }) => {
  await page.setContent(
    '<button>Under the bar</button><p style="position:fixed;inset:0;margin:0;background:#fff">Bar</p>',
  );
  await page.getByRole("button").focus();
  await expect(expectFocusInSight(page)).rejects.toThrow("what has the focus is hidden");
  await page.locator("p").evaluate((bar) => bar.remove());
  await expectFocusInSight(page);
});

/** A closed list takes the first letters of what is meant. */
async function chooseCountry(page: Page, go: (wanted: Locator) => Promise<void>): Promise<void> {
  const country = page.getByLabel("Country");
  await go(country);
  await page.keyboard.type("Portugal");
  await expect(country).toHaveValue("PT");
}
