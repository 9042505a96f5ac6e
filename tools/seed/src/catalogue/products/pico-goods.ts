import { paragraphs, picture, variant } from "../build.ts";
import type { Product } from "../types.ts";

const seller = "pico-goods";

export const picoGoods: Product[] = [
  {
    slug: "market-tote",
    title: "Market tote, waxed canvas",
    seller,
    category: "totes-and-shoulder-bags",
    summary: "Stands open by itself and carries ten kilos of oranges.",
    description: paragraphs(
      "The canvas is waxed on the island and stiff enough that the bag stays open while you fill it. The leather handles run down the front and are stitched twice where the load pulls.",
      "It softens with use. Rain rolls off; if one day it no longer does, send it back and we wax it again for the price of the postage.",
    ),
    facts: [
      ["Material", "Waxed cotton canvas, vegetable-tanned leather"],
      ["Size", "40 cm wide, 16 cm deep, 38 cm tall"],
      ["Handles", "26 cm drop, fits over the shoulder"],
      ["Care", "Brush off dirt, do not machine-wash"],
    ],
    attributes: { material: "Waxed canvas", carried: "On the shoulder", laptop: "No sleeve" },
    options: [{ name: "Canvas", values: ["Mustard", "Slate"] }],
    variants: [
      variant("PG-TOTE-MUSTARD", ["Mustard"], { amount: 5800, stock: 25 }),
      variant("PG-TOTE-SLATE", ["Slate"], { amount: 5800, stock: 3 }),
    ],
    pictures: [
      picture("tote-mustard-main", "Mustard-yellow canvas tote with flat brown leather handles", "Mustard"),
      picture("tote-mustard-turned", "The mustard tote from the other side, its mouth open", "Mustard"),
      picture("tote-slate-main", "Slate-grey canvas tote with flat brown leather handles", "Slate"),
    ],
  },
  {
    slug: "harbour-crossbody",
    title: "Harbour shoulder bag",
    seller,
    category: "totes-and-shoulder-bags",
    summary: "A small leather bag for phone, keys, wallet and a paperback.",
    description: paragraphs(
      "Cut from one hide, so that flap and body age alike. The brass ring on the front turns a quarter to open and can be worked with a glove on.",
      "Inside there is one pocket for cards and one that fits a phone. The strap has five holes for short or long.",
    ),
    facts: [
      ["Material", "Vegetable-tanned leather, brass, cotton lining"],
      ["Size", "24 cm wide, 7 cm deep, 17 cm tall"],
      ["Strap", "52 to 64 cm drop"],
      ["Care", "Leather balm twice a year"],
    ],
    attributes: { material: "Leather", carried: "On the shoulder", laptop: "No sleeve" },
    options: [{ name: "Leather", values: ["Cognac", "Forest"] }],
    variants: [
      variant("PG-HARB-COGNAC", ["Cognac"], { amount: 12400, stock: 8 }),
      variant("PG-HARB-FOREST", ["Forest"], { amount: 12400, stock: 6 }),
    ],
    pictures: [
      picture("crossbody-cognac-main", "Small brown leather shoulder bag with a flap and a brass ring", "Cognac"),
      picture("crossbody-cognac-turned", "The brown shoulder bag turned toward the left", "Cognac"),
      picture("crossbody-forest-main", "Small green leather shoulder bag with a flap and a brass ring", "Forest"),
    ],
  },
  {
    slug: "ridge-backpack",
    title: "Ridge backpack, 22 l",
    seller,
    category: "backpacks-and-travel",
    summary: "A day pack with a leather lid, a laptop sleeve and room for a coat.",
    description: paragraphs(
      "We drew it for the path up the volcano and find that most people take it to work. The lid keeps out a shower, the front pocket takes a bottle and a map.",
      "A padded sleeve against the back holds a 15-inch laptop clear of the floor when you set the bag down. Straps and buckles are riveted and can be replaced.",
    ),
    facts: [
      ["Material", "Waxed cotton canvas, leather, brass"],
      ["Capacity", "22 l, laptop up to 15 inches"],
      ["Size", "31 cm wide, 18 cm deep, 44 cm tall"],
      ["Weight", "1.2 kg"],
      ["Care", "Sponge off, re-wax once a year"],
    ],
    attributes: { material: "Waxed canvas", carried: "On the back", laptop: "Up to 15 inches" },
    options: [{ name: "Canvas", values: ["Forest", "Navy", "Rust"] }],
    variants: [
      variant("PG-RIDGE-FOREST", ["Forest"], { amount: 13900, stock: 12 }),
      variant("PG-RIDGE-NAVY", ["Navy"], { amount: 13900, stock: 15 }),
      variant("PG-RIDGE-RUST", ["Rust"], { amount: 11100, was: 13900, stock: 7 }),
    ],
    pictures: [
      picture(
        "backpack-forest-main",
        "Green canvas backpack with a brown leather lid and two buckled straps",
        "Forest",
      ),
      picture("backpack-forest-turned", "The green backpack from the other side, shoulder straps showing", "Forest"),
      picture(
        "backpack-navy-main",
        "Navy-blue canvas backpack with a brown leather lid and two buckled straps",
        "Navy",
      ),
      picture(
        "backpack-rust-main",
        "Orange-red canvas backpack with a brown leather lid and two buckled straps",
        "Rust",
      ),
    ],
  },
  {
    slug: "ferry-weekender",
    title: "Ferry weekender",
    seller,
    category: "backpacks-and-travel",
    summary: "Three days of clothes in a bag that fits under a ferry seat and over the shoulder.",
    description: paragraphs(
      "The zip runs the whole length, so you see everything at once. Both handles go right round under the bag and carry the weight; the canvas only holds it together.",
      "The small one passes as cabin luggage with every airline that lands here.",
    ),
    facts: [
      ["Material", "Waxed cotton canvas, leather, brass zip"],
      ["Capacity", "Small 28 l, large 42 l"],
      ["Size", "Small 45 × 22 × 25 cm, large 55 × 26 × 29 cm"],
      ["Weight", "Small 1.3 kg, large 1.6 kg"],
      ["Care", "Sponge off, re-wax once a year"],
    ],
    attributes: { material: "Waxed canvas", carried: "In the hand", laptop: "No sleeve" },
    options: [
      { name: "Canvas", values: ["Slate", "Rust"] },
      { name: "Size", values: ["Small", "Large"] },
    ],
    variants: [
      variant("PG-FERRY-SLATE-S", ["Slate", "Small"], { amount: 14900, stock: 9 }),
      variant("PG-FERRY-SLATE-L", ["Slate", "Large"], { amount: 17900, stock: 5, lowAt: 3 }),
      variant("PG-FERRY-RUST-S", ["Rust", "Small"], { amount: 14900, stock: 6 }),
      variant("PG-FERRY-RUST-L", ["Rust", "Large"], { amount: 17900, stock: 2, lowAt: 3 }),
    ],
    pictures: [
      picture("duffel-slate-main", "Slate-grey travel bag with brown leather handles and ends", "Slate"),
      picture("duffel-slate-turned", "The slate travel bag seen from its right end", "Slate"),
      picture("duffel-rust-main", "Orange-red travel bag with brown leather handles and ends", "Rust"),
    ],
  },
  {
    slug: "card-wallet",
    title: "Card wallet",
    seller,
    category: "wallets",
    summary: "Three pockets, four stitches, no lining.",
    description: paragraphs(
      "Two pieces of leather folded so that one thread holds them. It takes six cards and a few folded notes and is thin enough for a front pocket.",
      "New leather is tight. After a week the cards slide as they should.",
    ),
    facts: [
      ["Material", "Vegetable-tanned leather, linen thread"],
      ["Size", "10 × 7 cm, 6 mm thick when full"],
      ["Holds", "6 cards and folded notes"],
      ["Care", "Leather balm once a year"],
    ],
    attributes: { material: "Leather", carried: "In a pocket" },
    options: [{ name: "Leather", values: ["Cognac", "Graphite"] }],
    variants: [
      variant("PG-WALLET-COGNAC", ["Cognac"], { amount: 3500, stock: 44 }),
      variant("PG-WALLET-GRAPH", ["Graphite"], { amount: 3500, stock: 37 }),
    ],
    pictures: [
      picture("wallet-cognac-main", "Brown leather card wallet with two cards showing", "Cognac"),
      picture("wallet-cognac-turned", "The brown card wallet turned toward the left", "Cognac"),
      picture("wallet-graphite-main", "Dark grey leather card wallet with two cards showing", "Graphite"),
    ],
  },
  {
    slug: "insulated-bottle",
    title: "Insulated bottle",
    seller,
    category: "storage-and-bottles",
    summary: "Steel inside and out, with a loop that clips to any of our bags.",
    description: paragraphs(
      "Cold for a day, hot for twelve hours. The neck is wide enough for ice cubes and for a brush, the loop folds flat so that it stands upside down to dry.",
      "The coat is powder, not paint. It gets scratches in the end and looks better with them.",
    ),
    facts: [
      ["Material", "Stainless steel 18/8, silicone seal"],
      ["Capacity", "500 ml or 750 ml"],
      ["Weight", "500 ml: 310 g, 750 ml: 390 g"],
      ["Care", "Wash by hand, spare seals available"],
    ],
    attributes: { material: "Stainless steel", washing: "By hand" },
    options: [
      { name: "Colour", values: ["Navy", "Forest", "Rust"] },
      { name: "Size", values: ["500 ml", "750 ml"] },
    ],
    variants: [
      variant("PG-BOTTLE-NAVY-500", ["Navy", "500 ml"], { amount: 2800, stock: 33 }),
      variant("PG-BOTTLE-NAVY-750", ["Navy", "750 ml"], { amount: 3200, stock: 29 }),
      variant("PG-BOTTLE-FOREST-500", ["Forest", "500 ml"], { amount: 2800, stock: 26 }),
      variant("PG-BOTTLE-FOREST-750", ["Forest", "750 ml"], { amount: 3200, stock: 21 }),
      variant("PG-BOTTLE-RUST-500", ["Rust", "500 ml"], { amount: 2800, stock: 17 }),
      variant("PG-BOTTLE-RUST-750", ["Rust", "750 ml"], { amount: 3200, stock: 3 }),
    ],
    pictures: [
      picture("bottle-navy-main", "Navy-blue drinking bottle with a steel cap and loop", "Navy"),
      picture("bottle-navy-turned", "The navy bottle turned, its loop seen from the side", "Navy"),
      picture("bottle-forest-main", "Green drinking bottle with a steel cap and loop", "Forest"),
      picture("bottle-rust-main", "Orange-red drinking bottle with a steel cap and loop", "Rust"),
    ],
  },
];
