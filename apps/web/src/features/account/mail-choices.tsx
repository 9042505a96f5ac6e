import type { EmailTopic } from "@stallhouse/contracts/email-topics";
import type { Role } from "@stallhouse/contracts/actor";
import { useTranslations } from "next-intl";
import { CheckField } from "~/ui/field.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";

const readers: Record<EmailTopic, readonly Role[]> = { parcels: ["user"], stock: ["seller", "admin"] };

/** The topics that a person of a role is ever written to about. */
export function topicsOf(role: Role): EmailTopic[] {
  return (Object.keys(readers) as EmailTopic[]).filter((topic) => readers[topic].includes(role));
}

type Props = {
  role: Role;
  wanted: Readonly<Partial<Record<EmailTopic, boolean>>>;
  save: (form: FormData) => Promise<void>;
};

/** A plain form: a box that is not ticked is a mail that is not sent. */
export function MailChoices({ role, wanted, save }: Props) {
  const t = useTranslations("accountPage.preferences");
  return (
    <form action={save} className="grid gap-4">
      {topicsOf(role).map((topic) => (
        <CheckField
          key={topic}
          name={topic}
          label={t(`topics.${topic}.label`)}
          hint={t(`topics.${topic}.hint`)}
          isOn={wanted[topic] !== false}
        />
      ))}
      <p className="measure text-sm text-ink-2">{t("always")}</p>
      <SubmitButton className="justify-self-start" busyText={t("saving")}>
        {t("save")}
      </SubmitButton>
    </form>
  );
}
