import { ForbiddenView } from "~/app/forbidden-view.tsx";
import { QuietFrame } from "~/features/shell/quiet-frame.tsx";

export { forbiddenTitle as generateMetadata } from "~/features/page/page-titles.ts";

/** For a layout that lets nobody else in; pages below a layout have theirs without the frame. Drawn with every page, in case. */
export default function Forbidden() {
  return (
    <QuietFrame>
      <ForbiddenView />
    </QuietFrame>
  );
}
