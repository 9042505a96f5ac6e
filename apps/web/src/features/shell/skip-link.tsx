import { useTranslations } from "next-intl";
/** First stop of the keyboard: over the header to what the page is about. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a
      href="#main"
      className="sr-only rounded-control bg-ink px-4 py-2 font-semibold text-canvas focus:not-sr-only focus:fixed focus:top-2 focus:start-2 focus:z-50"
    >
      {t("skip")}
    </a>
  );
}
