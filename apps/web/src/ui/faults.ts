/** What is wrong with a field and how to mend it: a text of a form's `faults`, and what to fill it with. */
export type Fault<Key extends string> = { key: Key; count?: number; example?: string };
/** Per field; one that is right has none. */
export type Faults<Key extends string> = Partial<Record<string, Fault<Key>>>;

export type Values = Readonly<Partial<Record<string, string>>>;

type Say<Key extends string> = (key: `faults.${Key}`, values: { count: number; example: string }) => string;

/** A sentence per field that has to be mended, in the language of `say`. */
export function sayFaults<Key extends string>(say: Say<Key>, faults: Faults<Key>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faults).flatMap(([name, fault]) =>
      fault ? [[name, say(`faults.${fault.key}`, { count: fault.count ?? 0, example: fault.example ?? "" })]] : [],
    ),
  );
}

export function needed<Key extends string>(value: string | undefined, key: Key): Fault<Key> | undefined {
  return value?.trim() ? undefined : { key };
}

/** Says what is wrong with an address, not only that it is. */
export function emailFault(email = ""): Fault<"emailMissing" | "emailWithoutAt" | "emailIncomplete"> | undefined {
  if (!email.trim()) return { key: "emailMissing" };
  if (!email.includes("@")) return { key: "emailWithoutAt" };
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()) ? undefined : { key: "emailIncomplete" };
}

/** A number is nobody's duty: none is right. */
export function phoneFault<Key extends string>(phone = "", key: Key): Fault<Key> | undefined {
  return !phone.trim() || /^\+?[0-9 ()-]{6,24}$/.test(phone.trim()) ? undefined : { key };
}
