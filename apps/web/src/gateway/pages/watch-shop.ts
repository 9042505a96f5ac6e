type Answer = { next: string; changes: { seq: number; tags: string[] }[] };
export type AskChanges = (after: string | undefined) => Promise<Answer>;
type Watch = {
  ask: AskChanges;
  tell: (tags: readonly string[]) => void;
  now?: () => number;
};

export const pollMs = 500;
/** Not answered for so long, we do not know whether something changed. */
const patienceMs = 1_500;
/** Catalog forgets what it told: after a longer silence it is asked anew. */
const longestSilenceMs = 30_000;

/** Asks catalog again and again what changed, and tells it on, each change once. */
export function watchShop({ ask, tell, now = Date.now }: Watch) {
  let next: string | undefined;
  let known = new Set<number>();
  let since = Infinity;
  let heardAt = -Infinity;
  let unanswered = 0;

  return {
    /** Once; a question without an answer is thrown. */
    async poll(): Promise<void> {
      const askedAt = now();
      const isAnew = askedAt - heardAt > longestSilenceMs;
      unanswered++;
      const answer = await ask(isAnew ? undefined : next);
      unanswered = 0;
      const news = answer.changes.filter(({ seq }) => !known.has(seq));
      known = new Set(answer.changes.map(({ seq }) => seq));
      next = answer.next;
      // Told before anybody may believe that nothing was missed.
      if (news.length > 0) tell(news.flatMap(({ tags }) => tags));
      if (isAnew) since = askedAt;
      heardAt = askedAt;
    },
    /** Whether it stopped answering: a question failed, and another is on its way. */
    isAway: (): boolean => unanswered > 1 && now() - heardAt > patienceMs,
    /** Whether every change since that moment was told, but for the last second's. */
    hasSeenAll: (from: number): boolean => from >= since && now() - heardAt <= patienceMs,
  };
}
