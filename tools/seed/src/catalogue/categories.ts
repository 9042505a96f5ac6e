import type { Category } from "./types.ts";

export const categories: Category[] = [
  {
    slug: "kitchen",
    name: "Kitchen",
    hue: 50,
    intro: "Cups, pots and boards that get used every day and washed every night.",
    children: [
      { slug: "mugs-and-cups", name: "Mugs & cups" },
      { slug: "cookware-and-boards", name: "Cookware & boards" },
      { slug: "storage-and-bottles", name: "Storage & bottles" },
    ],
  },
  {
    slug: "ceramics",
    name: "Ceramics",
    hue: 25,
    intro: "Thrown, glazed and fired in small batches, so no two pieces are quite alike.",
    children: [
      { slug: "tableware", name: "Tableware" },
      { slug: "vases", name: "Vases" },
      { slug: "planters", name: "Planters" },
    ],
  },
  {
    slug: "furniture",
    name: "Furniture",
    hue: 155,
    intro: "Chairs, tables and shelves built to be repaired rather than replaced.",
    children: [
      { slug: "seating", name: "Seating" },
      { slug: "tables-and-storage", name: "Tables & storage" },
    ],
  },
  {
    slug: "lighting",
    name: "Lighting",
    hue: 75,
    intro: "Warm light for desks, corners and long dinners.",
    children: [
      { slug: "table-lamps", name: "Table lamps" },
      { slug: "floor-lamps", name: "Floor lamps" },
      { slug: "candles-and-lanterns", name: "Candles & lanterns" },
    ],
  },
  {
    slug: "bags",
    name: "Bags",
    hue: 100,
    intro: "Canvas and leather for the market, the office and the weekend.",
    children: [
      { slug: "totes-and-shoulder-bags", name: "Totes & shoulder bags" },
      { slug: "backpacks-and-travel", name: "Backpacks & travel" },
      { slug: "wallets", name: "Wallets" },
    ],
  },
  {
    slug: "audio",
    name: "Audio",
    hue: 265,
    intro: "Headphones, speakers and record players that can be opened and mended.",
    children: [
      { slug: "headphones", name: "Headphones" },
      { slug: "speakers", name: "Speakers" },
      { slug: "players-and-radios", name: "Players & radios" },
    ],
  },
];
