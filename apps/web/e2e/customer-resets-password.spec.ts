import type { Page } from "@playwright/test";
import { confirmAddress, linkIn } from "./steps/confirm-address.ts";
import { messagesTo, messageTo } from "./steps/mailbox.ts";
import { expect, test } from "./steps/market.ts";
import { stranger } from "./steps/people.ts";
import { fillSignIn, register, signIn } from "./steps/sign-in.ts";

const changed = "a basket of quinces";

async function askForLink(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page).toHaveURL(/\/forgot-password$/);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Look into your mailbox" })).toContainText(email);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("X08 UX-33 a customer sets a new password by the link in a letter, which signs everybody out", async ({
      page,
      enter,
    }) => {
      const mara = stranger("Mara Lindqvist");
      const laptop = await enter();
      await register(laptop, mara);
      await confirmAddress(laptop, mara);
      await askForLink(page, mara.email);
      const link = await linkIn({ to: mara.email, subject: "Set a new password" });

      await page.goto(link);
      await page.getByLabel("New password").fill("short");
      await page.getByRole("button", { name: "Set this password" }).click();
      await expect(page.getByText("3 more to go")).toBeVisible();
      await page.getByLabel("New password").fill(changed);
      await page.getByRole("button", { name: "Set this password" }).click();
      await expect(page.getByText("Your password is changed")).toBeVisible();
      await messageTo({ to: mara.email, subject: "Your password has been changed" });

      await laptop.goto("/account/security");
      await expect(laptop).toHaveURL(/\/login/);
      await page.getByRole("link", { name: "Sign in" }).click();
      await fillSignIn(page, mara);
      await expect(page.getByText("That email and password don't match")).toBeVisible();
      await fillSignIn(page, { ...mara, password: changed });
      await expect(page).not.toHaveURL(/\/login/);

      const other = await enter({ javaScriptEnabled });
      await other.goto(link);
      await expect(other.getByText("This link doesn’t work any more")).toBeVisible();
      await expect(other.getByRole("button", { name: "Send a new link" })).toBeVisible();
    });
  });
}

test("X06 asking for a link reads the same for an address that nobody has, and sends nothing there", async ({
  page,
}) => {
  const [mara, nobody] = [stranger("Mara Lindqvist"), stranger("Nobody At All")];
  await register(page, mara);
  await confirmAddress(page, mara);
  const said: string[] = [];
  for (const { email } of [mara, nobody]) {
    await askForLink(page, email);
    said.push((await page.getByRole("main").innerText()).replaceAll(email, "…").replaceAll(/\d+ s\b/g, "… s"));
  }
  expect(said[1]).toBe(said[0]);
  await messageTo({ to: mara.email, subject: "Set a new password" });
  expect(await messagesTo({ to: nobody.email })).toEqual([]);
});

test("X06 UX-08 the pause between two letters can be seen, and a slip of the finger does not cost it", async ({
  page,
}) => {
  const mara = stranger("Mara Lindqvist");
  await askForLink(page, mara.email);
  await expect(page.getByRole("button", { name: /^Send again in \d+ s$/ })).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel("Email").fill(`x${mara.email}`);
  await expect(page.getByRole("button", { name: "Send again", exact: true })).toBeEnabled();
});

test("UX-33 a customer confirms the address by the letter that registration sends", async ({ page, enter }) => {
  const mara = stranger("Mara Lindqvist");
  await register(page, mara);
  await page.goto("/account/profile");
  await expect(page.getByText("not confirmed yet")).toBeVisible();
  const link = await linkIn({ to: mara.email, subject: "Confirm your email address" });

  const mailbox = await enter();
  await mailbox.goto(link);
  await mailbox.goto(link);
  await mailbox.getByRole("button", { name: "Confirm this address" }).click();
  await expect(mailbox.getByText("this address is confirmed")).toBeVisible();
  await mailbox.goto(link);
  await expect(mailbox.getByRole("link", { name: "Sign in to send a new link" })).toBeVisible();

  await page.reload();
  await expect(page.getByText("· confirmed")).toBeVisible();
});

test("X05 registering with a taken address looks like any other, and its owner gets a letter", async ({
  page,
  enter,
}) => {
  const mara = stranger("Mara Lindqvist");
  const home = await enter();
  await register(home, mara);
  await confirmAddress(home, mara);
  await page.goto("/register");
  await page.getByLabel("Full name").fill("Somebody Else");
  await page.getByLabel("Email").fill(mara.email);
  await page.getByLabel("Password", { exact: true }).fill("another four plain words");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/login/);
  const { text } = await messageTo({ to: mara.email, subject: "You already have an account" });
  expect(text).toContain("/login");
  await signIn(page, mara);
});
