import { useLocale, useTranslations } from "next-intl";
import type { Checkout } from "~/api/shapes.ts";
import { formatDays } from "~/ui/day.ts";
import { useMoney } from "~/ui/money.tsx";
import { Notice } from "~/ui/notice.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";

type Props = { checkout: Checkout; save: (form: FormData) => Promise<void>; fault?: string };

/** One choice per parcel, each with days and price; the cheapest is chosen already. */
export function DeliveryForm({ checkout: { delivery, cart }, save, fault }: Props) {
  const t = useTranslations("checkout");
  const locale = useLocale();
  const money = useMoney();
  return (
    <form action={save} className="grid gap-5">
      {fault && <Notice tone="danger">{fault}</Notice>}
      {delivery.map(({ sellerId, sellerName, options, chosen }) => (
        <fieldset key={sellerId} className="grid gap-3 rounded-control border border-line bg-surface p-4">
          <legend className="float-start mb-1 font-bold">{t("parcelFrom", { seller: sellerName })}</legend>
          {options.map(({ method, amount, earliest, latest }) => (
            <label
              key={method}
              className="flex min-h-11 cursor-pointer items-center gap-3 rounded-control border-[1.5px] border-line-strong px-4 py-2 has-checked:border-2 has-checked:border-ink has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name={`method:${sellerId}`}
                value={method}
                defaultChecked={method === chosen}
                className="size-5 accent-accent"
              />
              <span className="flex-1">
                <span className="block font-semibold">{formatDays(earliest, latest, locale)}</span>
                <span className="text-sm text-ink-2">{t(`methods.${method}`)}</span>
              </span>
              <span className="font-semibold">{amount === 0 ? t("free") : money(amount, cart.currency)}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <div>
        <SubmitButton size="lg" className="w-full sm:w-auto" busyText={t("saving")}>
          {t("toReview")}
        </SubmitButton>
      </div>
    </form>
  );
}
