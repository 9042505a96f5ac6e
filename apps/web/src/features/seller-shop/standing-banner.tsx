import type { Standing } from "~/api/portal-shapes.ts";
import { Notice } from "~/ui/notice.tsx";

/** Why customers don't see this shop, if they don't. */
export function StandingBanner({ standing }: { standing: Standing | undefined }) {
  if (standing === "pending") {
    return (
      <Notice tone="info" title="Your stall opens when we have checked it">
        Prepare your products meanwhile. Customers see them as soon as the stall is open, and we write to you then.
      </Notice>
    );
  }
  if (standing === "blocked") {
    return (
      <Notice tone="danger" title="Your stall is closed">
        Customers don’t see your products and can’t order. Our mail to you says why and what to do.
      </Notice>
    );
  }
  return null;
}
