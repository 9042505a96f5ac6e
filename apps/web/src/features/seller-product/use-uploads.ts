import { mostOf } from "@stallhouse/contracts/forms/product";
import { useEffect, useRef, useState } from "react";
import { newKey } from "./form-part.ts";
import { sendPicture } from "./send-picture.ts";
import { fileFault } from "./upload-answer.ts";
import type { UploadAnswer, Uploaded } from "./upload-answer.ts";

/** A file on its way; `share` counts from 0 to 1. One with a sentence was refused; one with a file may be sent again. */
export type Upload = { key: string; name: string; share: number; sentence?: string; file?: File };
export type Uploads = {
  items: readonly Upload[];
  isBusy: boolean;
  /** Sends files, of which no more than `room` become pictures. */
  add: (files: readonly File[], room: number) => void;
  /** Calls one off, or forgets that it was refused. */
  drop: (key: string) => void;
};

const tries = 5;

/** Files are sent one after the other: they arrive in the order they were chosen, and one line carries no more at once. */
export function useUploads(keep: (picture: Uploaded) => void): Uploads {
  const [items, setItems] = useState<readonly Upload[]>([]);
  const turn = useRef(Promise.resolve());
  const uploads = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const open = uploads.current;
    return () => open.forEach((upload) => upload.abort());
  }, []);

  const set = (key: string, patch: Partial<Upload>) =>
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...patch } : item)));
  const forget = (key: string) => {
    uploads.current.get(key)?.abort();
    uploads.current.delete(key);
    setItems((now) => now.filter((item) => item.key !== key));
  };
  const send = async (key: string, file: File, { signal }: AbortController) => {
    if (signal.aborted) return;
    const answer = await persist(file, signal, (share) => set(key, { share }));
    if (answer.kind === "kept") {
      keep(answer);
      forget(key);
    } else {
      uploads.current.delete(key);
      const mayHelp = answer.kind === "later" || answer.reason !== "MEDIA_REJECTED";
      set(key, { sentence: await sentenceFor(answer), ...(mayHelp && { file }) });
    }
  };
  const add = (files: readonly File[], room: number) => {
    let left = room - uploads.current.size;
    for (const file of files) {
      const key = newKey();
      const cause = fileFault(file);
      setItems((now) => [...now, { key, name: file.name, share: 0 }]);
      if (cause || left <= 0) {
        const why = cause ? refusedAtOnce(cause) : undefined;
        void sentenceFor(why).then((sentence) => set(key, { sentence }));
        continue;
      }
      left -= 1;
      const upload = new AbortController();
      uploads.current.set(key, upload);
      // A rejection is one that was called off: it is forgotten already.
      turn.current = turn.current.then(() => send(key, file, upload)).catch(() => {});
    }
  };
  return { items, isBusy: items.some(({ sentence }) => sentence === undefined), add, drop: forget };
}

async function persist(file: File, signal: AbortSignal, onProgress: (share: number) => void): Promise<UploadAnswer> {
  for (let n = 1; ; n++) {
    const answer = await sendPicture(file, { signal, onProgress });
    if (answer.kind !== "later" || n === tries) return answer;
    await new Promise((resolve) => setTimeout(resolve, answer.seconds * 1_000));
    signal.throwIfAborted();
  }
}

type No = Exclude<UploadAnswer, { kind: "kept" }>;
const refusedAtOnce = (cause: string): No => ({ kind: "refused", reason: "MEDIA_REJECTED", details: { cause } });

/** The sentences come when the first one is needed. */
async function sentenceFor(no: No | undefined): Promise<string> {
  if (!no) return `A product shows ${mostOf.pictures} pictures at most. Remove one to make room.`;
  const { reason, details } = no.kind === "later" ? { reason: "SERVICE_AWAY", details: {} } : no;
  try {
    const [{ errorText }, { inEnglish }] = await Promise.all([
      import("~/api/error-text.ts"),
      import("~/api/in-english.ts"),
    ]);
    return errorText(inEnglish, { data: { reason, details } });
  } catch {
    return "This picture could not be sent. Check the connection and try again.";
  }
}
