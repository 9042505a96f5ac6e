import type { Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { messageTo } from "./mailbox.ts";

/** The address that a letter leads to, where it opens something once. */
export async function linkIn({ to, subject }: { to: string; subject: string }): Promise<string> {
  const { text } = await messageTo({ to, subject });
  const link = /https?:\/\/\S+\/(?:reset-password|verify-email|stock-alert)\/\S+/.exec(text)?.[0];
  if (!link) throw new Error(`“${subject}” has no link.`);
  return link;
}

/** By the letter that registration sends: until then an address gets that one letter and what its orders owe. */
export async function confirmAddress(page: Page, { email }: { email: string }): Promise<void> {
  await page.goto(await linkIn({ to: email, subject: "Confirm your email address" }));
  await page.getByRole("button", { name: "Confirm this address" }).click();
  await expect(page.getByText("this address is confirmed")).toBeVisible();
}
