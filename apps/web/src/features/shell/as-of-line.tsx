import { useTranslations } from "next-intl";

/** Says of a page that is shown while catalog is away how old it is. In any other it is there, unseen, with nothing to say. */
export function AsOfLine({ time }: { time: string }) {
  const t = useTranslations("shell");
  return (
    <p className="as-of border-b border-line bg-sunken py-2 text-center text-sm text-ink-2" data-as-of={time}>
      {t("asOf", { time })}
    </p>
  );
}
