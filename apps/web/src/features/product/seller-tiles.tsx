import { useTranslations } from "next-intl";
import { paths } from "~/paths.ts";
import { Link } from "~/ui/link.tsx";
import type { SellerFacts } from "./sellers-of.ts";
import { Picture } from "~/ui/picture.tsx";

export function SellerTiles({ sellers }: { sellers: readonly SellerFacts[] }) {
  const t = useTranslations("catalogue");
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {sellers.map(({ name, slug, count, products }) => (
        <li key={slug} className="group relative grid gap-3 rounded-control border border-line bg-surface p-4">
          <div className="grid grid-cols-3 gap-2">
            {products.map(({ productId, image, hue }) => (
              <div key={productId} className="tint aspect-square overflow-hidden rounded-tile" style={{ "--hue": hue }}>
                {image && <Picture src={image.url} alt="" width={image.width} height={image.height} />}
              </div>
            ))}
          </div>
          <div>
            <h3 className="font-bold">
              <Link
                href={paths.seller(slug)}
                className="underline-offset-3 after:absolute after:inset-0 group-hover:underline"
              >
                {name}
              </Link>
            </h3>
            <p className="text-sm text-ink-2">{t("sellerTile", { count })}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
