import type { ReactNode } from "react";
import { chooseTheme, leave } from "~/app/actions.ts";
import { env } from "~/env.ts";
import { AccountMenu } from "~/features/shell/account-menu.tsx";
import { QuietHeader } from "~/features/shell/site-header.tsx";
import { ownOf } from "~/features/shell/viewer.ts";
import type { Viewer } from "~/features/shell/viewer.ts";
import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";
import { Said } from "~/ui/said.tsx";
import { SideNav } from "~/ui/side-nav.tsx";

type Props = {
  viewer: Viewer;
  /** Which portal this is. */
  name: string;
  /** Whose it is. */
  owner: string;
  items: readonly { label: string; href: string }[];
  banner?: ReactNode;
  children: ReactNode;
};

const quiet = "hidden min-h-11 items-center rounded-control px-2 font-semibold hover:bg-sunken sm:inline-flex";

/** The house around a portal's page: who works here, the parts of the portal, the page. On a denser scale than the shop. */
export function PortalFrame({ viewer, name, owner, items, banner, children }: Props) {
  const { DEMO, SANDBOX_URL } = env();
  return (
    <>
      <QuietHeader>
        {DEMO && SANDBOX_URL && (
          <a href={SANDBOX_URL} className={quiet}>
            Mailbox (demo)
          </a>
        )}
        <Link href={paths.home} className={quiet}>
          See the shop
        </Link>
        <AccountMenu known={ownOf(viewer, 0)} leave={leave} chooseTheme={chooseTheme} />
      </QuietHeader>
      <div className="mx-auto grid w-full max-w-[90rem] flex-1 content-start gap-x-8 gap-y-4 px-4 pt-4 pb-16 text-sm lg:grid-cols-[13rem_minmax(0,1fr)] lg:px-8 lg:pt-8">
        <aside aria-label={owner} className="grid min-w-0 content-start gap-3">
          <p>
            <span className="block text-xs text-ink-2">{name}</span>
            <span className="signage text-xl">{owner}</span>
          </p>
          <SideNav label={name} items={items} />
        </aside>
        <main id="main" tabIndex={-1} className="grid min-w-0 content-start gap-6 outline-none">
          {banner}
          {children}
        </main>
      </div>
      <Said />
    </>
  );
}
