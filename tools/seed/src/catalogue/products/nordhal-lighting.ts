import { paragraphs, picture, variant } from "../build.ts";
import type { Product } from "../types.ts";

const seller = "nordhal";

export const nordhalLighting: Product[] = [
  {
    slug: "linen-table-lamp",
    title: "Linen table lamp",
    seller,
    category: "table-lamps",
    summary: "A brass foot and a linen shade that gives warm, even light.",
    description: paragraphs(
      "The shade is sewn from washed linen over a white lining, so the light is warm but you can still read by it. The brass is left unlacquered and darkens over the years.",
      "The switch sits on the cord, 60 cm from the foot. A bulb is included.",
    ),
    facts: [
      ["Material", "Brass, linen"],
      ["Size", "Shade 28 cm across, 44 cm tall"],
      ["Bulb", "E27, up to 40 W, 2700 K bulb included"],
      ["Cord", "2 m, textile"],
      ["Care", "Brush the shade, polish the brass or let it age"],
    ],
    attributes: { power: "Mains", bulb: "E27", dimmable: "No" },
    options: [{ name: "Shade", values: ["Linen", "Rust"] }],
    variants: [
      variant("NH-LTL-LINEN", ["Linen"], { amount: 9600, stock: 18 }),
      variant("NH-LTL-RUST", ["Rust"], { amount: 9600, stock: 12 }),
    ],
    pictures: [
      picture("table-lamp-linen-main", "Table lamp with a brass foot and a linen-coloured shade", "Linen"),
      picture("table-lamp-linen-turned", "The linen lamp from further above, opening of the shade visible", "Linen"),
      picture("table-lamp-rust-main", "Table lamp with a brass foot and an orange-red shade", "Rust"),
    ],
  },
  {
    slug: "knik-desk-lamp",
    title: "Knik desk lamp",
    seller,
    category: "table-lamps",
    summary: "Two arms, two joints, and it stays exactly where you leave it.",
    description: paragraphs(
      "The joints use a wooden washer between two brass plates. Friction holds the head in place, there is no spring to squeak and nothing to wear out that a screwdriver cannot tighten.",
      "The head tilts and turns all the way round, so it also lights a wall or a shelf. The dimmer remembers its last setting.",
    ),
    facts: [
      ["Material", "Powder-coated steel, brass"],
      ["Size", "Foot 17 cm across, reaches 55 cm"],
      ["Light", "LED 7 W, 2700 K, 600 lm, dimmable, replaceable"],
      ["Cord", "1.8 m"],
    ],
    attributes: { power: "Mains", bulb: "Built-in LED", dimmable: "Yes" },
    options: [{ name: "Colour", values: ["Mustard", "Graphite", "Chalk"] }],
    variants: [
      variant("NH-KNIK-MUSTARD", ["Mustard"], { amount: 11800, stock: 9 }),
      variant("NH-KNIK-GRAPH", ["Graphite"], { amount: 11800, stock: 21 }),
      variant("NH-KNIK-CHALK", ["Chalk"], { amount: 11800, stock: 3 }),
    ],
    pictures: [
      picture("desk-lamp-mustard-main", "Mustard-yellow desk lamp with brass arms reaching to the right", "Mustard"),
      picture("desk-lamp-mustard-turned", "The mustard desk lamp turned, its bulb visible under the shade", "Mustard"),
      picture("desk-lamp-graphite-main", "Dark grey desk lamp with brass arms reaching to the right", "Graphite"),
      picture("desk-lamp-chalk-main", "White desk lamp with brass arms reaching to the right", "Chalk"),
    ],
  },
  {
    slug: "svamp-lamp",
    title: "Svamp lamp",
    seller,
    category: "table-lamps",
    summary: "A small lamp with an opal globe under a steel cap, for shelves and bedsides.",
    description: paragraphs(
      "The cap hides the globe from above, so the light falls down and out instead of into your eyes. Touch the cap to dim it in three steps.",
      "It runs on mains power. The globe is hand-blown glass and can be ordered on its own.",
    ),
    facts: [
      ["Material", "Spun steel, opal glass"],
      ["Size", "24 cm across, 25 cm tall"],
      ["Bulb", "G9, 3 W, 2700 K, included"],
      ["Cord", "2 m, textile"],
    ],
    attributes: { power: "Mains", bulb: "G9", dimmable: "Yes" },
    options: [{ name: "Colour", values: ["Coral", "Chalk"] }],
    variants: [
      variant("NH-SVAMP-CORAL", ["Coral"], { amount: 7900, stock: 17 }),
      variant("NH-SVAMP-CHALK", ["Chalk"], { amount: 6700, was: 7900, stock: 23 }),
    ],
    pictures: [
      picture("mushroom-lamp-coral-main", "Coral mushroom-shaped lamp with a glowing globe under its cap", "Coral"),
      picture("mushroom-lamp-coral-turned", "The coral lamp from slightly above", "Coral"),
      picture("mushroom-lamp-chalk-main", "White mushroom-shaped lamp with a glowing globe under its cap", "Chalk"),
    ],
  },
  {
    slug: "trefod-floor-lamp",
    title: "Trefod floor lamp",
    seller,
    category: "floor-lamps",
    summary: "Three oak legs and a linen drum, tall enough to read under.",
    description: paragraphs(
      "The legs meet in a brass hub and fold together when you move house. Spread them wide by the sofa or narrow in a corner; the hub locks in both positions.",
      "The shade is the same washed linen as our table lamp, open at the top so that it also lights the ceiling.",
    ),
    facts: [
      ["Material", "Oiled oak, brass, linen"],
      ["Size", "Shade 42 cm across, 148 cm tall"],
      ["Bulb", "E27, up to 60 W, not included"],
      ["Cord", "2.5 m with foot switch"],
    ],
    attributes: { power: "Mains", bulb: "E27", dimmable: "No" },
    options: [],
    variants: [variant("NH-TREFOD", [], { amount: 22900, stock: 8 })],
    pictures: [
      picture("floor-lamp-linen-main", "Floor lamp with a linen drum shade on three oak legs"),
      picture("floor-lamp-linen-turned", "The floor lamp turned, its legs spread to both sides"),
    ],
  },
  {
    slug: "havn-lantern",
    title: "Havn lantern",
    seller,
    category: "candles-and-lanterns",
    summary: "A steel lantern for the doorstep, with a leather loop to carry it.",
    description: paragraphs(
      "Open on four sides for still evenings. Four panes of glass come with it and slide into the corner posts when the wind gets up.",
      "It takes candles up to 8 cm across. The leather loop stays cool because the roof is double. The candle is not included.",
    ),
    facts: [
      ["Material", "Powder-coated steel, glass, leather"],
      ["Size", "20 × 20 cm, 38 cm tall with loop"],
      ["Weight", "1.9 kg"],
      ["Care", "Wipe clean, bring in for the winter"],
    ],
    attributes: { power: "Flame" },
    options: [],
    variants: [variant("NH-HAVN", [], { amount: 5900, stock: 19 })],
    pictures: [
      picture("lantern-graphite-main", "Square dark steel lantern with a burning candle and a leather loop"),
      picture("lantern-graphite-turned", "The lantern turned, candle visible between two posts"),
    ],
  },
];
