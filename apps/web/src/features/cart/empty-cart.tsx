import { useTranslations } from "next-intl";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";

export function EmptyCart() {
  const t = useTranslations("cart.empty");
  return (
    <EmptyState
      title={t("title")}
      action={
        <LinkButton href={paths.search()} look="primary">
          {t("lookAround")}
        </LinkButton>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
