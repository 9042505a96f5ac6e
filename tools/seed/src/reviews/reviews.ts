import { categories } from "../catalogue/categories.ts";
import { sittingOf } from "../catalogue/picture-book.ts";
import { sellers } from "../catalogue/sellers.ts";
import type { Product, SellerBehaviour } from "../catalogue/types.ts";
import { popularityOf } from "../popularity.ts";
import { diceOf } from "../random.ts";
import type { Dice } from "../random.ts";
import { carryRemarks } from "./carry-remarks.ts";
import { afterthoughts, categoryRemarks, generalRemarks, sellerRemarks } from "./general-remarks.ts";
import { homeRemarks } from "./home-remarks.ts";
import { kitchenRemarks } from "./kitchen-remarks.ts";
import { playRemarks } from "./play-remarks.ts";
import type { Remarks } from "./remarks.ts";
import { reviewTitles } from "./review-titles.ts";
import { reviewers } from "./reviewers.ts";
import { sellerReplies } from "./seller-replies.ts";

export interface Review {
  /** The product's slug. */
  product: string;
  /** First name and initial. */
  author: string;
  rating: number;
  title: string;
  body: string;
  daysAgo: number;
  /** Which variant it was, by its values; absent when the product has none or nobody said. */
  variantValues?: string[];
  sellerReply?: { body: string; daysAgo: number };
}

const wanted = 1_300;
const most = 36;
/** Chances of five, four, three, two and one stars; most products are liked, a few are not. */
const moods = [
  { share: 40, stars: [66, 22, 6, 2, 4] },
  { share: 45, stars: [58, 24, 8, 4, 6] },
  { share: 15, stars: [40, 29, 14, 7, 10] },
];
const usualStars = [58, 24, 8, 4, 6];
const silence = 0.06;
const byKind = remarksByKind({ ...kitchenRemarks, ...homeRemarks, ...carryRemarks, ...playRemarks });
const topOf = new Map(categories.flatMap(({ slug, children }) => children.map((child) => [child.slug, slug])));

/** About 1,200 reviews of these products, the same on every run. */
export function reviewsFor(products: readonly Product[]): Review[] {
  const shares = popularityOf(products);
  return products.flatMap((product, at) => reviewsOf(product, shares[at] ?? 0));
}

function reviewsOf(product: Product, share: number): Review[] {
  const dice = diceOf(`reviews of ${product.slug}`);
  if (dice.chance(silence)) return [];
  const count = Math.min(most, Math.floor(share * wanted + dice.next()));
  const stars = moods[dice.weighted(moods.map((mood) => mood.share))]?.stars ?? usualStars;
  const page = pageOf(product, dice);
  const reviews: Review[] = [];
  for (let written = 0; written < count; written++) {
    const rating = 5 - dice.weighted(stars);
    const review = reviewOf({ product, rating, page, dice });
    if (review) reviews.push(review);
  }
  return reviews;
}

/** Draws what has not been said on this page yet. */
type Deck = () => string | undefined;

interface Page {
  author: Deck;
  title: (rating: number) => string | undefined;
  good: Deck;
  mid: Deck;
  poor: Deck;
  afterthought: Deck;
  reply: (rating: number) => string | undefined;
}

function pageOf(product: Product, dice: Dice): Page {
  const own = [
    remarksAbout(product),
    categoryRemarks[topOf.get(product.category) ?? ""],
    sellerRemarks[product.seller],
  ];
  const titles = new Map(Object.entries(reviewTitles).map(([rating, texts]) => [Number(rating), deckOf(texts, dice)]));
  const remarks = (tone: keyof Remarks) =>
    mixed(
      own.flatMap((some) => some?.[tone] ?? []),
      generalRemarks[tone],
      dice,
    );
  return {
    author: deckOf(reviewers, dice),
    title: (rating) => titles.get(rating)?.(),
    good: remarks("good"),
    mid: remarks("mid"),
    poor: remarks("poor"),
    afterthought: deckOf(afterthoughts, dice),
    reply: repliesOf(product.seller, dice),
  };
}

function deckOf(texts: readonly string[], dice: Dice): Deck {
  const left = dice.shuffle(texts);
  return () => left.pop();
}

/** Mostly about the thing itself, as long as there is something left to say about it. */
function mixed(own: readonly string[], general: readonly string[], dice: Dice): Deck {
  const [first, second] = [deckOf(own, dice), deckOf(general, dice)];
  return () => (dice.chance(0.62) ? (first() ?? second()) : (second() ?? first()));
}

function repliesOf(seller: string, dice: Dice): Page["reply"] {
  const replies = sellerReplies[seller];
  const behaviour = sellers.find(({ slug }) => slug === seller)?.behaviour;
  if (!replies || !behaviour) return () => undefined;
  const decks = { good: deckOf(replies.good, dice), poor: deckOf(replies.poor, dice) };
  return (rating) => {
    if (rating === 3) return undefined;
    const tone: keyof SellerBehaviour["replyShare"] = rating > 3 ? "good" : "poor";
    return dice.chance(behaviour.replyShare[tone]) ? decks[tone]() : undefined;
  };
}

interface Writing {
  product: Product;
  rating: number;
  page: Page;
  dice: Dice;
}

/** Nothing when this page has run out of names, titles or things to say. */
function reviewOf({ product, rating, page, dice }: Writing): Review | undefined {
  const [author, title, body] = [page.author(), page.title(rating), bodyOf(rating, page, dice)];
  if (!author || !title || body === "") return undefined;
  const daysAgo = 1 + Math.floor(400 * dice.next() ** 1.4);
  const variant = product.options.length > 0 && dice.chance(0.75) ? dice.pick(product.variants) : undefined;
  const reply = page.reply(rating);
  return {
    product: product.slug,
    author,
    rating,
    title,
    body,
    daysAgo,
    ...(variant && { variantValues: variant.values }),
    ...(reply && {
      sellerReply: { body: reply, daysAgo: dice.between({ min: Math.max(0, daysAgo - 5), max: daysAgo }) },
    }),
  };
}

function bodyOf(rating: number, page: Page, dice: Dice): string {
  return drawsFor(rating, page, dice)
    .map((draw) => draw())
    .filter((text) => text !== undefined)
    .join(" ");
}

function drawsFor(rating: number, { good, mid, poor, afterthought }: Page, dice: Dice): Deck[] {
  if (rating === 5) return [[good], [good, good], [good, good, good]][dice.weighted([42, 44, 14])] ?? [good];
  if (rating === 4) return dice.chance(0.75) ? [good, mid] : [good];
  if (rating === 3) return dice.chance(0.5) ? [good, mid] : [mid];
  if (rating === 2) return dice.chance(0.6) ? [mid, poor] : [poor];
  return dice.chance(0.65) ? [poor, afterthought] : [poor];
}

/** What is said about this kind of thing: a product's own name comes before what its picture shows. */
export function remarksAbout({ slug, pictures: [first] }: Product): Remarks | undefined {
  return byKind.get(slug) ?? byKind.get(sittingOf(first?.file ?? ""));
}

function remarksByKind(remarks: Record<string, Remarks>): Map<string, Remarks> {
  return new Map(Object.entries(remarks).flatMap(([kinds, said]) => kinds.split(" ").map((kind) => [kind, said])));
}
