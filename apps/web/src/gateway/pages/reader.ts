import { randomBytes } from "node:crypto";
import type { Session, Viewer } from "../session/session-token.ts";

/** Told by proxy.ts to the page. */
export const readerHeader = "x-reader";

/** Strangers, guests and customers with an account read the same pages but for what is filled in. */
export type Reader = {
  viewer: Viewer | undefined;
  count: string;
  /** Since when the page is perhaps not true any more, "" for one that is. */
  asOf: string;
};

/** Stand in a kept page where each reader's own goes. */
export const marks = {
  nonce: mark(""),
  firstName: mark(),
  lastName: mark(),
  email: mark(),
  count: mark(),
  asOf: mark(),
} as const;
/** What lets the scripts of one answer run. */
export const newNonce = () => randomBytes(16).toString("base64");
/** All are as long as each other, which a page that is compressed before it has one relies on. */
export const nonceLength = newNonce().length;
export type Slot = keyof typeof marks;
export type Own = Record<Slot, string>;

/** Begins like nothing else does, so that half of one can be told. */
function mark(start = "~"): string {
  return start + randomBytes(16).toString("hex");
}

const isPlain = (text: string) => /^[\p{L}\p{M}\p{N}@._+'’ -]*$/u.test(text) && text.length <= 200;

/**
 * What is this reader's own in a page drawn for many. Undefined for whose pages are drawn for them alone: sellers, admins, and
 * people whose name is more than letters, which would be written differently in a page's text and in its scripts.
 */
export function ownOf(session: Session | undefined, count: number): Omit<Own, "nonce" | "asOf"> | undefined {
  if (!session) return { firstName: "", lastName: "", email: "", count: "0" };
  const { role, name, email, guest } = session.user;
  if (role !== "user" || (!guest && !(isPlain(name) && isPlain(email)))) return undefined;
  const [firstName = "", ...others] = name.split(" ");
  return { firstName, lastName: others.join(" "), email, count: String(count) };
}

/** Whom to draw the page for, so that it does for everybody like them. */
export function anyoneLike(session: Session | undefined, count: number): Reader {
  if (!session) return { viewer: undefined, count: "0", asOf: marks.asOf };
  const { guest } = session.user;
  const name = `${marks.firstName} ${marks.lastName}`;
  return {
    viewer: { userId: "", role: "user", guest, name, email: marks.email },
    count: count === 0 ? "0" : marks.count,
    asOf: marks.asOf,
  };
}

export function readerIn(said: string | null): Reader | undefined {
  return said ? (JSON.parse(said) as Reader) : undefined;
}
