import { getTranslations } from "next-intl/server";
import { saveReview } from "~/app/(store)/account/reviews/actions.ts";
import { accountTitle } from "~/features/page/page-titles.ts";
import { AccountHead } from "~/features/account/account-head.tsx";
import { ReviewForm } from "~/features/review/review-form.tsx";
import { catalog } from "~/gateway/forward/services.ts";
import { requireRole } from "~/gateway/session/session.ts";
import { TextsFor } from "~/i18n/texts-for.tsx";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { English, asEnglish } from "~/ui/english.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { Picture } from "~/ui/picture.tsx";

export const generateMetadata = accountTitle("review");

type Props = { params: Promise<{ productId: string }> };

/** Where a customer says what they think of a thing they have; others are told when they may. */
export default async function ReviewPage({ params }: Props) {
  const { productId } = await params;
  await requireRole("user", paths.accountReview(productId));
  const purchases = await (await catalog()).customer.review.mine.query();
  const purchase = purchases.find((bought) => bought.productId === productId);
  const t = await getTranslations("accountPage.review");
  if (!purchase) {
    return (
      <AccountHead title={t("title")}>
        <EmptyState
          title={t("notYet.title")}
          action={<LinkButton href={paths.orders()}>{t("notYet.action")}</LinkButton>}
        >
          {t("notYet.text")}
        </EmptyState>
      </AccountHead>
    );
  }
  const { title, image, onSale, review } = purchase;
  const start = { stars: review ? String(review.stars) : "", title: review?.title ?? "", body: review?.body ?? "" };
  return (
    <AccountHead title={t(review ? "editTitle" : "title")}>
      <div className="flex items-center gap-4">
        {image && (
          <div className="size-16 shrink-0 tint overflow-hidden rounded-tile">
            <Picture src={image.url} alt="" width={image.width} height={image.height} sizes="64px" />
          </div>
        )}
        <p>
          <span className="block font-bold">
            <English>{title}</English>
          </span>
          <span className="text-sm text-ink-2">{t("verified")}</span>
        </p>
      </div>
      {!onSale && <Notice>{t("offSale")}</Notice>}
      {typeof review?.hiddenReason === "string" ? (
        <Notice tone="warn" title={t("hidden")}>
          {t.rich("hiddenText", { reason: review.hiddenReason, name: asEnglish })}
        </Notice>
      ) : (
        <TextsFor parts={["account", "review", "faults"]}>
          <ReviewForm save={saveReview.bind(null, productId)} start={start} />
        </TextsFor>
      )}
      <p>
        <TextLink href={paths.accountReviews}>{t("back")}</TextLink>
      </p>
    </AccountHead>
  );
}
