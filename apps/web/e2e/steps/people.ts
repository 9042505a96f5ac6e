export type Person = { name: string; email: string; password: string; phone: string };

let met = 0;

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

/** A word nobody has used before: for names of shops and products. */
export function ownWord(): string {
  met += 1;
  const letters = (Date.now() * 100 + met)
    .toString(26)
    .replaceAll(/\d/g, (digit) => "qrstuvwxyz".charAt(Number(digit)));
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
