import { ArrowUp, Trash2 } from "lucide-react";
import { Button } from "~/ui/button.tsx";
import { SelectField, TextField } from "~/ui/field.tsx";
import { isPictureAddress } from "./check-draft.ts";
import { changed, movedUp, newKey, without } from "./form-part.ts";
import type { FormPart } from "./form-part.ts";
import { FormSection } from "./form-section.tsx";
import { IconButton } from "./icon-button.tsx";
import type { PictureDraft } from "./product-draft.ts";

type Props = FormPart & {
  /** Of the chosen category: the ground the pictures will lie on. */
  hue: number | undefined;
  /** Addresses of pictures the seller uses already. */
  known: readonly string[];
};

/** The first picture stands for the product in lists. */
export function PicturesSection({ draft, errors, change, hue, known }: Props) {
  const { pictures } = draft;
  const shows = [
    { value: "", label: "All variants" },
    ...draft.options.flatMap(({ values }) => values.map(({ key, value }) => ({ value: key, label: value }))),
  ];
  return (
    <FormSection
      id="pictures"
      title="Pictures"
      hint="The first one stands for the product in lists. Pictures are addresses in this shop, like /products/mug-forest-main.webp; uploading comes later. Say what each shows, for people who can’t see it."
      error={errors["pictures"]}
    >
      <datalist id="known-pictures">
        {known.map((url) => (
          <option key={url} value={url}>
            {url}
          </option>
        ))}
      </datalist>
      {pictures.map((picture, index) => (
        <PictureRow
          key={picture.key}
          picture={picture}
          index={index}
          hue={hue}
          shows={shows}
          errors={errors}
          onChange={(patch) => change({ pictures: changed(pictures, picture.key, patch) })}
          onMeasured={(size) => change((now) => ({ pictures: changed(now.pictures, picture.key, size) }))}
          onUp={() => change({ pictures: movedUp(pictures, index) })}
          onRemove={() => change({ pictures: without(pictures, picture.key) })}
        />
      ))}
      <div>
        <Button
          look="secondary"
          onClick={() =>
            change({ pictures: [...pictures, { key: newKey(), url: "", alt: "", valueKey: "", width: 0, height: 0 }] })
          }
        >
          Add a picture
        </Button>
      </div>
    </FormSection>
  );
}

type RowProps = Pick<FormPart, "errors"> & {
  picture: PictureDraft;
  index: number;
  hue: number | undefined;
  shows: readonly { value: string; label: string }[];
  onChange: (patch: Partial<PictureDraft>) => void;
  onMeasured: (size: { width: number; height: number }) => void;
  onUp: () => void;
  onRemove: () => void;
};

function PictureRow({ picture, index, hue, shows, errors, onChange, onMeasured, onUp, onRemove }: RowProps) {
  const path = `pictures.${index}`;
  const { url, alt, valueKey } = picture;
  return (
    <fieldset
      aria-label={`Picture ${index + 1}`}
      className="grid gap-3 border-t border-line pt-4 sm:grid-cols-[8rem_1fr]"
    >
      <span
        className={`grid size-32 place-items-center overflow-hidden rounded-tile ${hue === undefined ? "bg-sunken" : "tint"}`}
        style={{ "--hue": hue ?? 0 }}
      >
        {isPictureAddress(url.trim()) ? (
          <img
            key={url.trim()}
            src={url.trim()}
            alt={alt}
            className="size-full object-contain"
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              onMeasured({ width: naturalWidth, height: naturalHeight })
            }
            onError={() => onMeasured({ width: 0, height: 0 })}
          />
        ) : (
          <span className="text-ink-2">No picture yet</span>
        )}
      </span>
      <div className="grid gap-3">
        <TextField
          name={`${path}.url`}
          label="Address"
          list="known-pictures"
          value={url}
          onChange={(event) => onChange({ url: event.target.value, width: 0, height: 0 })}
          error={errors[`${path}.url`]}
          autoComplete="off"
          spellCheck={false}
        />
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
          <IconButton label={`Move picture ${index + 1} up`} disabled={index === 0} onClick={onUp}>
            <ArrowUp aria-hidden="true" size={18} />
          </IconButton>
          <IconButton label={`Remove picture ${index + 1}`} onClick={onRemove}>
            <Trash2 aria-hidden="true" size={18} />
          </IconButton>
        </div>
      </div>
    </fieldset>
  );
}
