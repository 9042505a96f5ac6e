import type { Page } from "@playwright/test";
import { cards, expectPayPage, heading, lastButton, putInCart } from "./steps/buy.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { putOnSale } from "./steps/stall.ts";

/** How a field has to be made for keyboards on glass, for spelling aids and for what the browser knows of its owner. */
const fields: Record<string, Record<string, string>> = {
  Email: { type: "email", autocomplete: "email", autocapitalize: "off", spellcheck: "false" },
  Phone: { type: "tel", inputmode: "tel", autocomplete: "tel" },
  "Full name": { autocomplete: "name" },
  Country: { autocomplete: "country" },
  "Street and house number": { autocomplete: "address-line1" },
  "Apartment, company or floor": { autocomplete: "address-line2" },
  Postcode: { autocomplete: "postal-code", autocapitalize: "characters", spellcheck: "false" },
  City: { autocomplete: "address-level2" },
};
const cardFields: Record<string, Record<string, string>> = {
  "Card number": { inputmode: "numeric", autocomplete: "cc-number" },
  "Expiry date": { inputmode: "numeric", autocomplete: "cc-exp" },
  "Security code": { inputmode: "numeric", autocomplete: "cc-csc" },
  "Name on card": { autocomplete: "cc-name" },
};

test("UX-03 UX-04 UX-05 UX-07 UX-08 UX-11 UX-18 UX-19 UX-20 UX-21 UX-25 the forms of the checkout ask little, and each field is made for what goes into it", async ({
  enter,
  stall,
}) => {
  test.setTimeout(180_000);
  const page = await enter({ locale: "pt-PT" });
  const product = await putOnSale(stall);
  const guest = stranger("Filipa Fields");
  await putInCart(page, product);

  await test.step("a fault is found on leaving the field, never while typing, and goes as soon as it is mended", async () => {
    await page.goto("/checkout");
    await expectNothingLeadsAway(page);
    const email = page.getByLabel("Email");
    const fault = page.locator("#email-error");
    await expectMade(page, fields, ["Email", "Phone"]);
    await email.pressSequentially("filipa");
    await expect(email).toHaveValue("filipa");
    await expect(fault).toHaveCount(0);
    await email.press("Tab");
    await expect(fault).toContainText("An email address has an @");
    await expect(email).toHaveAccessibleDescription(/An email address has an @/);
    await email.fill("filipa@");
    await email.press("Tab");
    await expect(fault).toContainText("The part after the @ looks incomplete");
    await email.fill(guest.email);
    await expect(fault).toHaveCount(0);
    await expect(email).toBeFocused();
    await expect(page.getByLabel("Phone")).toHaveAccessibleName(/optional/);
    await expect(page.getByLabel("Phone")).toHaveAccessibleDescription(/We text you/);
    await page.getByRole("button", { name: "Continue as guest" }).click();
    await expect(heading(page, "Address")).toBeFocused();
  });

  await test.step("one name, the postcode before the city, the country known, and the rest on request", async () => {
    await expectNothingLeadsAway(page);
    await expect(page.getByLabel(/name/i)).toHaveCount(1);
    await expect(page.getByLabel("Country")).toHaveValue("PT");
    await expect(page.getByLabel("Apartment, company or floor")).toHaveCount(0);
    await expect(page.getByLabel(/billing/i)).toHaveCount(0);
    await page.getByRole("button", { name: "Add apartment, company or floor" }).click();
    await expectMade(page, fields, Object.keys(fields).slice(2));
    const order = await page
      .locator("main form input:visible, main form select:visible")
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute("name")));
    expect(order.indexOf("postalCode")).toBeGreaterThan(-1);
    expect(order.indexOf("postalCode")).toBeLessThan(order.indexOf("city"));
  });

  await test.step("three faults have three texts, and the first of their fields gets the focus", async () => {
    await page.getByLabel("Postcode").fill("12");
    await page.getByLabel("Postcode").press("Tab");
    await page.getByRole("button", { name: "Continue to delivery" }).click();
    const said = page.locator("main form [id$=-error]");
    await expect(said).toHaveCount(4);
    expect(new Set(await said.allInnerTexts()).size).toBe(4);
    await expect(page.getByLabel("Postcode")).toHaveAccessibleDescription(/looks like 1200-109/);
    await expect(page.getByLabel("Full name")).toBeFocused();
    // A list that fell back to its first line would send the parcel to another country.
    await expect(page.getByLabel("Country")).toHaveValue("PT");
  });

  await test.step("the cheapest way of each parcel is chosen already", async () => {
    await page.getByLabel("Full name").fill(guest.name);
    await page.getByLabel("Street and house number").fill("Rua das Flores 12");
    await page.getByLabel("Postcode").fill("1200-109");
    await page.getByLabel("City").fill("Lisbon");
    await page.getByRole("button", { name: "Continue to delivery" }).click();
    await expect(heading(page, "Delivery")).toBeVisible();
    await expectNothingLeadsAway(page);
    const ways = await page.getByRole("radio").evaluateAll((radios) =>
      radios.map((radio) => {
        const text = radio.closest("label")?.innerText ?? "";
        return { isChosen: radio.matches(":checked"), price: Number(/€([\d.]+)/.exec(text)?.[1] ?? 0), text };
      }),
    );
    expect(ways.length).toBeGreaterThan(1);
    const chosen = ways.filter(({ isChosen }) => isChosen);
    expect(chosen.map(({ price }) => price)).toEqual([Math.min(...ways.map(({ price }) => price))]);
    for (const { text } of ways) expect(text).toMatch(/\d{1,2}\D+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/);
  });

  await test.step("the provider's page groups what is pasted as the card has it", async () => {
    await page.getByRole("button", { name: "Continue to review" }).click();
    await expectNothingLeadsAway(page);
    await lastButton(page).click();
    await expectPayPage(page);
    await expectMade(page, cardFields, Object.keys(cardFields));
    for (const pasted of [cards.good, cards.good.replaceAll(" ", ""), cards.good.replaceAll(" ", "-")]) {
      await paste(page, "Card number", pasted);
      await expect(page.getByLabel("Card number")).toHaveValue(cards.good);
    }
    await page.getByLabel("Expiry date").pressSequentially("1234");
    await expect(page.getByLabel("Expiry date")).toHaveValue("12 / 34");
  });
});

async function expectMade(page: Page, wanted: typeof fields, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const field = page.getByLabel(name);
    for (const [attribute, value] of Object.entries(wanted[name] ?? {})) {
      const found = await field.getAttribute(attribute);
      expect.soft(found?.split(" ").at(-1), `${name}: ${attribute}`).toBe(value);
    }
  }
}

/** Logo, help and the way back to the cart: no menu of the shop, no search, no footer. */
async function expectNothingLeadsAway(page: Page): Promise<void> {
  const links = page.getByRole("banner").getByRole("link");
  await expect(links).toHaveText(["Skip to content", /Stallhouse/, "Back to cart", "Help"]);
  await expect(page.getByRole("search")).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toHaveCount(0);
  await expect(page.getByRole("navigation")).toHaveCount(1);
  await expect(page.getByRole("navigation", { name: "Checkout steps" })).toHaveCount(1);
}

async function paste(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.fill("");
  await field.focus();
  await page.keyboard.insertText(text);
}
