export type Person = { name: string; email: string; password: string; phone: string };

let met = 0;
/** Stories run side by side: nobody of theirs has the same name. */
const side = Number(process.env.TEST_PARALLEL_INDEX ?? 0);

/** Somebody nobody has met before. */
export function stranger(name: string): Person {
  met += 1;
  const mark = `${Date.now().toString(36)}${process.pid.toString(36)}${met}`;
  return {
    name,
    email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}.${mark}@people.stallhouse.example`,
    password: "three plain words here",
    phone: `+351 9${String(Date.now() % 1_000_000).padStart(6, "0")}${String(met % 100).padStart(2, "0")}`,
  };
}

const consonants = "bcdfghjklmnpqrstvwxz";

/** A word nobody has used before: for names of shops and products. Without vowels it spells no label of a page by chance. */
export function ownWord(): string {
  met += 1;
  const letters = (Date.now() * 1_000 + met * 10 + side)
    .toString(consonants.length)
    .replaceAll(/./g, (digit) => consonants.charAt(Number.parseInt(digit, consonants.length)));
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
