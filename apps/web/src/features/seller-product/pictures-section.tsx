import { mostOf } from "@stallhouse/contracts/forms/product";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { Fragment, useState } from "react";
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { Button } from "~/ui/button.tsx";
import { SelectField, TextField } from "~/ui/field.tsx";
import { Picture } from "~/ui/picture.tsx";
import { say } from "~/ui/said.tsx";
import { changed, movedDown, movedUp, without } from "./form-part.ts";
import type { FormPart } from "./form-part.ts";
import { FormSection } from "./form-section.tsx";
import { IconButton } from "./icon-button.tsx";
import { PictureUpload } from "./picture-upload.tsx";
import type { PictureDraft } from "./product-draft.ts";
import type { Uploads } from "./use-uploads.ts";

type Props = FormPart & {
  uploads: Uploads;
  /** Of the chosen category: the ground the pictures will lie on. */
  hue: number | undefined;
};

/** The first picture stands for the product in lists. */
export function PicturesSection({ draft, errors, change, uploads, hue }: Props) {
  const { pictures } = draft;
  const [removed, setRemoved] = useState<{ picture: PictureDraft; index: number }>();
  const isBack = removed && pictures.some(({ key }) => key === removed.picture.key);
  const undo = removed && !isBack && (
    <Undo
      key={removed.picture.key}
      index={removed.index}
      onUndo={() => {
        change((now) => ({ pictures: now.pictures.toSpliced(removed.index, 0, removed.picture) }));
        setRemoved(undefined);
      }}
    />
  );
  const shows = [
    { value: "", label: "All variants" },
    ...draft.options.flatMap(({ values }) => values.map(({ key, value }) => ({ value: key, label: value }))),
  ];
  return (
    <FormSection
      id="pictures"
      title="Pictures"
      hint="The first one stands for the product in lists. Say what each shows, for people who can’t see it: on sale, every picture needs these words."
      error={errors["pictures"]}
    >
      {pictures.map((picture, index) => (
        <Fragment key={picture.key}>
          {removed?.index === index && undo}
          <PictureRow
            picture={picture}
            index={index}
            count={pictures.length}
            hue={hue}
            shows={shows}
            errors={errors}
            onChange={(patch) => change((now) => ({ pictures: changed(now.pictures, picture.key, patch) }))}
            onMove={(to) => {
              change({ pictures: to < index ? movedUp(pictures, index) : movedDown(pictures, index) });
              say(`Picture ${index + 1} is now picture ${to + 1}.`);
            }}
            onRemove={() => {
              change((now) => ({ pictures: without(now.pictures, picture.key) }));
              setRemoved({ picture, index });
            }}
          />
        </Fragment>
      ))}
      {removed && removed.index >= pictures.length && undo}
      <PictureUpload uploads={uploads} room={mostOf.pictures - pictures.length} />
    </FormSection>
  );
}

const focus = (button: HTMLButtonElement | null) => button?.focus();

/** Stands where the picture was until another one is removed, so that nobody has to hurry. */
function Undo({ index, onUndo }: { index: number; onUndo: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
      <p role="status">Picture {index + 1} is removed.</p>
      <Button look="secondary" size="sm" ref={focus} onClick={onUndo}>
        Undo
      </Button>
    </div>
  );
}

type RowProps = Pick<FormPart, "errors"> & {
  picture: PictureDraft;
  index: number;
  count: number;
  hue: number | undefined;
  shows: readonly { value: string; label: string }[];
  onChange: (patch: Partial<PictureDraft>) => void;
  /** To another place, counted from 0. */
  onMove: (to: number) => void;
  onRemove: () => void;
};

function PictureRow({ picture, index, count, hue, shows, errors, onChange, onMove, onRemove }: RowProps) {
  const path = `pictures.${index}`;
  const { url, alt, valueKey, width, height } = picture;
  return (
    <fieldset
      aria-label={`Picture ${index + 1}`}
      className="grid gap-3 border-t border-line pt-4 sm:grid-cols-[8rem_1fr]"
    >
      <span
        className={`grid size-32 place-items-center overflow-hidden rounded-tile ${hue === undefined ? "bg-sunken" : "tint"}`}
        style={{ "--hue": hue ?? 0 }}
      >
        <Picture
          src={url}
          alt={alt}
          width={width}
          height={height}
          loading="eager"
          className="size-full object-contain"
        />
      </span>
      <div className="grid content-start gap-3">
        <TextField
          name={`${path}.alt`}
          label="What it shows"
          value={alt}
          onChange={(event) => onChange({ alt: event.target.value })}
          error={errors[`${path}.alt`]}
          autoComplete="off"
        />
        <div className="flex flex-wrap items-end gap-2">
          {shows.length > 1 && (
            <SelectField
              name={`${path}.optionValue`}
              label="Belongs to"
              options={shows}
              value={valueKey}
              onChange={(event) => onChange({ valueKey: event.target.value })}
              error={errors[`${path}.optionValue`]}
              className="w-full sm:w-56"
            />
          )}
          <MoveButton name={`Move picture ${index + 1} up`} isOff={index === 0} onMove={() => onMove(index - 1)}>
            <ArrowUp aria-hidden="true" size={18} />
          </MoveButton>
          <MoveButton
            name={`Move picture ${index + 1} down`}
            isOff={index === count - 1}
            onMove={() => onMove(index + 1)}
          >
            <ArrowDown aria-hidden="true" size={18} />
          </MoveButton>
          <IconButton label={`Remove picture ${index + 1}`} onClick={onRemove}>
            <Trash2 aria-hidden="true" size={18} />
          </IconButton>
        </div>
      </div>
    </fieldset>
  );
}

type MoveProps = { name: string; isOff: boolean; onMove: () => void; children: ReactNode };

/** Keeps the focus, though its row may be put elsewhere: whoever moves a picture by keys moves it on. */
function MoveButton({ name, isOff, onMove, children }: MoveProps) {
  return (
    <IconButton
      label={name}
      aria-disabled={isOff || undefined}
      onClick={({ currentTarget }) => {
        if (isOff) return;
        flushSync(onMove);
        currentTarget.focus();
      }}
    >
      {children}
    </IconButton>
  );
}
