import { ImagePlus, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { DragEvent, ReactNode } from "react";
import { Button, buttonClass } from "~/ui/button.tsx";
import { cx } from "~/ui/class-names.ts";
import { IconButton } from "./icon-button.tsx";
import { takenTypes } from "./upload-answer.ts";
import type { Upload, Uploads } from "./use-uploads.ts";

/** Where files come in: chosen, taken with a phone's camera, dropped, or pasted anywhere on the page. */
export function PictureUpload({ uploads, room }: { uploads: Uploads; room: number }) {
  const take = (files: readonly File[]) => files.length > 0 && uploads.add(files, room);
  usePastedFiles(take);
  return (
    <div className="grid gap-3">
      <DropArea onFiles={take}>
        <label
          className={cx(
            buttonClass({ look: "secondary" }),
            "cursor-pointer focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-focus",
          )}
        >
          <ImagePlus aria-hidden="true" size={20} />
          Add pictures
          <input
            type="file"
            multiple
            accept={takenTypes.join(",")}
            aria-describedby="picture-limits"
            className="sr-only"
            onChange={({ currentTarget }) => {
              take([...(currentTarget.files ?? [])]);
              // The same file may be chosen again.
              currentTarget.value = "";
            }}
          />
        </label>
        <p className="hidden text-ink-2 sm:block">or drop them here, or paste them.</p>
        <p id="picture-limits" className="basis-full text-sm text-ink-2">
          JPEG, PNG, WebP or AVIF, up to 10 MB and 40 megapixels each. Square ones from 1280 pixels look best.
        </p>
      </DropArea>
      {uploads.items.length > 0 && (
        <ul className="grid gap-2" aria-label="Pictures on their way">
          {uploads.items.map((item) => (
            <UploadRow
              key={item.key}
              item={item}
              onDrop={() => uploads.drop(item.key)}
              onAgain={(file) => {
                uploads.drop(item.key);
                uploads.add([file], room);
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function DropArea({ onFiles, children }: { onFiles: (files: readonly File[]) => void; children: ReactNode }) {
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <div
      className={cx(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control border-[1.5px] border-dashed p-4",
        isOver ? "border-accent bg-accent-soft" : "border-line-strong",
      )}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}

type RowProps = { item: Upload; onDrop: () => void; onAgain: (file: File) => void };

function UploadRow({ item: { name, share, sentence, file }, onDrop, onAgain }: RowProps) {
  const isRefused = sentence !== undefined;
  return (
    <li
      className={cx(
        "flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control px-4 py-1.5",
        isRefused ? "bg-danger-soft" : "bg-info-soft",
      )}
    >
      <span className="min-w-0 flex-1 break-words" role={isRefused ? "alert" : undefined}>
        <b className="break-all">{name}</b>
        {isRefused && <span className="block">{sentence}</span>}
      </span>
      {!isRefused && (
        <progress aria-label={`Sending ${name}`} value={share} className="h-2 w-28 accent-accent sm:w-48" />
      )}
      {file && (
        <Button look="secondary" size="sm" onClick={() => onAgain(file)}>
          Try again
        </Button>
      )}
      <IconButton label={isRefused ? `Dismiss ${name}` : `Stop sending ${name}`} onClick={onDrop}>
        <X aria-hidden="true" size={18} />
      </IconButton>
    </li>
  );
}

/** Pasted words go where they were meant to: only files are taken. */
function usePastedFiles(onFiles: (files: readonly File[]) => void): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.clipboardData?.types.includes("text/plain")) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
}
