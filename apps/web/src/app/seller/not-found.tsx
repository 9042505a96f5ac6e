import type { Metadata } from "next";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { PageHead } from "~/ui/panel.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <PageHead title="This page isn’t here" />
      <EmptyState
        title="Nothing under this address"
        action={<LinkButton href={paths.sellerHome}>To the overview</LinkButton>}
      >
        It may have been removed, or the address has a typo.
      </EmptyState>
    </>
  );
}
