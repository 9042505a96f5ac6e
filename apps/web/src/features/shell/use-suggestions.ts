import { useEffect, useState } from "react";
import type { RefObject } from "react";
import { catalogApi } from "~/api/browser.ts";
import type { Suggestions } from "~/api/shapes.ts";

const pauseMs = 80;
const least = 2;

/** What fits the words in the field inside a box, asked a moment after the last key. An answer that comes too late is not heard. */
export function useSuggestions(box: RefObject<HTMLElement | null>): Suggestions | undefined {
  const [found, setFound] = useState<Suggestions>();
  useEffect(() => {
    const input = box.current?.querySelector("input");
    if (!input) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking: AbortController | undefined;
    const ask = () => {
      clearTimeout(timer);
      asking?.abort();
      const query = input.value.replace(/\s+/g, " ").trim();
      if (query.length < least) {
        setFound(undefined);
        return;
      }
      const own = new AbortController();
      asking = own;
      timer = setTimeout(() => {
        catalogApi.public.product.suggest.query({ query }, { signal: own.signal }).then(
          (answer) => own.signal.aborted || setFound(answer),
          // Nothing to suggest is no fault: the search itself still works.
          () => own.signal.aborted || setFound(undefined),
        );
      }, pauseMs);
    };
    input.addEventListener("input", ask);
    // The first letters may have been typed while this was being fetched.
    if (input.value !== "") ask();
    return () => {
      clearTimeout(timer);
      asking?.abort();
      input.removeEventListener("input", ask);
    };
  }, [box]);
  return found;
}
