import { NextResponse } from "next/server";
import { gzipFilled, packedHeader, packParts } from "./packed-page.ts";
import type { Packed } from "./packed-page.ts";
import { marks, nonceLength } from "./reader.ts";
import type { Own, Slot } from "./reader.ts";

/** `parts`: what stands before, between and after the marks, as bytes and compressed: each costs more than all else. */
type Cut = Packed & { slots: Slot[] };
export type Kept = Cut & { status: number; headers: [string, string][] };

const slotOf = new Map(Object.entries(marks).map(([slot, mark]) => [mark, slot as Slot]));
const anyMark = new RegExp(`(${Object.values(marks).join("|")})`);
/** Where Next ends one piece of a page's data and begins the next: anywhere, in the middle of a mark too. */
const seam = new RegExp(`"\\]\\)</script><script nonce="${marks.nonce}">self\\.__next_f\\.push\\(\\[1,"`, "g");
const torn = /~[0-9a-f]{0,31}"\]\)<\/script>/;

/** Undefined for a page with a mark that is not whole. */
export function cutAtMarks(html: string): Cut | undefined {
  const joined = html.replaceAll(seam, "");
  if (torn.test(joined)) return undefined;
  const pieces = joined.split(anyMark);
  const parts = pieces.filter((_, i) => i % 2 === 0).map((part) => Buffer.from(part));
  const slots = pieces.filter((_, i) => i % 2 === 1).map((mark) => slotOf.get(mark) ?? "nonce");
  const gaps = slots.map((slot) => (slot === "nonce" ? nonceLength : undefined));
  return { ...packParts(parts, gaps), slots };
}

/** A page as one reader gets it; `isPacked` as gzip, and then Next does not do it again. */
export function filledIn(
  kept: Kept,
  own: Partial<Own> & Pick<Own, "nonce">,
  { isPacked }: { isPacked: boolean },
): NextResponse {
  const bytes = new Map(Object.entries(own).map(([slot, text]) => [slot, Buffer.from(text)]));
  const fills = kept.slots.map((slot) => bytes.get(slot) ?? Buffer.alloc(0));
  const page = isPacked
    ? gzipFilled(kept, fills)
    : Buffer.concat(kept.parts.flatMap((part, i) => [part, fills[i] ?? Buffer.alloc(0)]));
  const headers = new Headers(kept.headers.map(([name, value]) => [name, value.replaceAll(marks.nonce, own.nonce)]));
  headers.set("vary", "accept-encoding");
  if (isPacked) {
    headers.set(packedHeader, "gzip");
    headers.set("cache-control", "private, no-store, no-transform");
  }
  return new NextResponse(page, { status: kept.status, headers });
}

/** Whether gzip is among what a request says its sender takes, and not ruled out by a weight of nothing. */
export function takesGzip({ headers }: Request): boolean {
  return /(?:^|[\s,])gzip(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/i.test(headers.get("accept-encoding") ?? "");
}

/** Nothing of the reader it was made for. */
export function headersToKeep({ headers }: Response): [string, string][] {
  return ["content-type", "cache-control", "link"].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
}
