import type { EmailTopic } from "@stallhouse/contracts/email-topics";
import type { Role } from "@stallhouse/contracts/actor";
import { SubmitButton } from "~/ui/submit-button.tsx";

type Choice = { label: string; hint: string; for: readonly Role[] };

const choices: Record<EmailTopic, Choice> = {
  parcels: {
    label: "Parcels",
    hint: "When a parcel leaves its seller, and when it arrives.",
    for: ["user"],
  },
  stock: {
    label: "Low stock",
    hint: "When a variant is running low.",
    for: ["seller", "admin"],
  },
};

/** The topics that a person of a role is ever written to about. */
export function topicsOf(role: Role): EmailTopic[] {
  return (Object.keys(choices) as EmailTopic[]).filter((topic) => choices[topic].for.includes(role));
}

type Props = {
  role: Role;
  wanted: Readonly<Partial<Record<EmailTopic, boolean>>>;
  save: (form: FormData) => Promise<void>;
};

/** A plain form: a box that is not ticked is a mail that is not sent. */
export function MailChoices({ role, wanted, save }: Props) {
  return (
    <form action={save} className="grid gap-4">
      {topicsOf(role).map((topic) => (
        <div key={topic} className="grid grid-cols-[auto_1fr] items-start gap-x-3">
          <input
            type="checkbox"
            id={topic}
            name={topic}
            defaultChecked={wanted[topic] !== false}
            aria-describedby={`${topic}-hint`}
            className="mt-0.5 size-5 accent-accent"
          />
          <label htmlFor={topic} className="font-semibold">
            {choices[topic].label}
          </label>
          <p id={`${topic}-hint`} className="col-start-2 text-sm text-ink-2">
            {choices[topic].hint}
          </p>
        </div>
      ))}
      <p className="measure text-sm text-ink-2">
        About your money, your account’s safety and an order that goes wrong we always write.
      </p>
      <SubmitButton className="justify-self-start" busyText="Saving …">
        Save
      </SubmitButton>
    </form>
  );
}
