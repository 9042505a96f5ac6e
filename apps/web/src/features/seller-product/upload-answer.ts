/** A picture the shop keeps. Width and height in pixels. */
export type Uploaded = { url: string; width: number; height: number };

export type UploadAnswer =
  | ({ kind: "kept" } & Uploaded)
  /** The shop is busy or counts how often one asks: the same file may be sent again then. */
  | { kind: "later"; seconds: number }
  | { kind: "refused"; reason: string; details: Readonly<Record<string, unknown>> };

/** What came back for a file. An answer that is none of ours counts as the shop being away. */
export function readAnswer(status: number, text: string): UploadAnswer {
  const said = parse(text);
  const { url, width, height, reason } = said;
  if (status === 201 && typeof url === "string" && typeof width === "number" && typeof height === "number") {
    return { kind: "kept", url, width, height };
  }
  const details = objectOf(said["details"]);
  const wait = Number(details["retryAfterSeconds"]);
  if ((status === 429 || status === 503) && wait > 0 && wait <= longestWait) return { kind: "later", seconds: wait };
  return typeof reason === "string" ? { kind: "refused", reason, details } : away;
}

/** Nobody watches a bar stand still for longer. */
const longestWait = 10;
const away: UploadAnswer = { kind: "refused", reason: "SERVICE_AWAY", details: {} };

function parse(text: string): Record<string, unknown> {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** What an `<input>` asks for: phones offer camera and library, and turn their own formats into one of these. */
export const takenTypes = ["image/jpeg", "image/png", "image/webp", "image/avif"];
const maxBytes = 10_000_000;

/** Why a file need not even be sent; the shop looks at its bytes again. A file of no stated type is sent. */
export function fileFault({ type, size }: { type: string; size: number }): "type" | "bytes" | "broken" | undefined {
  if (type !== "" && !takenTypes.includes(type)) return "type";
  if (size === 0) return "broken";
  return size > maxBytes ? "bytes" : undefined;
}
