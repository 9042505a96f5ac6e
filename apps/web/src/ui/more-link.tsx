import { useTranslations } from "next-intl";
import { LinkButton } from "./button.tsx";

/** To the next page of a list: a real address, so that it can be shared and Back comes here. */
export function MoreLink({ href, children }: { href: string | undefined; children?: string }) {
  const t = useTranslations("common");
  if (!href) return null;
  return (
    <p className="mt-8 flex justify-center">
      <LinkButton href={href} look="secondary" rel="next">
        {children ?? t("showMore")}
      </LinkButton>
    </p>
  );
}
