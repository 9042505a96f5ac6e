/** What a browser keeps for itself: a short list under a name, newest first. Whatever else stands there is left out. */
export type OwnList<T> = {
  name: string;
  most: number;
  idOf: (item: T) => string;
  isItem: (value: unknown) => value is T;
};

const changed = "stallhouse:own-list";

export function withNewest<T>({ most, idOf }: Pick<OwnList<T>, "most" | "idOf">, items: readonly T[], item: T): T[] {
  return [item, ...items.filter((other) => idOf(other) !== idOf(item))].slice(0, most);
}

export function parseList<T>({ most, isItem }: Pick<OwnList<T>, "most" | "isItem">, text: string | null): T[] {
  try {
    const found: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found.filter(isItem).slice(0, most) : [];
  } catch {
    return [];
  }
}

/** A browser that keeps nothing, or has no room left, is no fault: the list is then empty. */
function rawOf({ name }: { name: string }): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write<T>({ name }: OwnList<T>, items: readonly T[]): void {
  try {
    localStorage.setItem(name, JSON.stringify(items));
  } catch {
    return;
  }
  window.dispatchEvent(new Event(changed));
}

export const ownList = {
  /** The stored text, the same as long as nothing changed; `parseList` reads it. */
  raw: rawOf,
  read: <T>(list: OwnList<T>) => parseList(list, rawOf(list)),
  put: <T>(list: OwnList<T>, item: T) => write(list, withNewest(list, ownList.read(list), item)),
  drop: <T>(list: OwnList<T>, id: string) =>
    write(
      list,
      ownList.read(list).filter((item) => list.idOf(item) !== id),
    ),
  /** Changes here and in other tabs. */
  listen: (hear: () => void): (() => void) => {
    window.addEventListener(changed, hear);
    window.addEventListener("storage", hear);
    return () => {
      window.removeEventListener(changed, hear);
      window.removeEventListener("storage", hear);
    };
  },
};
