import { getTranslations } from "next-intl/server";
import { removeReview } from "~/app/(store)/account/reviews/actions.ts";
import { saidBy } from "~/features/account/said-by.ts";
import { accountTitle } from "~/features/page/page-titles.ts";
import { AccountHead } from "~/features/account/account-head.tsx";
import { PurchaseList } from "~/features/review/purchase-list.tsx";
import { catalog } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";

export const generateMetadata = accountTitle("reviews");

/** What a change says that led back here. */
const said = { saved: "saved", removed: "removed" } as const;

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function ReviewsPage({ searchParams }: Props) {
  await requireRole("user", paths.accountReviews);
  const { done } = await searchParams;
  const purchases = await (await catalog()).customer.review.mine.query();
  const t = await getTranslations("accountPage.reviews");
  const news = saidBy(said, done);
  const groups = [
    ["open", purchases.filter(({ review }) => review === null)],
    ["written", purchases.filter(({ review }) => review !== null)],
  ] as const;
  return (
    <AccountHead title={t("title")} said={news && t(news)}>
      {purchases.length === 0 && (
        <EmptyState title={t("none.title")} action={<LinkButton href={paths.orders()}>{t("none.action")}</LinkButton>}>
          {t("none.text")}
        </EmptyState>
      )}
      {groups.map(
        ([name, own]) =>
          own.length > 0 && (
            <section key={name} aria-labelledby={name} className="grid gap-3">
              <h2 id={name} className="signage text-xl">
                {t(name, { count: own.length })}
              </h2>
              <PurchaseList label={t(name, { count: own.length })} purchases={own} remove={removeReview} />
            </section>
          ),
      )}
    </AccountHead>
  );
}
