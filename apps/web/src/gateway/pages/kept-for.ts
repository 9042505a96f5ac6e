/**
 * One answer for all who ask the same within a while, also while it is still on its way.
 * @param ms how long an answer is kept; one that failed is not.
 * @param most so many answers at most: then the eldest goes.
 */
export function keptFor<Answer>(ms: number, most: number) {
  const kept = new Map<string, { until: number; answer: Promise<Answer> }>();
  return (key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const known = kept.get(key);
    if (known && known.until > Date.now()) return known.answer;
    kept.delete(key);
    const [eldest] = kept.keys();
    if (kept.size >= most && eldest !== undefined) kept.delete(eldest);
    const answer = ask();
    kept.set(key, { until: Date.now() + ms, answer });
    answer.catch(() => kept.delete(key));
    return answer;
  };
}
