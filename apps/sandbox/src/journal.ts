import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

export type Journal = {
  /** On its way to the disk before it answers: what a caller was told survives kill -9. */
  append(line: object): void;
  /** Writes the file anew when most of it is out of date. */
  tidy(): void;
  /** Leaves nothing of what was written. */
  empty(): void;
  close(): void;
};

type Content = {
  /** Takes in a line as it was appended. */
  replay: (line: object) => void;
  /** Lines that say all there is to know now. */
  snapshot: () => Iterable<object>;
  /** Bytes that may be appended before the file is looked through, however little is remembered. */
  slack: number;
};

/**
 * A file of JSON lines. It is read piece by piece, since no string may hold all of it, and written anew once half of it came
 * after the last time: so it grows with what is remembered, not with what happened.
 */
export function openJournal(path: string, { replay, snapshot, slack }: Content): Journal {
  mkdirSync(dirname(path), { recursive: true });
  let file = openSync(path, "a+");
  let size = 0;
  /** How long the file was when all of it was needed. */
  let needed = 0;
  for (const { text, bytes } of linesOf(file)) {
    const line = JSON.parse(text) as { needed: number } | { put: object };
    if ("needed" in line) needed = line.needed;
    else replay(line);
    size += bytes;
  }
  // A kill in the middle of a write leaves half a line; it was never answered, so it never happened.
  if (size < fstatSync(file).size) ftruncateSync(file, size);

  const append = (line: object) => void (size += writeSync(file, `${JSON.stringify(line)}\n`));
  return {
    append,
    tidy: () => {
      if (size - needed <= Math.max(slack, needed)) return;
      const old = file;
      const anew = `${path}.new`;
      rmSync(anew, { force: true });
      file = openSync(anew, "a+");
      size = 0;
      for (const line of snapshot()) append(line);
      needed = size;
      append({ needed });
      fsyncSync(file);
      renameSync(anew, path);
      closeSync(old);
    },
    empty: () => {
      ftruncateSync(file);
      size = 0;
      needed = 0;
    },
    close: () => closeSync(file),
  };
}

const pieceBytes = 1 << 20;

/** The whole lines of a file, each with its length on the disk. */
function* linesOf(file: number): Generator<{ text: string; bytes: number }> {
  const piece = Buffer.allocUnsafe(pieceBytes);
  let rest = Buffer.alloc(0);
  for (let at = 0, read = 0; (read = readSync(file, piece, 0, pieceBytes, at)) > 0; at += read) {
    const known = Buffer.concat([rest, piece.subarray(0, read)]);
    let from = 0;
    for (let end = known.indexOf(10); end >= 0; end = known.indexOf(10, from)) {
      yield { text: known.toString("utf8", from, end), bytes: end + 1 - from };
      from = end + 1;
    }
    rest = known.subarray(from);
  }
}
