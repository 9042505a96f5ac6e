import { headers } from "next/headers";
import { leave } from "~/app/actions.ts";
import { roleWords } from "~/features/shell/viewer.ts";
import { currentViewer } from "~/gateway/session.ts";
import { homeOf } from "~/paths.ts";
import { Button, LinkButton } from "~/ui/button.tsx";

/** Says which role the page needs and who is signed in. */
export async function ForbiddenView() {
  const viewer = await currentViewer();
  const path = (await headers()).get("x-path") ?? "";
  const needed = path.startsWith("/admin") ? "an admin" : path.startsWith("/seller") ? "a seller" : "a customer";
  return (
    <div className="shell grid gap-5 py-12">
      <h1 className="signage text-3xl">This page needs {needed} account</h1>
      {viewer && (
        <p className="measure wrap-anywhere text-ink-2">
          You are signed in as {viewer.name} ({viewer.email}), {roleWords[viewer.role].toLowerCase()}.
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <LinkButton href={viewer ? homeOf[viewer.role] : "/"}>Go to your start page</LinkButton>
        <form action={leave}>
          <Button type="submit" look="secondary">
            Sign out to switch account
          </Button>
        </form>
      </div>
    </div>
  );
}
