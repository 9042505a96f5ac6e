import type { CartLineData } from "~/api/shapes.ts";
import { paths } from "~/paths.ts";
import { English } from "~/ui/english.tsx";
import { Link } from "~/ui/link.tsx";

type Props = Pick<CartLineData, "slug" | "variantId" | "title" | "label">;

/** What a line is of, in the seller's words, and the way to its page. */
export function LineName({ slug, variantId, title, label }: Props) {
  return (
    <>
      <h3 className="leading-snug font-semibold">
        <Link href={paths.product(slug, variantId)} className="underline-offset-3 hover:underline">
          <English>{title}</English>
        </Link>
      </h3>
      {label && (
        <p className="text-sm text-ink-2">
          <English>{label}</English>
        </p>
      )}
    </>
  );
}
