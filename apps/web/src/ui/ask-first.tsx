import type { ReactNode } from "react";
import { buttonClass } from "./button.tsx";
import { SubmitButton } from "./submit-button.tsx";

type Props = {
  id: string;
  /** On the button that asks; names the thing for those who cannot see what it stands beside. */
  open: ReactNode;
  title: string;
  /** What the thing is, and what will happen. */
  children: ReactNode;
  action: (form: FormData) => Promise<void>;
  /** Sent with it: which thing it is. */
  value: { name: string; is: string };
  words: { submit: string; busy: string; keep: string };
};

/** For what cannot be taken back: asks once more in the browser's popover, which needs no script of ours. */
export function AskFirst({ id, open, title, children, action, value, words }: Props) {
  return (
    <>
      <button type="button" popoverTarget={id} className={buttonClass({ look: "danger", size: "sm" })}>
        {open}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-title`}
        className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-dialog border border-line bg-surface p-5 text-ink shadow-pop backdrop:bg-[rgb(20_26_22/0.5)]"
      >
        <div className="grid gap-4">
          <h2 id={`${id}-title`} className="signage text-xl">
            {title}
          </h2>
          {children}
          <div className="flex flex-wrap gap-3">
            <form action={action}>
              <input type="hidden" name={value.name} value={value.is} />
              <SubmitButton look="danger" busyText={words.busy}>
                {words.submit}
              </SubmitButton>
            </form>
            <button
              type="button"
              popoverTarget={id}
              popoverTargetAction="hide"
              className={buttonClass({ look: "secondary" })}
            >
              {words.keep}
            </button>
          </div>
        </div>
      </div>
    </>
  );
}
