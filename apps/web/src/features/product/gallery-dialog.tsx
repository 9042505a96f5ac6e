"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { KeyboardEvent } from "react";
import { Picture } from "~/ui/picture.tsx";
import { useModal } from "~/ui/use-modal.ts";
import { placeAfter } from "./gallery-place.ts";
import { StepButton } from "./gallery-step.tsx";
import type { ProductPicture } from "./variant-choice.ts";

export type GalleryDialogProps = {
  pictures: readonly ProductPicture[];
  hue: number;
  name: string;
  start: number;
  /** Says which picture was looked at last. */
  onClose: (last: number) => void;
};

/** One picture as large as the window: arrows and buttons go on, Escape leads back to where one was. */
export function GalleryDialog({ pictures, hue, name, start, onClose }: GalleryDialogProps) {
  const t = useTranslations("product.gallery");
  const common = useTranslations("common");
  const dialog = useModal();
  const [place, setPlace] = useState(start);
  const picture = pictures[place];

  function press({ key, currentTarget }: KeyboardEvent): void {
    if (key !== "ArrowLeft" && key !== "ArrowRight") return;
    const isOnward = (key === "ArrowRight") === (getComputedStyle(currentTarget).direction !== "rtl");
    setPlace((now) => placeAfter(now, isOnward ? 1 : -1, pictures.length));
  }

  return (
    <dialog
      ref={dialog}
      aria-label={t("name", { product: name })}
      onClose={() => onClose(place)}
      onKeyDown={press}
      className="m-auto h-dvh max-h-none w-screen max-w-none bg-canvas p-0 text-ink sm:h-[min(calc(100dvh-2rem),64rem)] sm:w-[min(calc(100vw-2rem),64rem)] sm:rounded-dialog backdrop:bg-[rgb(20_26_22/0.7)]"
    >
      <div className="flex h-full flex-col gap-3 p-3 sm:p-4">
        <div className="flex items-center justify-between gap-4">
          <p className="text-sm text-ink-2" aria-hidden="true">
            {t("place", { place: place + 1, count: pictures.length })}
          </p>
          <button
            type="button"
            onClick={() => dialog.current?.close()}
            aria-label={common("close")}
            className="grid size-11 shrink-0 place-items-center rounded-control hover:bg-sunken"
          >
            <X aria-hidden="true" size={20} />
          </button>
        </div>
        <div
          className="tint relative min-h-0 flex-1 touch-pinch-zoom overflow-hidden rounded-tile"
          style={{ "--hue": hue }}
        >
          {picture && (
            <Picture
              key={picture.url}
              src={picture.url}
              alt={picture.alt}
              width={picture.width}
              height={picture.height}
              loading="eager"
              sizes="(min-width: 66rem) 62rem, 100vw"
              className="absolute inset-0 size-full object-contain"
            />
          )}
        </div>
        <div className="flex items-center justify-between gap-4">
          <p aria-live="polite" className="min-w-0 text-sm">
            {picture && t("picture", { place: place + 1, count: pictures.length, text: picture.alt })}
          </p>
          {pictures.length > 1 && (
            <div className="flex gap-2">
              <StepButton step={-1} place={place} count={pictures.length} onGo={setPlace} label={t("before")} />
              <StepButton step={1} place={place} count={pictures.length} onGo={setPlace} label={t("next")} />
            </div>
          )}
        </div>
      </div>
    </dialog>
  );
}
