import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { bricolage, hanken } from "~/ui/fonts.ts";
import "~/ui/theme.css";

export const metadata: Metadata = {
  title: { default: "Stallhouse: everyday things, from the people who make them", template: "%s · Stallhouse" },
  description: "A market of independent sellers: one cart, one payment, a parcel from each stall.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#171c19" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const chosen = (await cookies()).get("theme")?.value;
  const theme = chosen === "light" || chosen === "dark" ? chosen : undefined;
  return (
    <html lang="en" data-theme={theme} className={`${hanken.variable} ${bricolage.variable}`}>
      <body className="flex min-h-dvh flex-col">{children}</body>
    </html>
  );
}
