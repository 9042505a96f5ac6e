import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { askOwn } from "~/features/account/own-account.ts";
import { accountTitle } from "~/features/page/page-titles.ts";
import { AccountHead } from "~/features/account/account-head.tsx";
import { NextParcel, UnpaidOrders } from "~/features/order/waiting-list.tsx";
import { nextParcel } from "~/features/order/next-parcel.ts";
import { catalog, order } from "~/gateway/forward/services.ts";
import { homeOf, paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { Link, TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { Panel } from "~/ui/panel.tsx";

export const generateMetadata = accountTitle("overview");

export default async function AccountPage() {
  const account = await askOwn(paths.account, (own) => own.account.get.query());
  const { name, email, role, isEmailVerified } = account;
  const t = await getTranslations("accountPage.overview");
  return (
    <AccountHead title={t("title")}>
      <p className="wrap-anywhere text-ink-2">
        <bdi className="font-semibold text-ink">{name}</bdi> · <bdi>{email}</bdi>
      </p>
      {!isEmailVerified && (
        <Notice tone="warn">
          {t.rich("unconfirmed", { link: (text) => <TextLink href={paths.accountProfile}>{text}</TextLink> })}
        </Notice>
      )}
      {role === "user" ? (
        <CustomerPart />
      ) : (
        <QuickLinks links={[[role === "seller" ? "portal" : "console", homeOf[role]], ...forAll]} />
      )}
    </AccountHead>
  );
}

/** What may be on its way at once; nobody waits for more. */
const lookedAt = 20;
const underWay: readonly string[] = ["PAID", "PROCESSING", "SHIPPED"];

async function findParcels() {
  const { customer } = await order();
  const { items } = await customer.order.list.query({ limit: lookedAt });
  const coming = items.filter(({ status }) => underWay.includes(status));
  const [next, purchases] = await Promise.all([
    Promise.all(coming.map(({ orderId }) => customer.order.get.query({ orderId }))).then(nextParcel),
    (await catalog()).customer.review.mine.query(),
  ]);
  return {
    isFirstVisit: items.length === 0,
    unpaid: items.filter(({ status }) => status === "PAYMENT_PENDING"),
    next,
    toReview: purchases.filter(({ review }) => review === null).length,
  };
}

/** The parcel that comes next and what waits for its customer. It fails alone: the links below it work all the same. */
async function CustomerPart() {
  const t = await getTranslations("accountPage.overview");
  const found = await findParcels().catch((cause: unknown) => {
    console.error("an account's orders could not be read", cause);
    return undefined;
  });
  if (!found) return <Notice tone="warn">{t("unavailable")}</Notice>;
  const { isFirstVisit, unpaid, next, toReview } = found;
  if (isFirstVisit) return <FirstVisit />;
  return (
    <>
      {(unpaid.length > 0 || toReview > 0) && (
        <Panel title={t("action")}>
          {unpaid.length > 0 && <UnpaidOrders orders={unpaid} />}
          {toReview > 0 && (
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p>{t("toReview", { count: toReview })}</p>
              <LinkButton href={paths.accountReviews} look="secondary" size="sm">
                {t("goReview")}
              </LinkButton>
            </div>
          )}
        </Panel>
      )}
      <Panel title={t("next")}>
        {next ? <NextParcel {...next} /> : <p className="text-ink-2">{t("nothingComing")}</p>}
      </Panel>
      <QuickLinks links={forCustomers} />
    </>
  );
}

const firstSteps = [
  ["browse", paths.categories],
  ["addAddress", paths.accountAddresses],
  ["chooseMails", paths.accountPreferences],
] as const;

function FirstVisit() {
  const t = useTranslations("accountPage.overview");
  return (
    <Panel title={t("first.title")}>
      <p className="text-ink-2">{t("first.text")}</p>
      <ul className="grid gap-3 sm:grid-cols-3">
        {firstSteps.map(([step, href]) => (
          <Tile key={href} href={href}>
            {t(step)}
          </Tile>
        ))}
      </ul>
    </Panel>
  );
}

type LinkName =
  "portal" | "console" | "orders" | "addresses" | "reviews" | "profile" | "preferences" | "security" | "help";
type QuickLink = readonly [LinkName, string];

const forAll: readonly QuickLink[] = [
  ["profile", paths.accountProfile],
  ["security", paths.accountSecurity],
  ["help", paths.help],
];
const forCustomers: readonly QuickLink[] = [
  ["orders", paths.orders()],
  ["addresses", paths.accountAddresses],
  ["reviews", paths.accountReviews],
  ["preferences", paths.accountPreferences],
  ["security", paths.accountSecurity],
  ["help", paths.help],
];

function QuickLinks({ links }: { links: readonly QuickLink[] }) {
  const t = useTranslations("accountPage");
  const word = (name: LinkName) =>
    name === "portal" || name === "console" || name === "help" ? t(`overview.${name}`) : t(`parts.${name}`);
  return (
    <section aria-labelledby="links" className="grid gap-3">
      <h2 id="links" className="signage text-xl">
        {t("overview.links")}
      </h2>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {links.map(([name, href]) => (
          <Tile key={href} href={href}>
            {word(name)}
          </Tile>
        ))}
      </ul>
    </section>
  );
}

function Tile({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <Link
        href={href}
        className="flex h-full min-h-14 items-center rounded-control border border-line bg-surface px-4 py-3 font-semibold hover:border-line-strong hover:bg-sunken"
      >
        {children}
      </Link>
    </li>
  );
}
