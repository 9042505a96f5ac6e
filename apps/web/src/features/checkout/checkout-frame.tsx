import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Cart } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import type { CheckoutStep } from "~/paths.ts";
import { cx } from "~/ui/class-names.ts";
import { Link, TextLink } from "~/ui/link.tsx";
import { Money } from "~/ui/money.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { steps } from "./step-of.ts";
import { Picture } from "~/ui/picture.tsx";

/** One to one with the steps; those done can be gone back to. */
export function StepIndicator({
  current,
  canReach,
}: {
  current: CheckoutStep;
  canReach: (step: CheckoutStep) => boolean;
}) {
  const t = useTranslations("checkout");
  return (
    <nav aria-label={t("stepsLabel")}>
      <ol className="grid grid-cols-4 gap-x-2 text-xs sm:flex sm:gap-x-6 sm:text-sm">
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={step === current ? "step" : undefined}
            className={cx(
              "flex min-w-0 items-center gap-2 border-t-4 sm:border-t-0",
              step === current ? "border-ink font-bold" : "text-ink-2",
              index < steps.indexOf(current) && "border-accent",
              index > steps.indexOf(current) && "border-line",
            )}
          >
            <span
              aria-hidden="true"
              className={cx(
                "hidden size-6 place-items-center rounded-full text-xs font-bold sm:grid",
                step === current ? "bg-ink text-canvas" : "bg-sunken",
              )}
            >
              {index + 1}
            </span>
            {step !== current && canReach(step) ? (
              <Link
                href={paths.checkout(step)}
                className="inline-flex min-h-8 items-center underline underline-offset-3"
              >
                {t(`shortSteps.${step}`)}
              </Link>
            ) : (
              <span className="inline-flex min-h-8 items-center">{t(`shortSteps.${step}`)}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

type StepSummaryProps = { step: Exclude<CheckoutStep, "review">; editHref: string; children: ReactNode };

/** A finished step, folded to what was said in it. */
export function StepSummary({ step, editHref, children }: StepSummaryProps) {
  const t = useTranslations("checkout");
  return (
    <section aria-label={t(`steps.${step}`)} className="grid gap-1 rounded-control border border-line bg-surface p-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="font-bold">{t(`steps.${step}`)}</h2>
        <TextLink href={editHref} className="inline-flex min-h-8 items-center">
          {t.rich(`edit.${step}`, { quiet: onlyVoices })}
        </TextLink>
      </div>
      <div className="text-ink-2">{children}</div>
    </section>
  );
}

type SummaryProps = { cart: Cart; totals: ReactNode };

/** What is being bought, folded on a phone, with the total in its label. */
export function FoldedSummary({ cart, totals }: SummaryProps) {
  const t = useTranslations("checkout");
  return (
    <details className="group rounded-control border border-line bg-surface px-4 lg:hidden">
      <summary className="flex min-h-13 items-center gap-2 font-bold [&::-webkit-details-marker]:hidden">
        {t("summary")}
        <ChevronDown aria-hidden="true" size={18} className="shrink-0 group-open:rotate-180" />
        <Money amount={cart.totalAmount} currency={cart.currency} className="signage ms-auto text-xl" />
      </summary>
      <div className="pb-4">
        <Lines cart={cart} totals={totals} />
      </div>
    </details>
  );
}

/** The same beside the form, where there is room for it. */
export function SideSummary({ cart, totals }: SummaryProps) {
  const t = useTranslations("checkout");
  return (
    <aside
      aria-label={t("summary")}
      className="sticky top-6 hidden rounded-control border border-line bg-surface p-5 lg:block"
    >
      <h2 className="signage text-xl">{t("summary")}</h2>
      <Lines cart={cart} totals={totals} />
    </aside>
  );
}

function Lines({ cart: { sellers, currency }, totals }: { cart: Cart; totals: ReactNode }) {
  const t = useTranslations("checkout");
  return (
    <div className="mt-3 grid gap-4">
      {sellers.map(({ sellerId, sellerName, lines }) => (
        <div key={sellerId}>
          <p className="text-sm font-bold">{t("parcelFrom", { seller: sellerName })}</p>
          <ul>
            {lines.map(({ variantId, title, label, quantity, lineTotal, imageUrl, state }) => (
              <li key={variantId} className="grid grid-cols-[3rem_1fr_auto] items-center gap-3 py-2">
                <div className="aspect-square tint overflow-hidden rounded-tile">
                  {imageUrl && <Picture src={imageUrl} alt="" width={640} height={640} sizes="3rem" />}
                </div>
                <p className="min-w-0 text-sm">
                  <span className="font-semibold">
                    {quantity} × {title}
                  </span>
                  {label && <span className="block text-ink-2">{label}</span>}
                  {state === "unavailable" && (
                    <span className="block font-semibold text-danger">{t("unavailable")}</span>
                  )}
                </p>
                <Money amount={lineTotal} currency={currency} className="text-sm" />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {totals}
    </div>
  );
}
