type Bounds<Thing> = { most: number; sizeOf: (thing: Thing) => number };

/** Things by name, up to so many bytes: whatever was asked for least recently makes room. */
export function createByBytes<Thing>({ most, sizeOf }: Bounds<Thing>) {
  const things = new Map<string, Thing>();
  let bytes = 0;

  function drop(name: string): void {
    const thing = things.get(name);
    if (thing === undefined) return;
    bytes -= sizeOf(thing);
    things.delete(name);
  }

  return {
    drop,
    get(name: string): Thing | undefined {
      const thing = things.get(name);
      if (thing !== undefined && things.delete(name)) things.set(name, thing);
      return thing;
    },
    put(name: string, thing: Thing): void {
      drop(name);
      things.set(name, thing);
      bytes += sizeOf(thing);
      for (const eldest of things.keys()) {
        if (bytes <= most) return;
        drop(eldest);
      }
    },
    all: () => things.values(),
  };
}
