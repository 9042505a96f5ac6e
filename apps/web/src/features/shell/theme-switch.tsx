import { useTranslations } from "next-intl";
import { Monitor, Moon, Sun } from "lucide-react";

const themes = [
  { value: "light", Icon: Sun },
  { value: "dark", Icon: Moon },
  { value: "system", Icon: Monitor },
] as const;

/** Three buttons of one form: the choice is kept in a cookie, which every page reads before it is painted. Without scripts there is nothing to choose. */
export function ThemeSwitch({ choose }: { choose: (form: FormData) => Promise<void> }) {
  const t = useTranslations("shell.theme");
  return (
    <form action={choose} className="noscript:hidden">
      <fieldset
        aria-label={t("name")}
        className="inline-flex rounded-control border-[1.5px] border-line-strong bg-surface"
      >
        {themes.map(({ value, Icon }) => (
          <button
            key={value}
            name="theme"
            value={value}
            aria-label={t(value)}
            title={t(value)}
            className="grid size-11 place-items-center rounded-control text-ink-2 hover:bg-sunken hover:text-ink"
          >
            <Icon aria-hidden="true" size={18} />
          </button>
        ))}
      </fieldset>
    </form>
  );
}
