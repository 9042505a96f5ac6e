import type { ReactNode } from "react";
import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

type Props = { chooseTheme: (form: FormData) => Promise<void>; mailbox?: string };

export function SiteFooter({ chooseTheme, mailbox }: Props) {
  return (
    <footer className="mt-auto border-t border-line bg-sunken">
      <div className="shell grid gap-8 py-10 sm:grid-cols-[2fr_1fr_1fr]">
        <div className="grid content-start gap-3">
          <p className="signage text-xl">Stallhouse</p>
          <p className="measure text-sm text-ink-2">
            A market hall of independent sellers. One cart and one payment; each stall packs and ships its own parcel.
          </p>
          <div>
            <ThemeSwitch choose={chooseTheme} />
          </div>
        </div>
        <List title="Shop">
          <Row href={paths.categories}>Categories</Row>
          <Row href={paths.orders()}>Your orders</Row>
          <Row href={paths.help}>Help</Row>
        </List>
        <List title="Sell">
          <Row href={paths.registerSeller}>Open a stall</Row>
          <Row href={paths.sellerHome}>Seller portal</Row>
          {mailbox && (
            <li>
              <a href={mailbox} className={row}>
                Mailbox (demo)
              </a>
            </li>
          )}
        </List>
      </div>
    </footer>
  );
}

const row = "inline-flex min-h-9 items-center underline-offset-3 hover:underline";

function List({ title, children }: { title: string; children: ReactNode }) {
  return (
    <nav aria-label={title}>
      <p className="mb-1 font-bold">{title}</p>
      <ul className="text-ink-2">{children}</ul>
    </nav>
  );
}

function Row({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <Link href={href} className={row}>
        {children}
      </Link>
    </li>
  );
}
