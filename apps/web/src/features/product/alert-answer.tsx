"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { TextLink } from "~/ui/link.tsx";
import { Notice } from "~/ui/notice.tsx";
import type { Outcome } from "~/ui/outcome.ts";
import { SubmitButton } from "~/ui/submit-button.tsx";

type Send = (before: Outcome, form: FormData) => Promise<Outcome>;
type Waiting = { title: string; label: string; slug: string };
type AlertLink = { works: false } | { works: true; purpose: "confirm" | "end"; waiting: readonly Waiting[] };
type Props = { link: AlertLink; confirm: Send; end: Send };

/** Buttons, because mail programs open links to look at them: a look must neither confirm nor end anything. */
export function AlertAnswer({ link, confirm, end }: Props) {
  const t = useTranslations("account.stockAlert");
  const [confirmed, sendConfirm] = useActionState(confirm, {});
  const [ended, sendEnd] = useActionState(end, {});
  const done = confirmed.done ?? ended.done;
  if (done) {
    return (
      <div className="grid justify-items-start gap-4">
        <Notice tone="success" announce className="w-full">
          {done}
        </Notice>
        <LinkButton href={paths.home}>{t("home")}</LinkButton>
      </div>
    );
  }
  // After what was done, for it is what used the link up.
  if (!link.works) return <DeadAlertLink />;
  const { purpose, waiting } = link;
  const error = confirmed.error ?? ended.error;
  const endText = waiting.length > 0 ? t("endText") : t("endNothing");
  return (
    <div className="grid gap-5">
      {error && (
        <Notice tone="danger" announce>
          {error}
        </Notice>
      )}
      <p>{purpose === "confirm" ? t("confirmText") : endText}</p>
      <WaitingList waiting={waiting} />
      {purpose === "confirm" && (
        <form action={sendConfirm} className="grid">
          <SubmitButton size="lg" busyText={t("confirming")}>
            {t("confirm")}
          </SubmitButton>
        </form>
      )}
      <form action={sendEnd} className="grid gap-2">
        <SubmitButton look={purpose === "confirm" ? "secondary" : "primary"} busyText={t("ending")}>
          {t(purpose === "confirm" ? "notMe" : "end")}
        </SubmitButton>
        {purpose === "confirm" && <p className="text-sm text-ink-2">{t("notMeText")}</p>}
      </form>
    </div>
  );
}

function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  if (waiting.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {waiting.map(({ title, label, slug }) => (
        <li key={`${slug} ${label}`}>
          <TextLink href={paths.product(slug)}>
            <bdi>{label ? `${title}, ${label}` : title}</bdi>
          </TextLink>
        </li>
      ))}
    </ul>
  );
}

/** For a link that was used, or that is too old. */
function DeadAlertLink() {
  const t = useTranslations("account");
  return (
    <div className="grid gap-4">
      <Notice tone="warn" title={t("deadLink")}>
        {t("stockAlert.expired")}
      </Notice>
      <p>
        <LinkButton href={paths.home}>{t("stockAlert.home")}</LinkButton>
      </p>
    </div>
  );
}
