import { useEffect, useRef } from "react";
import type { RefObject } from "react";

/** For a dialog that is there only while it is shown: over the page at once. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    // A press on the ground around it closes it, too, where the browser knows how.
    dialog?.setAttribute("closedby", "any");
    if (!dialog?.open) dialog?.showModal();
  }, []);
  return ref;
}
