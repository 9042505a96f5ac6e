"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { cx } from "~/ui/class-names.ts";
import type { ProductPicture } from "./variant-choice.ts";
import { Picture } from "~/ui/picture.tsx";

/** The picture of the chosen variant, and the others as thumbnails, on a phone too. */
export function Gallery({ pictures, hue, name }: { pictures: readonly ProductPicture[]; hue: number; name: string }) {
  const t = useTranslations("product.gallery");
  const key = pictures.map(({ url }) => url).join();
  const [chosen, setChosen] = useState({ key, index: 0 });
  // Another variant has other pictures: begin with its first.
  const index = chosen.key === key ? chosen.index : 0;
  const main = pictures[index];
  return (
    <section aria-label={t("name", { product: name })} className="grid content-start gap-2.5">
      <div className="tint aspect-square overflow-hidden rounded-tile" style={{ "--hue": hue }}>
        {main && (
          <Picture
            src={main.url}
            alt={main.alt}
            width={main.width}
            height={main.height}
            loading="eager"
            fetchPriority="high"
          />
        )}
      </div>
      {pictures.length > 1 && (
        <ul className="flex flex-wrap gap-2.5">
          {pictures.map(({ url, alt, width, height }, place) => (
            <li key={url}>
              <button
                type="button"
                aria-label={t("picture", { place: place + 1, count: pictures.length, text: alt })}
                aria-pressed={place === index}
                onClick={() => setChosen({ key, index: place })}
                className={cx(
                  "tint block size-16 overflow-hidden rounded-tile sm:size-20",
                  place === index && "outline-2 outline-offset-2 outline-ink",
                )}
                style={{ "--hue": hue }}
              >
                <Picture src={url} alt="" width={width} height={height} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
