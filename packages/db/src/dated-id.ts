import { createHash } from "node:crypto";

/** A UUID v7 of a moment, the same for the same name: for rows of the past, whose lists are in the order of ids. */
export function datedId<T extends string>(at: Date, name: string): T {
  const time = at.getTime().toString(16).padStart(12, "0");
  const rest = createHash("sha256").update(name).digest("hex");
  const id = [time.slice(0, 8), time.slice(8), `7${rest.slice(0, 3)}`, `8${rest.slice(3, 6)}`, rest.slice(6, 18)];
  return id.join("-") as T;
}
