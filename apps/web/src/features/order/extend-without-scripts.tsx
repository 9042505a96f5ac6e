"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { ShownOrder } from "~/api/shapes.ts";
import { Button } from "~/ui/button.tsx";
import { Notice } from "~/ui/notice.tsx";
import { emptyForm } from "~/ui/outcome.ts";
import type { SendForm } from "~/ui/outcome.ts";

/** Without scripts no clock runs and nothing appears by itself: the offer of more time stands there from the start. */
export function ExtendWithoutScripts({
  order: { extension, expiresAt },
  extend,
}: {
  order: ShownOrder;
  extend: SendForm;
}) {
  const t = useTranslations("order.hold");
  const [{ fault }, send] = useActionState(extend, emptyForm);
  return (
    <noscript>
      {fault && (
        <Notice tone="danger" announce className="mb-3">
          {fault}
        </Notice>
      )}
      {extension && expiresAt && (
        <form action={send}>
          <input type="hidden" name="heldUntil" value={expiresAt} />
          <Button type="submit" look="secondary">
            {t("extend", { minutes: extension.minutes })}
          </Button>
        </form>
      )}
    </noscript>
  );
}
