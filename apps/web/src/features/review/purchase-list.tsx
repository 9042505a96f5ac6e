import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Purchase } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { AskFirst } from "~/ui/ask-first.tsx";
import { LinkButton } from "~/ui/button.tsx";
import { English, asEnglish } from "~/ui/english.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { Picture } from "~/ui/picture.tsx";
import { Time } from "~/ui/time.tsx";

type Remove = (form: FormData) => Promise<void>;
type Props = { label: string; purchases: readonly Purchase[]; remove: Remove };

/** Things somebody bought and has, with what they wrote of them or the way to write it. */
export function PurchaseList({ label, purchases, remove }: Props) {
  return (
    <ul aria-label={label} className="grid gap-4">
      {purchases.map((purchase) => (
        <li
          key={purchase.productId}
          className="grid grid-cols-[4rem_minmax(0,1fr)] gap-4 rounded-control border border-line bg-surface p-4"
        >
          <div className="aspect-square tint overflow-hidden rounded-tile">
            {purchase.image && (
              <Picture
                src={purchase.image.url}
                alt=""
                width={purchase.image.width}
                height={purchase.image.height}
                sizes="64px"
              />
            )}
          </div>
          <div className="grid content-start justify-items-start gap-2">
            <Heading purchase={purchase} />
            {purchase.review ? (
              <Written purchase={purchase} review={purchase.review} remove={remove} />
            ) : (
              <Open purchase={purchase} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Heading({ purchase: { title, slug, onSale, deliveredAt } }: { purchase: Purchase }) {
  const t = useTranslations("review");
  return (
    <div>
      <h3 className="font-bold">
        <English>{onSale ? <TextLink href={paths.product(slug)}>{title}</TextLink> : title}</English>
      </h3>
      <p className="text-sm text-ink-2">
        {t.rich("arrived", { time: () => <Time iso={deliveredAt} /> })}
        {!onSale && ` · ${t("offSale")}`}
      </p>
    </div>
  );
}

function Open({ purchase: { productId, title } }: { purchase: Purchase }) {
  const t = useTranslations("review");
  return (
    <LinkButton href={paths.accountReview(productId)} size="sm" look="secondary">
      {t.rich("write", { title, ...parts })}
    </LinkButton>
  );
}

const parts = {
  quiet: onlyVoices,
  name: asEnglish,
};

type WrittenProps = { purchase: Purchase; review: NonNullable<Purchase["review"]>; remove: Remove };

function Written({ purchase: { productId, title }, review, remove }: WrittenProps) {
  const t = useTranslations("review");
  const { reviewId, stars, body, hiddenReason, reply } = review;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 font-semibold">
        <span className="sr-only">{t("fields.star", { count: stars })}</span>
        <span aria-hidden="true" dir="ltr" className="inline-flex">
          {Array.from({ length: stars }, (_, index) => (
            <Star key={index} size={16} className="fill-current text-star" />
          ))}
        </span>
        <span className="wrap-anywhere">{review.title}</span>
      </p>
      <p className="measure wrap-anywhere whitespace-pre-line">{body}</p>
      {reply && (
        <p className="measure border-s-4 border-line ps-3 text-ink-2">
          <span className="font-semibold">{t("reply", { seller: reply.sellerName })}</span>{" "}
          <English>{reply.body}</English>
        </p>
      )}
      {hiddenReason !== null ? (
        <Notice tone="warn" title={t("hidden")}>
          {t.rich("hiddenReason", { reason: hiddenReason, name: parts.name })}
        </Notice>
      ) : (
        <div className="flex flex-wrap gap-2">
          <LinkButton href={paths.accountReview(productId)} size="sm" look="secondary">
            {t.rich("edit", { title, ...parts })}
          </LinkButton>
          <AskFirst
            id={`remove-${reviewId}`}
            open={t.rich("remove.open", { title, ...parts })}
            title={t("remove.title")}
            action={remove}
            value={{ name: "reviewId", is: reviewId }}
            words={{ submit: t("remove.submit"), busy: t("remove.busy"), keep: t("remove.keep") }}
          >
            <p>{t.rich("remove.text", { title, ...parts })}</p>
          </AskFirst>
        </div>
      )}
    </>
  );
}
