import { useTranslations } from "next-intl";
import { asOfMark } from "~/ui/as-of.ts";

/** Says of a page that is shown while catalog is away how old it is. In any other it is there, unseen, without an hour. */
export function AsOfLine() {
  const t = useTranslations("shell");
  return (
    <p
      hidden
      data-as-of=""
      suppressHydrationWarning
      className="border-b border-line bg-sunken py-2 text-center text-sm text-ink-2"
    >
      {t("asOf", { time: asOfMark })}
    </p>
  );
}
