import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { fillSignIn, register } from "./steps/sign-in.ts";

test("language and theme follow a customer to a new device, and yield to what was chosen there", async ({
  page,
  enter,
}) => {
  const mara = stranger("Mara Lindqvist");
  await register(page, mara);
  await page.goto("/account/preferences");
  await page.getByRole("main").getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("main").getByRole("button", { name: "Deutsch" }).click();
  await expect(page).toHaveURL(/\/de\/account\/preferences$/);

  const fresh = await enter();
  await fresh.goto("/login");
  await fillSignIn(fresh, mara);
  await expect(fresh).toHaveURL(/\/de$/);
  await expect(fresh.locator("html")).toHaveAttribute("data-theme", "dark");

  const own = await enter();
  await own.goto("/ar");
  await own.getByRole("contentinfo").getByRole("button", { name: "فاتح" }).click();
  await expect(own.locator("html")).toHaveAttribute("data-theme", "light");
  await own.goto("/ar/login");
  await own.getByLabel("البريد الإلكتروني").fill(mara.email);
  await own.getByLabel("كلمة المرور", { exact: true }).fill(mara.password);
  await own.getByRole("main").locator("form").first().getByRole("button").last().click();
  await expect(own).toHaveURL(/\/ar$/);
  await expect(own.locator("html")).toHaveAttribute("data-theme", "light");
});
