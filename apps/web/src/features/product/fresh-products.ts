type Dated = { createdAt: string };

const newMs = 14 * 86_400_000;

/** Those that came lately; none when most of them did: when everything is new, nothing is. */
export function freshProducts<P extends Dated>(products: readonly P[], now = Date.now()): ReadonlySet<P> {
  const fresh = products.filter(({ createdAt }) => now - new Date(createdAt).getTime() < newMs);
  return new Set(fresh.length * 2 <= products.length ? fresh : []);
}
