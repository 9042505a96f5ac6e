import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { SubmitButton } from "~/ui/submit-button.tsx";
import { Time } from "~/ui/time.tsx";

type Session = {
  sessionId: string;
  startedAt: string;
  lastUsedAt: string;
  ip: string;
  device: { browser: string | null; system: string | null };
  isCurrent: boolean;
};
type Props = { sessions: readonly Session[]; end: (form: FormData) => Promise<void> };

/** The devices one is signed in on, the present one first. */
export function SessionList({ sessions, end }: Props) {
  const t = useTranslations("accountPage.security");
  const nameOf = ({ browser, system }: Session["device"]) =>
    browser && system ? t("device", { browser, system }) : (browser ?? system ?? t("unknownDevice"));
  return (
    <ul className="grid gap-3">
      {sessions.map(({ sessionId, startedAt, lastUsedAt, ip, device, isCurrent }) => (
        <li
          key={sessionId}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line pt-3 first:border-0 first:pt-0"
        >
          <div className="grid min-w-0 gap-0.5">
            <p className="font-semibold">
              {nameOf(device)}
              {isCurrent && <span className="font-normal text-ink-2"> · {t("thisDevice")}</span>}
            </p>
            <p className="text-sm wrap-anywhere text-ink-2">
              {t.rich(ip && ip !== "unknown" ? "lastUsedFrom" : "lastUsed", {
                time: () => <Time iso={lastUsedAt} />,
                address: isolated,
                ip,
              })}
            </p>
            <p className="text-sm text-ink-2">{t.rich("signedIn", { time: () => <Time iso={startedAt} /> })}</p>
          </div>
          {!isCurrent && (
            <form action={end}>
              <input type="hidden" name="sessionId" value={sessionId} />
              <SubmitButton look="secondary" size="sm" busyText={t("signingOut")}>
                {t.rich("signOut", {
                  device: nameOf(device),
                  quiet: onlyVoices,
                })}
              </SubmitButton>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

const isolated = (address: ReactNode) => <bdi>{address}</bdi>;
