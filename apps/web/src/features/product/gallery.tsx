"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { ComponentType } from "react";
import { cx } from "~/ui/class-names.ts";
import { Picture } from "~/ui/picture.tsx";
import type { GalleryDialogProps } from "./gallery-dialog.tsx";
import { placeInView, thumbsOf } from "./gallery-place.ts";
import { StepButton } from "./gallery-step.tsx";
import type { ProductPicture } from "./variant-choice.ts";

type Props = { pictures: readonly ProductPicture[]; hue: number; name: string };

/** The width it is laid out in: half of the page on a desk, all of it on a phone. */
const mainSizes = "(min-width: 80rem) 38.3rem, (min-width: 48rem) calc(52.4vw - 3.7rem), calc(100vw - 2rem)";
const thumbSizes = "(min-width: 40rem) 5rem, calc(20vw - 0.8rem)";

/** The pictures of the chosen variant: a strip to be pushed along, thumbnails on a phone too, and a large view of each. */
export function Gallery({ pictures, hue, name }: Props) {
  const t = useTranslations("product.gallery");
  const strip = useRef<HTMLUListElement>(null);
  const key = pictures.map(({ url }) => url).join();
  const [seen, setSeen] = useState({ key, place: 0 });
  // Another variant has other pictures: begin with its first.
  const place = seen.key === key ? seen.place : 0;
  const large = useLargeView();

  function goTo(next: number): void {
    const list = strip.current;
    const sign = list && getComputedStyle(list).direction === "rtl" ? -1 : 1;
    list?.scrollTo({ left: sign * next * list.clientWidth });
    setSeen({ key, place: next });
  }

  return (
    <section aria-label={t("name", { product: name })} className="grid min-w-0 content-start gap-2.5">
      <div className="relative">
        <ul
          key={key}
          ref={strip}
          tabIndex={-1}
          onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
            setSeen({ key, place: placeInView(scrollLeft, clientWidth) })
          }
          className="flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain scroll-smooth rounded-tile [scrollbar-width:none]"
        >
          {pictures.map(({ url, alt, width, height }, index) => (
            <li key={url} className="tint w-full shrink-0 snap-center" style={{ "--hue": hue }}>
              <button
                type="button"
                aria-haspopup="dialog"
                tabIndex={index === place ? 0 : -1}
                onClick={() => large.open(index)}
                className="relative block aspect-square w-full cursor-zoom-in -outline-offset-2"
              >
                <Picture
                  src={url}
                  alt={alt}
                  width={width}
                  height={height}
                  sizes={mainSizes}
                  loading={index === 0 ? "eager" : "lazy"}
                  fetchPriority={index === 0 ? "high" : "low"}
                />
                <span className="sr-only">{t("enlarge", { place: index + 1, count: pictures.length })}</span>
              </button>
            </li>
          ))}
        </ul>
        {pictures.length > 1 && (
          <div className="absolute end-2.5 bottom-2.5 flex gap-2">
            <StepButton step={-1} place={place} count={pictures.length} onGo={goTo} label={t("before")} />
            <StepButton step={1} place={place} count={pictures.length} onGo={goTo} label={t("next")} />
          </div>
        )}
      </div>
      {pictures.length > 1 && <Thumbs pictures={pictures} hue={hue} place={place} onGo={goTo} onMore={large.open} />}
      {large.Dialog && large.at !== undefined && (
        <large.Dialog
          pictures={pictures}
          hue={hue}
          name={name}
          start={large.at}
          onClose={(last) => {
            large.close();
            goTo(last);
          }}
        />
      )}
    </section>
  );
}

/** The large view is fetched when somebody asks for it. */
function useLargeView() {
  const [Dialog, setDialog] = useState<ComponentType<GalleryDialogProps>>();
  const [at, setAt] = useState<number>();
  return {
    Dialog,
    at,
    open: (index: number): void => {
      setAt(index);
      // Without it the pictures are still there.
      import("./gallery-dialog.tsx").then(
        (part) => setDialog(() => part.GalleryDialog),
        () => {},
      );
    },
    close: () => setAt(undefined),
  };
}

type ThumbsProps = {
  pictures: Props["pictures"];
  hue: number;
  place: number;
  onGo: (place: number) => void;
  onMore: (place: number) => void;
};

function Thumbs({ pictures, hue, place, onGo, onMore }: ThumbsProps) {
  const t = useTranslations("product.gallery");
  const { shown, more } = thumbsOf(pictures);
  return (
    <ul className="grid grid-cols-5 gap-2 sm:flex sm:gap-2.5">
      {shown.map(({ url, alt, width, height }, index) => {
        const isCut = more > 0 && index === shown.length - 1;
        const isShown = index === place || (isCut && place > index);
        return (
          <li key={url}>
            <button
              type="button"
              aria-label={
                isCut
                  ? t("more", { count: more })
                  : t("picture", { place: index + 1, count: pictures.length, text: alt })
              }
              aria-pressed={isCut ? undefined : isShown}
              aria-haspopup={isCut ? "dialog" : undefined}
              onClick={() => (isCut ? onMore(index) : onGo(index))}
              className={cx(
                "tint relative block aspect-square w-full overflow-hidden rounded-tile sm:size-20",
                isShown && "outline-2 outline-offset-2 outline-ink",
              )}
              style={{ "--hue": hue }}
            >
              <Picture src={url} alt="" width={width} height={height} sizes={thumbSizes} />
              {isCut && (
                <span
                  dir="ltr"
                  className="absolute inset-0 grid place-items-center bg-[rgb(20_26_22/0.6)] text-lg font-bold text-[#fff]"
                >
                  +{more}
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
