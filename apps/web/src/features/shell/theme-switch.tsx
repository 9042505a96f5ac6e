import { Monitor, Moon, Sun } from "lucide-react";

const themes = [
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
  { value: "system", label: "As the system", Icon: Monitor },
] as const;

/** Three buttons of one form: the choice is kept in a cookie, so that the server draws the right theme at once. */
export function ThemeSwitch({ choose }: { choose: (form: FormData) => Promise<void> }) {
  return (
    <form
      action={choose}
      aria-label="Theme"
      className="inline-flex rounded-control border-[1.5px] border-line-strong bg-surface"
    >
      {themes.map(({ value, label, Icon }) => (
        <button
          key={value}
          name="theme"
          value={value}
          aria-label={label}
          title={label}
          className="grid size-11 place-items-center rounded-control text-ink-2 hover:bg-sunken hover:text-ink"
        >
          <Icon aria-hidden="true" size={18} />
        </button>
      ))}
    </form>
  );
}
