import type { AttributeDefinition, Category } from "./types.ts";

const washing: AttributeDefinition = { key: "washing", label: "Washing up", values: ["Dishwasher", "By hand"] };

function material(...values: string[]): AttributeDefinition {
  return { key: "material", label: "Material", values };
}

export const categories: Category[] = [
  {
    slug: "kitchen",
    name: "Kitchen",
    hue: 50,
    intro: "Cups, pots and boards that get used every day and washed every night.",
    attributes: [material("Stoneware", "Cast iron", "Wood", "Enamelled steel", "Stainless steel"), washing],
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
    attributes: [
      material("Stoneware", "Earthenware"),
      { key: "finish", label: "Finish", values: ["Gloss", "Matt", "Unglazed"] },
      washing,
    ],
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
    attributes: [
      material("Oak", "Walnut", "Steel", "Oak & wool"),
      { key: "room", label: "Room", values: ["Living room", "Dining room", "Hall", "Study", "Children's room"] },
      { key: "assembly", label: "Assembly", values: ["Arrives assembled", "Some assembly"] },
    ],
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
    attributes: [
      { key: "power", label: "Power", values: ["Mains", "Rechargeable", "Flame"] },
      { key: "bulb", label: "Bulb", values: ["E27", "G9", "Built-in LED"] },
      { key: "dimmable", label: "Dimmable", values: ["Yes", "No"] },
    ],
    children: [
      { slug: "table-lamps", name: "Table lamps" },
      { slug: "floor-lamps", name: "Floor lamps" },
      { slug: "candles-and-lanterns", name: "Candles & lanterns" },
    ],
  },
  {
    slug: "textiles",
    name: "Textiles",
    hue: 345,
    intro: "Woven, hemmed and washed before they leave, so they shrink no further at home.",
    attributes: [
      material("Linen", "Wool", "Cotton", "Linen & cotton"),
      { key: "size", label: "Size", values: ["Small", "Medium", "Large"] },
      { key: "washing", label: "Washing", values: ["30 °C", "60 °C", "Dry clean"] },
    ],
    children: [
      { slug: "cushions-and-throws", name: "Cushions & throws" },
      { slug: "towels-and-kitchen-linen", name: "Towels & kitchen linen" },
      { slug: "rugs", name: "Rugs" },
    ],
  },
  {
    slug: "plants",
    name: "Plants",
    hue: 130,
    intro: "Grown slowly, potted on, and posted in boxes that keep them upright.",
    attributes: [
      { key: "light", label: "Light", values: ["Bright", "Half shade", "Low light"] },
      { key: "water", label: "Water", values: ["Every few days", "Weekly", "Every two weeks", "Monthly"] },
      { key: "pet-safe", label: "Safe for pets", values: ["Yes", "No"] },
    ],
    children: [
      { slug: "house-plants", name: "House plants" },
      { slug: "cacti", name: "Cacti" },
      { slug: "herbs", name: "Herbs" },
    ],
  },
  {
    slug: "bags",
    name: "Bags",
    hue: 100,
    intro: "Canvas and leather for the market, the office and the weekend.",
    attributes: [
      material("Waxed canvas", "Leather", "Woven cotton"),
      { key: "carried", label: "Carried", values: ["In the hand", "On the shoulder", "On the back", "In a pocket"] },
      { key: "laptop", label: "Laptop", values: ["No sleeve", "Up to 13 inches", "Up to 15 inches"] },
    ],
    children: [
      { slug: "totes-and-shoulder-bags", name: "Totes & shoulder bags" },
      { slug: "backpacks-and-travel", name: "Backpacks & travel" },
      { slug: "wallets", name: "Wallets" },
    ],
  },
  {
    slug: "watches",
    name: "Watches",
    hue: 205,
    intro: "For the wrist, the wall and the bedside, with parts a watchmaker can still get.",
    attributes: [
      { key: "movement", label: "Movement", values: ["Quartz", "Automatic", "Hand-wound", "Radio-controlled"] },
      { key: "strap", label: "Strap", values: ["Leather", "Canvas"] },
      { key: "water-resistance", label: "Water resistance", values: ["Splashes", "50 m", "100 m"] },
      { key: "sound", label: "Sound", values: ["Silent", "Ticks"] },
    ],
    children: [
      { slug: "wrist-watches", name: "Wrist watches" },
      { slug: "wall-clocks", name: "Wall clocks" },
      { slug: "alarm-clocks", name: "Alarm clocks" },
    ],
  },
  {
    slug: "audio",
    name: "Audio",
    hue: 265,
    intro: "Headphones, speakers and record players that can be opened and mended.",
    attributes: [
      { key: "connection", label: "Connection", values: ["Bluetooth", "Cable", "Bluetooth & cable", "Radio"] },
      { key: "power", label: "Power", values: ["Battery", "Mains", "From the amplifier"] },
      { key: "weather", label: "Weather", values: ["Indoors", "Splash-proof"] },
    ],
    children: [
      { slug: "headphones", name: "Headphones" },
      { slug: "speakers", name: "Speakers" },
      { slug: "players-and-radios", name: "Players & radios" },
    ],
  },
  {
    slug: "stationery",
    name: "Stationery & books",
    hue: 300,
    intro: "Paper that takes ink, pens that can be refilled, and a shelf of useful books.",
    attributes: [
      material("Paper", "Metal", "Wood"),
      { key: "format", label: "Format", values: ["Pocket", "A5", "A4", "Desk"] },
      { key: "pages", label: "Pages", values: ["Plain", "Ruled", "Dotted", "Printed"] },
    ],
    children: [
      { slug: "notebooks", name: "Notebooks" },
      { slug: "pens-and-desk", name: "Pens & desk" },
      { slug: "books", name: "Books" },
    ],
  },
  {
    slug: "outdoors",
    name: "Outdoors",
    hue: 180,
    intro: "For nights out, wet mornings and the allotment.",
    attributes: [
      material("Cotton", "Nylon", "Steel", "Enamelled steel", "Aluminium"),
      { key: "season", label: "Season", values: ["Summer", "Three seasons", "All year"] },
      { key: "weight", label: "Weight", values: ["Under 500 g", "500 g to 2 kg", "Over 2 kg"] },
    ],
    children: [
      { slug: "tents-and-chairs", name: "Tents & chairs" },
      { slug: "flasks-and-mugs", name: "Flasks & mugs" },
      { slug: "camp-lanterns", name: "Camp lanterns" },
    ],
  },
  {
    slug: "toys",
    name: "Toys & games",
    hue: 235,
    intro: "Few parts, solid wood, and nothing that needs a charger.",
    attributes: [
      material("Beech", "Oak", "Walnut & maple", "Nylon"),
      { key: "age", label: "Age", values: ["From 1 year", "From 3 years", "From 6 years"] },
      { key: "players", label: "Players", values: ["One", "Two", "Any number"] },
    ],
    children: [
      { slug: "wooden-toys", name: "Wooden toys" },
      { slug: "kites-and-tops", name: "Kites & tops" },
      { slug: "board-games", name: "Board games" },
    ],
  },
];
