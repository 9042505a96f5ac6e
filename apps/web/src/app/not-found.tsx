import { NotFoundView } from "~/app/not-found-view.tsx";
import { SiteFrame } from "~/app/site-frame.tsx";

export { notFoundTitle as generateMetadata } from "~/app/page-titles.ts";

/** For addresses that no page has: those below a layout have a page of their own without the frame. */
export default function NotFound() {
  return (
    <SiteFrame>
      <NotFoundView />
    </SiteFrame>
  );
}
