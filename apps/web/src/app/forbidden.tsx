import { ForbiddenView } from "~/app/forbidden-view.tsx";
import { SiteFrame } from "~/app/site-frame.tsx";

export { forbiddenTitle as generateMetadata } from "~/app/page-titles.ts";

/** For a layout that lets nobody else in; pages below a layout have theirs without the frame. */
export default function Forbidden() {
  return (
    <SiteFrame>
      <ForbiddenView />
    </SiteFrame>
  );
}
