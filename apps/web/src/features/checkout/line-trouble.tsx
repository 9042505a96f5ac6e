"use client";

import { useTranslations } from "next-intl";
import { useMutation } from "@tanstack/react-query";
import { orderApi } from "~/api/browser.ts";
import { errorText } from "~/api/error-text.ts";
import { Button } from "~/ui/button.tsx";
import { Notice } from "~/ui/notice.tsx";

type Line = { variantId: string; title: string; available: number };
type Props = { line: Line; text: string; onMended: () => void };

/** Somebody else was faster: what can be done about this one line, here and now. */
export function LineTrouble({ line: { variantId, title, available }, text, onMended }: Props) {
  const t = useTranslations("checkout.trouble");
  const say = useTranslations("refusals");
  const { mutate, isPending, error } = useMutation({
    mutationFn: (quantity: number) => orderApi.customer.cart.changeLine.mutate({ variantId, quantity }),
    onSuccess: onMended,
  });
  return (
    <Notice tone="danger" announce title={text}>
      <div className="mt-2 flex flex-wrap gap-3">
        {available > 0 && (
          <Button look="secondary" disabled={isPending} onClick={() => mutate(available)}>
            {t("take", { count: available })}
          </Button>
        )}
        <Button look="secondary" disabled={isPending} onClick={() => mutate(0)}>
          {t("remove", { title })}
        </Button>
      </div>
      {error && <p className="mt-2 font-semibold text-danger">{errorText(say, error)}</p>}
    </Notice>
  );
}
