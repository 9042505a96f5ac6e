import { NotFoundView } from "~/app/not-found-view.tsx";
import { QuietFrame } from "~/app/quiet-frame.tsx";

export { notFoundTitle as generateMetadata } from "~/app/page-titles.ts";

/** Where no layout has one of its own. It is drawn with every page, in case: hence the quiet frame. */
export default function NotFound() {
  return (
    <QuietFrame>
      <NotFoundView />
    </QuietFrame>
  );
}
