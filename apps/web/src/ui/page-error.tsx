"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "./button.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** For every error.tsx: what failed, a way to try again, and a code to quote. The rest of the page stays usable. */
export function PageError({ error, reset }: Props) {
  const router = useRouter();
  const t = useTranslations("common.pageError");
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div role="alert" className="shell grid justify-items-start gap-4 py-12">
      <h1 className="signage text-3xl">{t("title")}</h1>
      <p className="measure text-ink-2">
        {t("text")}
        {error.digest && ` ${t("quote", { code: error.digest })}`}
      </p>
      <Button onClick={retry}>{t("retry")}</Button>
    </div>
  );
}
