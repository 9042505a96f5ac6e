import { letterDistance } from "./letter-distance.ts";

/** What the catalogue knows of a typed word. */
export type Word = {
  word: string;
  /** Too common to mean anything: "the". */
  isStop: boolean;
  isKnown: boolean;
  /** The last word, and others may begin with it: it may be half typed. */
  isBeginning: boolean;
  /** Words that might be meant, with how many products say them. */
  near: { word: string; n: number }[];
};

/** One way to read a query: whole words, and the last as the beginning of one where `prefix` is not empty. */
export type Way = { text: string; prefix: string; corrected: string | null };

const maxWays = 8;
const maxChoices = 4;
/** Shorter words have too many neighbours to guess from. */
const shortestCorrected = 3;
/** From this length on, two wrong letters are still a typo. */
const longWord = 8;

/** The word and every shorter one a typo away: words stored under the same keys may be meant. */
export function keysOf(word: string): string[] {
  const once = withoutOne(word);
  const twice = word.length >= longWord ? once.flatMap(withoutOne) : [];
  return [...new Set([word, ...once, ...twice])];
}

function withoutOne(word: string): string[] {
  const letters = [...word];
  return letters.length < 2 ? [] : letters.map((_, i) => letters.toSpliced(i, 1).join(""));
}

type Choice = { word: string; isPrefix: boolean; cost: number };

/** Other ways to read the query, likeliest first; `isExact` allows no other words. */
export function waysToRead(words: readonly Word[], isExact: boolean): Way[] {
  let ways: Choice[][] = [[]];
  for (const word of words) {
    const choices = choicesOf(word, isExact);
    ways = ways.flatMap((way) => choices.map((choice) => [...way, choice]));
    // Cut as it grows: eight words with three choices each would be thousands.
    ways = ways.toSorted((a, b) => costOf(a) - costOf(b)).slice(0, maxWays + 1);
  }
  return ways.map((way) => wayOf(words, way)).filter(({ prefix, corrected }) => prefix !== "" || corrected !== null);
}

function costOf(way: readonly Choice[]): number {
  return way.reduce((sum, { cost }) => sum + cost, 0);
}

function choicesOf(given: Word, isExact: boolean): Choice[] {
  const { word, isStop, isKnown, isBeginning } = given;
  const same: Choice = { word, isPrefix: false, cost: isKnown || isStop ? 0 : 6 };
  if (isStop) return [same];
  const begun = isBeginning && word.length > 1 ? [{ word, isPrefix: true, cost: 0.5 }] : [];
  const others = isExact || word.length < shortestCorrected ? [] : nearestTo(given);
  return [same, ...begun, ...others].toSorted((a, b) => a.cost - b.cost).slice(0, maxChoices);
}

/** A first letter is seldom wrong, a word that many products say is often meant, a known word is seldom wrong at all. */
function nearestTo({ word, isKnown, near }: Word): Choice[] {
  const allowed = word.length >= longWord ? 2 : 1;
  return near.flatMap(({ word: other, n }) => {
    const wrong = letterDistance(word, other);
    if (wrong === 0 || wrong > allowed) return [];
    const unlikely = (other[0] === word[0] ? 0 : 0.4) + (isKnown ? 2 : 0);
    return [{ word: other, isPrefix: false, cost: 2 * wrong + unlikely - Math.min(0.9, Math.log10(1 + n) * 0.2) }];
  });
}

function wayOf(words: readonly Word[], way: readonly Choice[]): Way {
  const whole = way.filter(({ isPrefix }) => !isPrefix).map(({ word }) => word);
  const begun = way.find(({ isPrefix }) => isPrefix);
  const isCorrected = way.some(({ word }, i) => word !== words[i]?.word);
  return {
    text: whole.join(" "),
    prefix: begun ? `${begun.word}:*` : "",
    corrected: isCorrected ? way.map(({ word }) => word).join(" ") : null,
  };
}
