import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { fillSignIn, register, signIn } from "./steps/sign-in.ts";

const phone = { userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1" };

test("UX-08 UX-09 a customer mends the profile: what was typed stays, and the name above the page follows", async ({
  page,
}) => {
  await register(page, stranger("Mara Lindqvist"));
  await page.goto("/account/profile");
  await page.getByLabel("Full name").fill("");
  await page.getByLabel("Phone").fill("call me");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter your name, as it should stand on a parcel.").first()).toBeVisible();
  await expect(page.getByLabel("Phone")).toHaveValue("call me");
  await page.getByLabel("Full name").fill("Clara Moreno");
  await page.getByLabel("Phone").fill("+351 912 345 678");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Full name")).toHaveValue("Clara Moreno");
  await expect(page.getByRole("banner").getByLabel("Account of Clara Moreno").first()).toBeVisible();
});

test("UX-07 a mistake is said on leaving its field, goes as soon as it is mended, and what is right is marked so", async ({
  page,
}) => {
  await page.goto("/register");
  const email = page.getByLabel("Email");
  const said = page.getByText("An email address has an @, like anna@example.com.");
  await expect(async () => {
    await email.fill("anna");
    await email.press("Tab");
    await expect(said).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await email.fill("");
  await email.pressSequentially("mara");
  await expect(said).toBeVisible();
  await email.pressSequentially("@example.com");
  await expect(said).toHaveCount(0);
  await expect(page.getByText("✓")).toHaveCount(0);
  await email.press("Tab");
  await expect(page.getByText("✓")).toHaveCount(1);
  await email.press("Backspace");
  await email.press("End");
  for (let left = 4; left > 0; left--) await email.press("Backspace");
  await expect(page.getByText("✓")).toHaveCount(0);
  await expect(said).toHaveCount(0);
});

test("a customer chooses which emails come", async ({ page }) => {
  await register(page, stranger("Mara Lindqvist"));
  await page.goto("/account/preferences");
  await expect(page.getByLabel("Parcels")).toBeChecked();
  await page.getByLabel("Parcels").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("It holds from the next email on.")).toBeVisible();
  await page.goto("/account/preferences");
  await expect(page.getByLabel("Parcels")).not.toBeChecked();
});

test("X22 a customer signs a lost phone out from the list of devices", async ({ page, enter }) => {
  const mara = stranger("Mara Lindqvist");
  await register(page, mara);
  const lost = await enter(phone);
  await signIn(lost, mara);
  const copy = await enter(phone);
  await copy.context().addCookies(await lost.context().cookies());
  const knownAs = async () => JSON.stringify(await (await copy.request.get("/api/auth/session")).json());
  expect(await knownAs()).toContain("Mara");
  await page.goto("/account/security");
  const devices = page.getByRole("region", { name: "Where you are signed in" }).getByRole("listitem");
  await expect(devices).toHaveCount(2);
  await expect(devices.first()).toContainText("this device");
  await expect(devices.first().getByRole("button")).toHaveCount(0);
  await page.getByRole("button", { name: "Sign out Safari on iPhone" }).click();
  await expect(page.getByText("That device is signed out.")).toBeVisible();
  await expect(devices).toHaveCount(1);
  // A copy of the cookie is nobody's within seconds, also where web alone answers.
  await expect.poll(knownAs, { timeout: 10_000 }).not.toContain("Mara");
  await lost.goto("/account");
  await expect(lost.getByText("Your session has ended. Sign in again.")).toBeVisible();
  await fillSignIn(lost, mara);
  await expect(lost.getByRole("heading", { name: "Your account", level: 1 })).toBeVisible();
});

test("X08 X12 a customer changes the password: the others are out, this device stays in", async ({ page, enter }) => {
  const mara = stranger("Mara Lindqvist");
  await register(page, mara);
  const other = await enter(phone);
  await signIn(other, mara);
  await page.goto("/account/security");
  const change = async (present: string) => {
    await page.getByLabel("Present password").fill(present);
    await page.getByLabel("New password").fill("a basket of quinces");
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change("not the present one");
  await expect(page.getByText("This is not the password you have now.").first()).toBeVisible();
  await change(mara.password);
  await expect(page.getByText("Your password is changed")).toBeVisible();
  await expect(page.getByLabel("Present password")).toHaveValue("");
  await expect(page.getByLabel("New password")).toHaveValue("");
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Your account", level: 1 })).toBeVisible();
  await other.goto("/account");
  await expect(other).toHaveURL(/\/login/);
});

test("on a phone the parts of the account are one list that opens", async ({ page }) => {
  await register(page, stranger("Mara Lindqvist"));
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/account/security");
  const parts = page.getByRole("navigation", { name: "Your account" });
  await expect(parts.getByRole("link", { name: "Profile" })).toBeHidden();
  await parts.getByText("Security").first().click();
  await parts.getByRole("link", { name: "Profile" }).click();
  await expect(page.getByRole("heading", { name: "Your profile" })).toBeVisible();
  await expect(parts.getByRole("link", { name: "Security" })).toBeHidden();
});
