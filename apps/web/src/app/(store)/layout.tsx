import { randomUUID } from "node:crypto";
import { ShoppingBag } from "lucide-react";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { chooseLanguage, chooseTheme, leave } from "~/app/actions.ts";
import { env } from "~/env.ts";
import { CartOpener } from "~/features/cart/cart-opener.tsx";
import { AsOfLine } from "~/features/shell/as-of-line.tsx";
import { AccountMenu } from "~/features/shell/account-menu.tsx";
import { CartLink } from "~/features/shell/cart-link.tsx";
import { OwnReader } from "~/features/shell/own-reader.tsx";
import { SiteFooter } from "~/features/shell/site-footer.tsx";
import { SiteHeader } from "~/features/shell/site-header.tsx";
import { splitLocale } from "~/i18n/locales.ts";
import { paths } from "~/paths.ts";
import { addLine, changeLine, loadCart } from "./cart/line-actions.ts";

/** The shop around a page, the same for all: the header, the page, the footer. */
export default async function StoreLayout({ children }: { children: ReactNode }) {
  const here = splitLocale((await headers()).get("x-path") ?? "/").path;
  return (
    <>
      <SiteHeader
        account={<AccountMenu leave={leave} chooseTheme={chooseTheme} />}
        cart={<CartLink href={paths.cart} icon={<ShoppingBag aria-hidden="true" size={20} className="md:hidden" />} />}
      />
      <OwnReader drawing={randomUUID()} />
      <AsOfLine />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <CartOpener page={paths.cart} actions={{ load: loadCart, change: changeLine, add: addLine }} />
      <SiteFooter
        chooseTheme={chooseTheme}
        chooseLanguage={chooseLanguage}
        mailbox={env().DEMO ? env().SANDBOX_URL : undefined}
        path={here}
      />
    </>
  );
}
