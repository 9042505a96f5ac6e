import { headers } from "next/headers";
import type { ReactNode } from "react";
import { chooseLanguage, chooseTheme, leave } from "~/app/actions.ts";
import { cartCount } from "~/features/cart/current-cart.ts";
import { env } from "~/env.ts";
import { CartOpener } from "~/features/cart/cart-opener.tsx";
import { AsOf } from "~/ui/as-of.tsx";
import { AsOfLine } from "~/features/shell/as-of-line.tsx";
import { AccountMenu } from "~/features/shell/account-menu.tsx";
import { CartLink } from "~/features/shell/cart-link.tsx";
import { SiteFooter } from "~/features/shell/site-footer.tsx";
import { SiteHeader } from "~/features/shell/site-header.tsx";
import { splitLocale } from "~/i18n/locales.ts";
import { anyReader, currentViewer } from "~/gateway/session/session.ts";
import { paths } from "~/paths.ts";
import { addLine, changeLine, loadCart } from "./cart/line-actions.ts";

/** The shop around a page: header with what is known of the viewer, the page, the footer. */
export default async function StoreLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  const here = splitLocale((await headers()).get("x-path") ?? "/").path;
  const mayBuy = !viewer || viewer.role === "user";
  const asOf = (await anyReader())?.asOf ?? "";
  return (
    <AsOf time={asOf}>
      <SiteHeader
        viewer={viewer}
        account={<AccountMenu viewer={viewer} leave={leave} chooseTheme={chooseTheme} />}
        cart={mayBuy && <CartLink count={await cartCount()} href={paths.cart} />}
      />
      {asOf !== "" && <AsOfLine time={asOf} />}
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      {mayBuy && <CartOpener actions={{ load: loadCart, change: changeLine, add: addLine }} />}
      <SiteFooter
        chooseTheme={chooseTheme}
        chooseLanguage={viewer && !viewer.guest ? chooseLanguage : undefined}
        mailbox={env().DEMO ? env().SANDBOX_URL : undefined}
        path={here}
      />
    </AsOf>
  );
}
