type Bucket = { tokens: number; at: number };
type Rate = { perSecond: number; burst: number };

/** Token buckets by key, in memory: each copy of the gateway counts for itself. */
export function createRateLimit(capacity = 50_000) {
  const buckets = new Map<string, Bucket>();
  /** Takes one token. Answers 0 when there was one, else the whole seconds until there is. */
  return function take(key: string, rate: Rate, now: number): number {
    const known = buckets.get(key);
    const passed = known ? Math.max(0, now - known.at) / 1000 : 0;
    const tokens = known ? Math.min(rate.burst, known.tokens + passed * rate.perSecond) : rate.burst;
    // Put back at the end: the first key of the map is the one seen longest ago.
    buckets.delete(key);
    if (buckets.size >= capacity) buckets.delete(buckets.keys().next().value ?? key);
    const left = tokens >= 1 ? tokens - 1 : tokens;
    buckets.set(key, { tokens: left, at: now });
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / rate.perSecond));
  };
}

export type TakeToken = ReturnType<typeof createRateLimit>;
