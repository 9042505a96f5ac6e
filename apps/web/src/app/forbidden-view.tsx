import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import { leave } from "~/app/actions.ts";
import { currentViewer } from "~/gateway/session/session.ts";
import { homeOf, paths } from "~/paths.ts";
import { Button, LinkButton } from "~/ui/button.tsx";

/** Says which role the page needs and who is signed in. */
export async function ForbiddenView() {
  const t = await getTranslations("errors.forbidden");
  const viewer = await currentViewer();
  const path = (await headers()).get("x-path") ?? "";
  const role = path.startsWith("/admin") ? "admin" : path.startsWith("/seller") ? "seller" : "user";
  return (
    <div className="shell grid gap-5 py-12">
      <h1 className="signage text-3xl">{t("heading", { role })}</h1>
      {viewer && (
        <p className="measure wrap-anywhere text-ink-2">
          {t("signedInAs", { name: viewer.name, email: viewer.email, role: viewer.role })}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <LinkButton href={viewer ? homeOf[viewer.role] : paths.home}>{t("home")}</LinkButton>
        <form action={leave}>
          <Button type="submit" look="secondary">
            {t("switch")}
          </Button>
        </form>
      </div>
    </div>
  );
}
