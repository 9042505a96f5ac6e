import { NotFoundView } from "~/features/shell/not-found-view.tsx";
import { QuietFrame } from "~/features/shell/quiet-frame.tsx";

export { notFoundTitle as generateMetadata } from "~/features/page/page-titles.ts";

/** Where no layout has one of its own. It is drawn with every page, in case: hence the quiet frame. */
export default function NotFound() {
  return (
    <QuietFrame>
      <NotFoundView />
    </QuietFrame>
  );
}
