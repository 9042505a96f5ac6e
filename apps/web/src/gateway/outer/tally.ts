/** The most of one kind of work at once: of one person, from one address, in all. */
export type Most = { perPerson?: number; perAddress: number; inAll: number };
export type Who = { address: string; person?: string | undefined };

/** Counts what is under way; what has ended leaves nothing behind. */
export function createTally({ perPerson = Infinity, perAddress, inAll }: Most) {
  const addresses = new Map<string, number>();
  const persons = new Map<string, number>();
  let all = 0;

  /** Answers how to leave again, once; undefined for one too many. */
  return function enter({ address, person }: Who): (() => void) | undefined {
    if (all >= inAll || (addresses.get(address) ?? 0) >= perAddress) return undefined;
    if (person !== undefined && (persons.get(person) ?? 0) >= perPerson) return undefined;
    all++;
    count(addresses, address, 1);
    if (person !== undefined) count(persons, person, 1);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      all--;
      count(addresses, address, -1);
      if (person !== undefined) count(persons, person, -1);
    };
  };
}

function count(of: Map<string, number>, key: string, by: number): void {
  const now = (of.get(key) ?? 0) + by;
  if (now > 0) of.set(key, now);
  else of.delete(key);
}
