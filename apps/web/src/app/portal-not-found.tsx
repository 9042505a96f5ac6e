import { LinkButton } from "~/ui/button.tsx";
import { EmptyState } from "~/ui/empty-state.tsx";
import { PageHead } from "~/ui/panel.tsx";

export function PortalNotFound({ home }: { home: string }) {
  return (
    <>
      <PageHead title="This page isn’t here" />
      <EmptyState title="Nothing under this address" action={<LinkButton href={home}>To the overview</LinkButton>}>
        It may have been removed, or the address has a typo.
      </EmptyState>
    </>
  );
}
