import { referenceFor, sizes } from "@stallhouse/studio/sizes";
import type { Picture, Product } from "./types.ts";

/** What the studio draws of one shape. `{c}` in a text is the colour in words. */
interface Sitting {
  colors: string[];
  main: string;
  /** The second view, drawn of the first colour only. */
  turned: string;
}

const words: Record<string, string> = {
  chalk: "white",
  sand: "sand-coloured",
  forest: "deep green",
  rust: "orange-red",
  ink: "blue-black",
  ocean: "blue",
  navy: "navy-blue",
  moss: "moss-green",
  terracotta: "terracotta-coloured",
  mustard: "mustard-yellow",
  slate: "slate-grey",
  coral: "coral-red",
  graphite: "dark grey",
  oak: "oak",
  walnut: "walnut",
  cognac: "brown",
  linen: "linen-coloured",
};

function sitting(colors: string, main: string, turned: string): Sitting {
  return { colors: colors.split(" "), main, turned };
}

const pictureBook: Record<string, Sitting> = {
  "tall-mug": sitting(
    "forest rust sand ink",
    "Tall {c} mug, handle to the right",
    "Tall {c} mug seen from above, handle to the left",
  ),
  "espresso-cup": sitting(
    "sand ocean",
    "Small {c} cup of coffee on its saucer",
    "Small {c} cup and saucer, other side",
  ),
  casserole: sitting(
    "rust forest graphite",
    "Round {c} casserole with lid and steel knob",
    "Round {c} casserole, one handle toward you",
  ),
  "chopping-board": sitting(
    "oak walnut",
    "Rounded {c} board with a knife lying on it",
    "Rounded {c} board, its hole to the right",
  ),
  mills: sitting(
    "oak",
    "A tall {c} mill beside a shorter, darker one",
    "Two mills in {c} and a darker wood, short one in front",
  ),
  "storage-jar": sitting(
    "chalk moss",
    "Round {c} jar closed with an oak lid",
    "Round {c} jar from above, grain of the lid showing",
  ),
  bottle: sitting(
    "navy forest rust",
    "Slim {c} bottle with a steel cap and loop",
    "Slim {c} bottle turned, loop seen from the side",
  ),
  bowl: sitting("sand ocean", "Deep round bowl in a {c} glaze", "Deep {c} bowl from above, its inside visible"),
  plates: sitting(
    "chalk terracotta",
    "Stack of {c} plates with a bowl on top",
    "Stack of {c} plates and a bowl from above",
  ),
  vase: sitting("terracotta chalk", "Round-bellied {c} vase with a slim neck", "Round-bellied {c} vase from above"),
  "bud-vase": sitting(
    "moss ink",
    "Little {c} vase with one yellow flower",
    "Little {c} vase and its flower from behind",
  ),
  teapot: sitting("ink sand", "Round {c} teapot, spout to the right", "Round {c} teapot, spout to the left"),
  pitcher: sitting("chalk ocean", "Slim {c} pitcher, handle to the left", "Slim {c} pitcher, handle to the right"),
  planter: sitting(
    "terracotta chalk",
    "Rimmed {c} pot planted with a dracaena",
    "Rimmed {c} pot and its plant from another side",
  ),
  "dining-chair": sitting(
    "coral navy",
    "Dining chair with {c} seat and back on oak legs",
    "Dining chair with {c} covers, turned to the left",
  ),
  "lounge-chair": sitting(
    "moss linen",
    "Low oak lounge chair with {c} cushions",
    "Low oak lounge chair with {c} cushions, other side",
  ),
  stool: sitting(
    "oak graphite",
    "Three-legged {c} stool with a round seat",
    "Three-legged {c} stool from another side",
  ),
  "side-table": sitting("chalk forest", "Round {c} table on one foot, two books on it", "Round {c} table from above"),
  bookshelf: sitting(
    "oak",
    "Tall {c} bookshelf with books, pots and a basket",
    "Tall {c} bookshelf, right side showing",
  ),
  sideboard: sitting(
    "walnut oak",
    "Long {c} sideboard with doors, drawers and brass pulls",
    "Long {c} sideboard from its right end",
  ),
  bench: sitting(
    "mustard slate",
    "Long oak bench with a {c} cushion",
    "Oak bench with a {c} cushion, from the other end",
  ),
  "table-lamp": sitting(
    "linen rust",
    "Lamp with a brass foot and a {c} shade",
    "Lamp with a {c} shade, its opening visible",
  ),
  "desk-lamp": sitting(
    "mustard graphite chalk",
    "Jointed {c} desk lamp reaching to the right",
    "Jointed {c} desk lamp, bulb visible",
  ),
  "floor-lamp": sitting(
    "linen",
    "Tripod floor lamp with a {c} drum shade",
    "Tripod floor lamp with a {c} shade, turned",
  ),
  "mushroom-lamp": sitting(
    "coral chalk",
    "Mushroom-shaped {c} lamp, its globe glowing",
    "Mushroom-shaped {c} lamp from above",
  ),
  candle: sitting("forest terracotta", "Lit candle in a {c} jar", "Lit candle in a {c} jar, wax and flame from above"),
  lantern: sitting(
    "graphite",
    "Square {c} lantern with a lit candle",
    "Square {c} lantern turned, candle between posts",
  ),
  headphones: sitting("chalk graphite", "Over-ear {c} headphones", "Over-ear {c} headphones from the other side"),
  speaker: sitting(
    "walnut chalk",
    "Bookshelf speaker in a {c} case, two cones",
    "Bookshelf speaker in a {c} case, right side showing",
  ),
  "portable-speaker": sitting(
    "coral navy sand",
    "Cylinder-shaped {c} speaker with three buttons",
    "Cylinder-shaped {c} speaker, left end toward you",
  ),
  turntable: sitting(
    "walnut",
    "Turntable with a {c} plinth and a black record",
    "Turntable with a {c} plinth from the left",
  ),
  earbuds: sitting("chalk graphite", "Pair of {c} earbuds in their open case", "Pair of {c} earbuds, other side"),
  radio: sitting("moss chalk", "Table radio in {c} with slats and a dial", "Table radio in {c}, right side showing"),
  tote: sitting("mustard slate", "Canvas tote in {c} with leather handles", "Canvas tote in {c}, its mouth open"),
  backpack: sitting(
    "forest navy rust",
    "Canvas backpack in {c} with a leather lid",
    "Canvas backpack in {c}, shoulder straps showing",
  ),
  duffel: sitting("slate rust", "Travel bag in {c} with leather handles", "Travel bag in {c} from its right end"),
  crossbody: sitting(
    "cognac forest",
    "Small {c} leather bag with a flap and a brass ring",
    "Small {c} leather bag turned to the left",
  ),
  wallet: sitting(
    "cognac graphite",
    "Leather wallet in {c}, two cards showing",
    "Leather wallet in {c}, turned to the left",
  ),
  watch: sitting("cognac ink", "Wrist watch on a {c} strap", "Wrist watch on a {c} strap, turned"),
  cushion: sitting("mustard forest terracotta", "Square {c} cushion, plump", "Square {c} cushion from its side"),
  throw: sitting("sand slate moss", "Folded {c} throw with fringes", "Folded {c} throw from the other end"),
  towels: sitting("chalk ocean terracotta", "Stack of folded {c} towels", "Stack of {c} towels from its side"),
  "tea-towel": sitting("linen navy", "Tea towel in {c} with woven stripes", "Tea towel in {c}, turned"),
  rug: sitting("rust ink", "Woven rug in {c}, one end rolled", "Woven rug in {c} from the other side"),
  monstera: sitting("terracotta chalk", "Monstera in a {c} pot", "Monstera in a {c} pot from another side"),
  cactus: sitting("terracotta ocean", "Cactus in a {c} pot", "Cactus in a {c} pot from another side"),
  "snake-plant": sitting("chalk graphite", "Snake plant in a {c} pot", "Snake plant in a {c} pot from another side"),
  "trailing-plant": sitting("moss chalk", "Trailing plant in a {c} pot", "Trailing plant in a {c} pot, turned"),
  "herb-pot": sitting("chalk terracotta", "Leafy herb in a {c} pot", "Leafy herb in a {c} pot from above"),
  notebook: sitting("forest coral ink", "Notebook with a {c} cover", "Notebook with a {c} cover, turned"),
  "fountain-pen": sitting("graphite navy", "Fountain pen in {c}, cap off", "Fountain pen in {c}, turned"),
  "pencil-cup": sitting("oak chalk", "Pencil cup in {c}, filled with pencils", "Pencil cup in {c} from above"),
  book: sitting("rust ocean mustard", "Clothbound book with a {c} cover", "Clothbound {c} book, spine toward you"),
  "desk-tray": sitting("oak walnut", "Desk tray in {c} with compartments", "Desk tray in {c} from above"),
  tent: sitting("moss mustard", "Small {c} tent, its door open", "Small {c} tent from the other side"),
  "enamel-mug": sitting("chalk navy forest", "Enamel mug in {c} with a dark rim", "Enamel mug in {c}, handle turned"),
  flask: sitting("forest slate", "Vacuum flask in {c} with a steel cup", "Vacuum flask in {c}, turned"),
  "camp-lantern": sitting("rust graphite", "Camp lantern in {c} with a wire handle", "Camp lantern in {c}, turned"),
  "camp-chair": sitting(
    "slate moss",
    "Folding camp chair with a {c} seat",
    "Folding chair with a {c} seat from behind",
  ),
  train: sitting("coral forest", "Wooden train with a {c} engine", "Wooden train with a {c} engine, other side"),
  blocks: sitting("oak", "Tower of {c} building blocks", "Tower of {c} building blocks from another side"),
  "stacking-rings": sitting(
    "coral ocean",
    "Stacking rings with a {c} top",
    "Stacking rings with a {c} top, from above",
  ),
  "spinning-top": sitting("mustard coral", "Spinning top in {c}", "Spinning top in {c}, turned"),
  kite: sitting("coral navy", "Kite in {c} with a tail of bows", "Kite in {c} from the other side"),
  chess: sitting("walnut", "Chess board in {c} and maple with its men", "Chess board in {c} and maple, turned"),
  "field-watch": sitting("moss graphite", "Field watch on a {c} strap", "Field watch on a {c} strap, turned"),
  "dress-watch": sitting("cognac navy", "Slim watch on a {c} strap", "Slim watch on a {c} strap, turned"),
  "wall-clock": sitting("chalk walnut", "Round wall clock in {c}", "Round wall clock in {c} from its side"),
  "alarm-clock": sitting("mustard chalk", "Alarm clock in {c} on two feet", "Alarm clock in {c}, turned"),
};

