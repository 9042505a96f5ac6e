import { readAnswer } from "./upload-answer.ts";
import type { UploadAnswer } from "./upload-answer.ts";

type Sending = { onProgress: (share: number) => void; signal: AbortSignal };

/** Sends one file; the share that is under way counts from 0 to 1. Rejects when it is called off. */
export function sendPicture(file: File, { onProgress, signal }: Sending): Promise<UploadAnswer> {
  // fetch does not tell how much of a body has left.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => resolve(readAnswer(request.status, request.responseText)));
    request.addEventListener("error", () => resolve(readAnswer(0, "")));
    request.addEventListener("abort", () => reject(new DOMException("called off", "AbortError")));
    request.open("POST", "/api/media");
    request.send(file);
  });
}
