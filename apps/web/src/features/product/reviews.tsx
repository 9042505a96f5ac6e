import { BadgeCheck, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ProductDetail, ReviewPage, ReviewView } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { cx } from "~/ui/class-names.ts";
import { English } from "~/ui/english.tsx";
import { Link } from "~/ui/link.tsx";
import { MoreLink } from "~/ui/more-link.tsx";
import { Time } from "~/ui/time.tsx";
import { HelpfulVote } from "./helpful-vote.tsx";
import type { Vote } from "./helpful-vote.tsx";
import { Rating } from "./rating.tsx";
import { reviewSorts } from "./review-query.ts";
import type { ReviewQuery } from "./review-query.ts";

type Props = { product: ProductDetail; page: ReviewPage; query: ReviewQuery; vote: Vote };

/** What buyers say: first how the stars are spread, each row a filter, then the reviews themselves. */
export function Reviews({ product, page, query, vote }: Props) {
  const t = useTranslations("productPage.reviews");
  const hrefOf = ({ stars, sort, after }: ReviewQuery) => paths.reviews(product.slug, { stars, sort, after });
  const total = Object.values(page.ratings).reduce((sum, n) => sum + n, 0);
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="grid scroll-mt-6 gap-5">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="reviews-title" className="signage text-2xl">
          {t("title")}
        </h2>
        <Rating rating={product.rating} count={product.reviewCount} />
      </div>
      {total === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <div className="grid gap-6 md:grid-cols-[17rem_minmax(0,1fr)] md:gap-12">
          <Distribution ratings={page.ratings} total={total} query={query} hrefOf={hrefOf} />
          <div className="grid content-start gap-4">
            <Sorts query={query} hrefOf={hrefOf} />
            <ul aria-label={t("list")} className="divide-y divide-line border-y border-line">
              {page.items.map((review) => (
                <Review key={review.reviewId} review={review} vote={vote} />
              ))}
              {page.items.length === 0 && <li className="py-4 text-ink-2">{t("noneOfThese")}</li>}
            </ul>
            <MoreLink href={page.nextCursor && hrefOf({ ...query, after: page.nextCursor })}>{t("more")}</MoreLink>
          </div>
        </div>
      )}
    </section>
  );
}

type HrefOf = (query: ReviewQuery) => string;
type DistributionProps = { ratings: ReviewPage["ratings"]; total: number; query: ReviewQuery; hrefOf: HrefOf };

function Distribution({ ratings, total, query, hrefOf }: DistributionProps) {
  const t = useTranslations("productPage.reviews");
  return (
    <ul aria-label={t("distribution")} className="grid content-start gap-1">
      {([5, 4, 3, 2, 1] as const).map((stars) => {
        const isChosen = query.stars === stars;
        const count = ratings[stars];
        return (
          <li key={stars}>
            <Link
              href={hrefOf({ sort: query.sort, ...(!isChosen && { stars }) })}
              aria-current={isChosen ? "true" : undefined}
              scroll={false}
              className={cx(
                "flex min-h-11 items-center gap-3 rounded-control border-[1.5px] px-2.5 text-sm hover:bg-sunken",
                isChosen ? "border-ink bg-surface font-bold" : "border-transparent",
              )}
            >
              <span className="sr-only">{t("row", { stars, count })}</span>
              <span aria-hidden="true" className="inline-flex w-7 items-center gap-1">
                {stars} <Star size={12} className="fill-current text-star" />
              </span>
              <span aria-hidden="true" className="h-2 flex-1 overflow-hidden rounded-full bg-line">
                <span className="block h-full bg-star" style={{ width: `${(100 * count) / total}%` }} />
              </span>
              <span aria-hidden="true" className="w-9 text-end text-ink-2">
                {count}
              </span>
            </Link>
          </li>
        );
      })}
      {query.stars && (
        <li>
          <Link
            href={hrefOf({ sort: query.sort })}
            scroll={false}
            className="inline-flex min-h-11 items-center px-2.5 text-sm font-semibold underline underline-offset-3"
          >
            {t("all")}
          </Link>
        </li>
      )}
    </ul>
  );
}

function Sorts({ query, hrefOf }: { query: ReviewQuery; hrefOf: HrefOf }) {
  const t = useTranslations("productPage.reviews");
  const current = query.sort ?? "helpful";
  return (
    <nav aria-label={t("order")}>
      <ul className="flex flex-wrap gap-2">
        {reviewSorts.map((sort) => (
          <li key={sort}>
            <Link
              href={hrefOf({ stars: query.stars, ...(sort !== "helpful" && { sort }) })}
              aria-current={sort === current ? "true" : undefined}
              scroll={false}
              className={cx(
                "inline-flex min-h-10 items-center rounded-full border-[1.5px] px-3.5 text-sm font-semibold",
                sort === current ? "border-ink bg-ink text-canvas" : "border-line bg-surface hover:border-line-strong",
              )}
            >
              <span>{t(`sorts.${sort}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Review({ review, vote }: { review: ReviewView; vote: Vote }) {
  const t = useTranslations("productPage.reviews");
  const { reviewId, stars, title, body, author, createdAt, variantLabel, reply, helpfulCount } = review;
  return (
    <li className="grid gap-2 py-5">
      <p className="flex items-center gap-0.5 text-star">
        <span className="sr-only">{t("stars", { stars })}</span>
        {[1, 2, 3, 4, 5].map((place) => (
          <Star
            key={place}
            aria-hidden="true"
            size={16}
            className={place <= stars ? "fill-current" : "text-line-strong"}
          />
        ))}
      </p>
      <h3 className="font-bold">
        <English>{title}</English>
      </h3>
      <div className="measure whitespace-pre-line">
        <English as="div">{body}</English>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        <bdi>{author}</bdi>
        <Time iso={createdAt} />
        <span className="inline-flex items-center gap-1 text-success">
          <BadgeCheck aria-hidden="true" size={16} />
          {t("verified")}
        </span>
        {variantLabel && <English>{variantLabel}</English>}
      </p>
      <div className="text-sm text-ink-2">
        <HelpfulVote
          vote={vote.bind(null, reviewId)}
          button={t("vote.button")}
          label={t("vote.label", { author })}
          count={helpfulCount > 0 ? t("helpful", { count: helpfulCount }) : ""}
        />
      </div>
      {reply && (
        <div className="measure ms-3 border-s-4 border-line-strong ps-4 text-sm">
          <p className="font-bold">{t("reply", { seller: reply.sellerName })}</p>
          <div className="whitespace-pre-line">
            <English as="div">{reply.body}</English>
          </div>
        </div>
      )}
    </li>
  );
}