export type View = "main" | "turned" | "scale";

const side = 640;

/** The studio's picture of a sitting; throws when the studio draws no such thing. */
export function studioPicture(name: string, color: string, view: View): Picture {
  const found = pictureBook[name];
  if (!found || !hasView(found, color, view)) throw new Error(`There is no picture ${name}-${color}-${view}.`);
  const shown = found[view === "turned" ? "turned" : "main"].replaceAll("{c}", words[color] ?? color);
  const alt = view === "scale" ? `${shown}, ${besideIt[referenceFor(sizes[name] ?? 0)]}` : shown;
  return { file: `${name}-${color}-${view}.webp`, alt, width: side, height: side };
}

const besideIt = {
  matchbox: "with a matchbox beside it for size",
  pencil: "with a pencil in front of it for size",
  person: "with the figure of a grown person for size",
};

/**
 * A product's own pictures, and at the end one that shows its size. A product of one picture gets the turned view too. The
 * studio turns and measures a sitting's first colour only: these stand for all variants where the product lacks it.
 */
export function withScale(product: Product): Product {
  const { pictures, options } = product;
  const name = sittingOf(pictures[0]?.file ?? "");
  const first = pictureBook[name]?.colors[0] ?? "";
  const value = options[0]?.values.find((known) => known.toLowerCase() === first);
  const isColored = pictures.some(({ color }) => color);
  const more = (view: View) => ({
    ...studioPicture(name, first, view),
    ...(isColored && value ? { color: value } : {}),
  });
  const views: View[] = pictures.length < 2 ? ["turned", "scale"] : ["scale"];
  return { ...product, pictures: [...pictures, ...views.map(more)] };
}

