import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { Person } from "./people.ts";

/** With the one press that the demo offers. */
export async function signInAsDemo(page: Page, role: "customer" | "seller" | "admin"): Promise<void> {
  await page.goto("/login");
  await page.getByRole("button", { name: `Sign in as ${role}` }).click();
  await expect(page).not.toHaveURL(/\/login/);
}

/** On the page that asks to sign in, wherever it leads to. */
export async function fillSignIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/login");
  await fillSignIn(page, person);
  await expect(page).not.toHaveURL(/\/login/);
}

/** On the page that asks to register, wherever it leads to. */
export async function fillRegistration(page: Page, { name, email, password }: Person): Promise<void> {
  await page.getByLabel("Full name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).not.toHaveURL(/\/(register|login)/);
}

export async function register(page: Page, person: Person): Promise<void> {
  await page.goto("/register");
  await fillRegistration(page, person);
}
