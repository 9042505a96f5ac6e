import { useTranslations } from "next-intl";
import { SubmitButton } from "~/ui/submit-button.tsx";

type Props = {
  roles: readonly string[];
  signInAs: (form: FormData) => Promise<void>;
  callbackUrl: string;
};

/** Demo only: one press instead of a password. The passwords stay on the server. */
export function DemoSignIn({ roles, signInAs, callbackUrl }: Props) {
  const t = useTranslations("account");
  return (
    <section aria-labelledby="demo" className="grid gap-3 rounded-control border border-line bg-surface p-5">
      <h2 id="demo" className="font-bold">
        {t("demo.title")}
      </h2>
      <p className="text-sm text-ink-2">{t("demo.text")}</p>
      {roles.map((role) => (
        <form key={role} action={signInAs}>
          <input type="hidden" name="role" value={role} />
          <input type="hidden" name="callbackUrl" value={callbackUrl} />
          <SubmitButton look="secondary" className="w-full" busyText={t("signingIn")}>
            {t("demo.signInAs", { role })}
          </SubmitButton>
        </form>
      ))}
    </section>
  );
}