/** Of products that would begin with the same picture, another one begins with the other view where nothing else does. */
export function toldApart(products: readonly Product[]): Product[] {
  const firstOf = ({ pictures }: Product) => pictures[0]?.file ?? "";
  const wanted = new Set(products.map(firstOf));
  const taken = new Set<string>();
  return products.map((product) => {
    const { pictures } = product;
    const first = firstOf(product);
    const other = turnedOf(first);
    const isTwice = taken.has(first);
    taken.add(first);
    if (!isTwice || wanted.has(other) || !pictures.some(({ file }) => file === other)) return product;
    wanted.add(other);
    return { ...product, pictures: [...pictures].sort((a, b) => Number(b.file === other) - Number(a.file === other)) };
  });
}

export const turnedOf = (file: string) => file.replace("-main.", "-turned.");

export function isDrawn(name: string, color: string, view: View): boolean {
  const found = pictureBook[name];
  return found !== undefined && hasView(found, color, view);
}

function hasView({ colors }: Sitting, color: string, view: View): boolean {
  return view === "main" ? colors.includes(color) : colors[0] === color;
}

/** The sitting a picture's file is named after: "tall-mug" of "tall-mug-forest-main.webp". */
export function sittingOf(file: string): string {
  return file.replace(/-[a-z]+-(?:main|turned|scale)\.webp$/, "");
}
