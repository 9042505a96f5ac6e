"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { ownList, parseList } from "~/api/own-list.ts";
import { Button } from "~/ui/button.tsx";
import { onlyVoices } from "~/ui/only-voices.tsx";
import { Picture } from "~/ui/picture.tsx";
import { LineName } from "./line-name.tsx";
import { savedList } from "./saved-list.ts";
import type { SavedLine } from "./saved-list.ts";
import type { CartChanges } from "./use-cart-changes.ts";

const nothing = () => null;
export const savedHeading = "saved-for-later";

/** What waits for another day, in this browser only, and the way back into the cart. */
export function SavedLines({ changes: { faults, isBusy, putBack } }: { changes: CartChanges }) {
  const t = useTranslations("cart.saved");
  const raw = useSyncExternalStore(ownList.listen, () => ownList.raw(savedList), nothing);
  const lines = parseList(savedList, raw);

  async function move(line: SavedLine): Promise<void> {
    if (await putBack(line)) ownList.drop(savedList, line.variantId);
  }

  return (
    <>
      <output className="sr-only">{lines.length > 0 && t("count", { count: lines.length })}</output>
      {lines.length > 0 && (
        <section
          aria-labelledby={savedHeading}
          className="grid gap-1 rounded-control border border-dashed border-line-strong px-4 py-3 sm:px-5"
        >
          <h2 id={savedHeading} tabIndex={-1} className="font-bold">
            {t("title")}
          </h2>
          <p className="text-sm text-ink-2">{t("text")}</p>
          <ul>
            {lines.map((line) => (
              <Saved
                key={line.variantId}
                line={line}
                fault={faults[line.variantId]}
                isBusy={isBusy(line.variantId)}
                onMove={() => void move(line)}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type SavedProps = { line: SavedLine; fault: string | undefined; isBusy: boolean; onMove: () => void };

function Saved({ line, fault, isBusy, onMove }: SavedProps) {
  const { variantId, title, label, imageUrl } = line;
  const t = useTranslations("cart.saved");
  const name = label ? `${title}, ${label}` : title;
  return (
    <li className="grid grid-cols-[4rem_1fr] items-center gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0 sm:grid-cols-[4rem_1fr_auto]">
      <div className="aspect-square tint overflow-hidden rounded-tile">
        {imageUrl && <Picture src={imageUrl} alt="" width={640} height={640} sizes="4rem" />}
      </div>
      <div className="min-w-0">
        <LineName {...line} />
        {fault && (
          <p role="alert" className="text-sm font-semibold text-danger">
            {fault}
          </p>
        )}
      </div>
      <div className="col-start-2 flex flex-wrap gap-2 sm:col-start-3">
        <Button look="secondary" size="sm" aria-disabled={isBusy || undefined} onClick={() => isBusy || onMove()}>
          {t.rich("move", { name, hidden: onlyVoices })}
        </Button>
        <Button look="quiet" size="sm" onClick={() => ownList.drop(savedList, variantId)}>
          {t.rich("drop", { name, hidden: onlyVoices })}
        </Button>
      </div>
    </li>
  );
}
