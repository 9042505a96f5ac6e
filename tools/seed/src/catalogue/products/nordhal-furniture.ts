import { paragraphs, picture, variant } from "../build.ts";
import type { Product } from "../types.ts";

const seller = "nordhal";

export const nordhalFurniture: Product[] = [
  {
    slug: "ostra-dining-chair",
    title: "Ostra dining chair",
    seller,
    category: "seating",
    summary: "An upholstered chair with a back that curves around you, light enough to lift with one hand.",
    description: paragraphs(
      "Ostra is our oldest chair and the one we repair most often, usually after twenty years. The back follows the spine with a slight bow and gives a little when you lean into it.",
      "Seat and back covers come off with six screws and can be washed or replaced. The oak legs are dowelled and wedged, with no metal in the joints.",
    ),
    facts: [
      ["Material", "Oiled oak, wool blend, cold foam"],
      ["Size", "49 cm wide, 52 cm deep, 80 cm tall"],
      ["Seat height", "46 cm"],
      ["Weight", "5.2 kg, carries 120 kg"],
      ["Care", "Vacuum, covers dry clean"],
    ],
    attributes: { material: "Oak & wool", room: "Dining room", assembly: "Arrives assembled" },
    options: [{ name: "Upholstery", values: ["Coral", "Navy"] }],
    variants: [
      variant("NH-OSTRA-CORAL", ["Coral"], { amount: 15120, was: 18900, stock: 14 }),
      variant("NH-OSTRA-NAVY", ["Navy"], { amount: 18900, stock: 20 }),
    ],
    pictures: [
      picture("dining-chair-coral-main", "Dining chair with coral seat and back on four oak legs", "Coral"),
      picture("dining-chair-coral-turned", "The coral dining chair turned toward the left", "Coral"),
      picture("dining-chair-navy-main", "Dining chair with navy-blue seat and back on four oak legs", "Navy"),
    ],
  },
  {
    slug: "fjell-lounge-chair",
    title: "Fjell lounge chair",
    seller,
    category: "seating",
    summary: "A low chair for reading, with armrests wide enough for a cup.",
    description: paragraphs(
      "The seat slopes back by seven degrees, which is enough to relax and little enough to get up without help. Both cushions are loose and can be turned when one side wears.",
      "It arrives in one carton. Two side frames and three rails go together with the key in the box, in about a quarter of an hour.",
    ),
    facts: [
      ["Material", "Oiled oak, wool blend, cold foam and feather"],
      ["Size", "74 cm wide, 78 cm deep, 82 cm tall"],
      ["Seat height", "40 cm"],
      ["Weight", "14 kg, carries 130 kg"],
      ["Care", "Vacuum, covers dry clean"],
    ],
    attributes: { material: "Oak & wool", room: "Living room", assembly: "Some assembly" },
    options: [{ name: "Upholstery", values: ["Moss", "Linen"] }],
    variants: [
      variant("NH-FJELL-MOSS", ["Moss"], { amount: 64000, stock: 5, lowAt: 2 }),
      variant("NH-FJELL-LINEN", ["Linen"], { amount: 64000, stock: 2, lowAt: 2 }),
    ],
    pictures: [
      picture("lounge-chair-moss-main", "Low oak lounge chair with moss-green cushions", "Moss"),
      picture("lounge-chair-moss-turned", "The moss-green lounge chair from its other side", "Moss"),
      picture("lounge-chair-linen-main", "Low oak lounge chair with linen-coloured cushions", "Linen"),
    ],
  },
  {
    slug: "tre-stool",
    title: "Tre three-legged stool",
    seller,
    category: "seating",
    summary: "Three legs never wobble, not even on a tiled floor from 1910.",
    description: paragraphs(
      "A seat, a plant stand, a bedside table: Tre gets carried around the house more than anything else we make. The top is turned with a shallow dip so that nothing rolls off.",
      "The legs are tapered into the seat from below and wedged from above. You can see the wedges as three short lines in the wood.",
    ),
    facts: [
      ["Material", "Solid oak, oiled or stained"],
      ["Size", "36 cm across, 45 cm tall"],
      ["Weight", "3.4 kg, carries 120 kg"],
      ["Care", "Wipe with a damp cloth"],
    ],
    attributes: { material: "Oak", room: "Living room", assembly: "Arrives assembled" },
    options: [{ name: "Finish", values: ["Oak", "Graphite"] }],
    variants: [
      variant("NH-TRE-OAK", ["Oak"], { amount: 8900, stock: 24 }),
      variant("NH-TRE-GRAPH", ["Graphite"], { amount: 9400, stock: 16 }),
    ],
    pictures: [
      picture("stool-oak-main", "Round three-legged stool in light oak", "Oak"),
      picture("stool-oak-turned", "The oak stool from another side, grain of the seat showing", "Oak"),
      picture("stool-graphite-main", "Round three-legged stool stained nearly black", "Graphite"),
    ],
  },
  {
    slug: "vinde-bench",
    title: "Vinde bench",
    seller,
    category: "seating",
    summary: "A slim bench for the hall or the foot of the bed, with a cushion that stays put.",
    description: paragraphs(
      "The cushion sits in a shallow frame, so it does not slide when you pull your boots on. Underneath there is room for three pairs of shoes.",
      "Without the cushion it is a plain oak bench that takes two at the dinner table.",
    ),
    facts: [
      ["Material", "Oiled oak, wool blend, cold foam"],
      ["Size", "120 cm wide, 38 cm deep, 46 cm tall"],
      ["Weight", "9 kg, carries 200 kg"],
      ["Care", "Vacuum, cover dry clean"],
    ],
    attributes: { material: "Oak & wool", room: "Hall", assembly: "Arrives assembled" },
    options: [{ name: "Cushion", values: ["Mustard", "Slate"] }],
    variants: [
      variant("NH-VINDE-MUSTARD", ["Mustard"], { amount: 21900, stock: 7 }),
      variant("NH-VINDE-SLATE", ["Slate"], { amount: 21900, stock: 9 }),
    ],
    pictures: [
      picture("bench-mustard-main", "Long oak bench with a mustard-yellow cushion", "Mustard"),
      picture("bench-mustard-turned", "The mustard bench seen from the other end", "Mustard"),
      picture("bench-slate-main", "Long oak bench with a slate-grey cushion", "Slate"),
    ],
  },
  {
    slug: "plint-side-table",
    title: "Plint side table",
    seller,
    category: "tables-and-storage",
    summary: "A round steel table on one foot that slides under the edge of the sofa.",
    description: paragraphs(
      "The foot weighs more than the rest of the table together, so it stands firm on carpet. The top has no rim: wipe crumbs straight into your hand.",
      "Powder-coated steel does not mind water rings, hot cups or a balcony in summer.",
    ),
    facts: [
      ["Material", "Powder-coated steel"],
      ["Size", "46 cm across, 52 cm tall"],
      ["Weight", "6.8 kg"],
      ["Care", "Wipe with a damp cloth"],
    ],
    attributes: { material: "Steel", room: "Living room", assembly: "Arrives assembled" },
    options: [{ name: "Colour", values: ["Chalk", "Forest"] }],
    variants: [
      variant("NH-PLINT-CHALK", ["Chalk"], { amount: 14900, stock: 13 }),
      variant("NH-PLINT-FOREST", ["Forest"], { amount: 14900, stock: 11 }),
    ],
    pictures: [
      picture("side-table-chalk-main", "Round white side table on one foot, two books on top", "Chalk"),
      picture("side-table-chalk-turned", "The white side table from further above", "Chalk"),
      picture("side-table-forest-main", "Round green side table on one foot, two books on top", "Forest"),
    ],
  },
  {
    slug: "reol-bookshelf",
    title: "Reol bookshelf",
    seller,
    category: "tables-and-storage",
    summary: "Four shelves in solid oak that do not sag under art books.",
    description: paragraphs(
      "Each shelf is 24 mm thick and sits in a groove, not on pins. We tested it with 35 kg a shelf for a year and measured less than a millimetre of sag.",
      "It comes flat in two cartons with everything you need, including a fixing for the wall. Books and pots are not included.",
    ),
    facts: [
      ["Material", "Oiled oak, oak-veneered back"],
      ["Size", "84 cm wide, 30 cm deep, 152 cm tall"],
      ["Load", "35 kg per shelf"],
      ["Weight", "38 kg"],
      ["Assembly", "About 40 minutes, two people"],
    ],
    attributes: { material: "Oak", room: "Study", assembly: "Some assembly" },
    options: [],
    variants: [variant("NH-REOL-OAK", [], { amount: 39900, stock: 6, lowAt: 2 })],
    pictures: [
      picture("bookshelf-oak-main", "Tall oak bookshelf filled with coloured books, two pots and a basket"),
      picture("bookshelf-oak-turned", "The oak bookshelf turned so that its right side shows"),
    ],
  },
  {
    slug: "skjold-sideboard",
    title: "Skjold sideboard",
    seller,
    category: "tables-and-storage",
    summary: "Two doors, three drawers and brass pulls you can hook a finger behind.",
    description: paragraphs(
      "The fronts are cut from one board from left to right, so the grain runs across all of them. Doors close on magnets, drawers run in oak and need a little wax every few years.",
      "A hole in the back lets cables out. It is delivered assembled, by two people who carry it to the room you name.",
    ),
    facts: [
      ["Material", "Solid fronts, veneered body, brass"],
      ["Size", "165 cm wide, 45 cm deep, 74 cm tall"],
      ["Weight", "52 kg"],
      ["Care", "Oil once a year, wax the drawers"],
    ],
    attributes: { material: "Walnut", room: "Living room", assembly: "Arrives assembled" },
    options: [{ name: "Wood", values: ["Walnut", "Oak"] }],
    variants: [
      variant("NH-SKJOLD-WALNUT", ["Walnut"], { amount: 124900, stock: 3, lowAt: 1 }),
      variant("NH-SKJOLD-OAK", ["Oak"], { amount: 109900, stock: 4, lowAt: 1 }),
    ],
    pictures: [
      picture("sideboard-walnut-main", "Long walnut sideboard with two doors, three drawers and brass pulls", "Walnut"),
      picture("sideboard-walnut-turned", "The walnut sideboard seen from its right end", "Walnut"),
      picture("sideboard-oak-main", "Long oak sideboard with two doors, three drawers and brass pulls", "Oak"),
    ],
  },
];
