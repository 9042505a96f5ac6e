import { paragraphs, picture, variant } from "../build.ts";
import type { Product } from "../types.ts";

const seller = "ember-and-oak";

export const emberAndOakKitchen: Product[] = [
  {
    slug: "tall-stoneware-mug",
    title: "Tall stoneware mug, 350 ml",
    seller,
    category: "mugs-and-cups",
    summary: "A tall mug with a handle that fits four fingers and a foot left bare.",
    description: paragraphs(
      "We throw this mug tall and narrow so that tea stays hot for the length of a phone call. The handle is pulled by hand and set low enough to balance a full cup.",
      "The glaze breaks to a lighter tone along the rim and stops just above the foot, where you can see the clay it is made of. Expect small differences in height and colour from one mug to the next.",
    ),
    facts: [
      ["Material", "Stoneware, food-safe glaze"],
      ["Capacity", "350 ml"],
      ["Size", "8.5 cm across, 11 cm tall"],
      ["Care", "Dishwasher and microwave safe"],
      ["Made in", "Galway, Ireland"],
    ],
    attributes: { material: "Stoneware", washing: "Dishwasher" },
    options: [{ name: "Glaze", values: ["Forest", "Rust", "Sand", "Ink"] }],
    variants: [
      variant("EO-MUG-FOREST", ["Forest"], { amount: 2400, stock: 3 }),
      variant("EO-MUG-RUST", ["Rust"], { amount: 2400, stock: 26 }),
      variant("EO-MUG-SAND", ["Sand"], { amount: 2400, stock: 41 }),
      variant("EO-MUG-INK", ["Ink"], { amount: 2400, stock: 0 }),
    ],
    pictures: [
      picture("tall-mug-forest-main", "Tall mug in a deep green glaze, handle to the right", "Forest"),
      picture("tall-mug-forest-turned", "The green mug seen from above, handle to the left", "Forest"),
      picture("tall-mug-rust-main", "Tall mug in an orange-red glaze, handle to the right", "Rust"),
      picture("tall-mug-sand-main", "Tall mug in a pale sand glaze, handle to the right", "Sand"),
      picture("tall-mug-ink-main", "Tall mug in a blue-black glaze, handle to the right", "Ink"),
    ],
  },
  {
    slug: "espresso-cup-and-saucer",
    title: "Espresso cup and saucer, 80 ml",
    seller,
    category: "mugs-and-cups",
    summary: "A thick-walled little cup with a saucer wide enough for a biscuit.",
    description: paragraphs(
      "Small cups lose heat fast, so the wall of this one is thicker than it looks. Warm it under the tap first and the coffee stays drinkable for ten minutes.",
      "The saucer has a shallow well that holds the cup in place when you carry it.",
    ),
    facts: [
      ["Material", "Stoneware, food-safe glaze"],
      ["Capacity", "80 ml"],
      ["Size", "Cup 6.5 cm across, saucer 12 cm"],
      ["Care", "Dishwasher safe"],
    ],
    attributes: { material: "Stoneware", washing: "Dishwasher" },
    options: [{ name: "Glaze", values: ["Sand", "Ocean"] }],
    variants: [
      variant("EO-ESP-SAND", ["Sand"], { amount: 1900, stock: 32 }),
      variant("EO-ESP-OCEAN", ["Ocean"], { amount: 1900, stock: 18 }),
    ],
    pictures: [
      picture("espresso-cup-sand-main", "Sand-coloured espresso cup filled with coffee on its saucer", "Sand"),
      picture("espresso-cup-sand-turned", "The sand-coloured cup and saucer from the other side", "Sand"),
      picture("espresso-cup-ocean-main", "Blue espresso cup filled with coffee on its saucer", "Ocean"),
    ],
  },
  {
    slug: "enamelled-casserole",
    title: "Enamelled cast-iron casserole",
    seller,
    category: "cookware-and-boards",
    summary: "A heavy pot for bread, stew and beans, with a steel knob that may go in the oven.",
    description: paragraphs(
      "Cast for us in a small foundry in Leitrim and enamelled in two coats. The lid sits tight and has ridges underneath, so steam runs back over the food.",
      "It works on every hob, induction included, and in the oven up to 250 °C. The 20 cm pot feeds two or three, the 24 cm pot feeds a table.",
      "Let it heat up slowly on a medium flame. If something burns on, soak it overnight with a spoon of baking soda.",
    ),
    facts: [
      ["Material", "Cast iron, enamel, stainless steel knob"],
      ["Capacity", "20 cm: 2.4 l, 24 cm: 4.2 l"],
      ["Weight", "20 cm: 3.9 kg, 24 cm: 5.4 kg"],
      ["Hobs", "Gas, electric, ceramic, induction"],
      ["Care", "Wash by hand"],
    ],
    attributes: { material: "Cast iron", washing: "By hand" },
    options: [
      { name: "Colour", values: ["Rust", "Forest", "Graphite"] },
      { name: "Size", values: ["20 cm", "24 cm"] },
    ],
    variants: [
      variant("EO-POT-RUST-20", ["Rust", "20 cm"], { amount: 11900, stock: 9 }),
      variant("EO-POT-RUST-24", ["Rust", "24 cm"], { amount: 14900, stock: 6 }),
      variant("EO-POT-FOREST-20", ["Forest", "20 cm"], { amount: 11900, stock: 12 }),
      variant("EO-POT-FOREST-24", ["Forest", "24 cm"], { amount: 14900, stock: 2, lowAt: 3 }),
      variant("EO-POT-GRAPH-20", ["Graphite", "20 cm"], { amount: 11900, stock: 8 }),
      variant("EO-POT-GRAPH-24", ["Graphite", "24 cm"], { amount: 14900, stock: 7 }),
    ],
    pictures: [
      picture("casserole-rust-main", "Orange-red round casserole with its lid on and a steel knob", "Rust"),
      picture("casserole-rust-turned", "The orange-red casserole with one handle toward you", "Rust"),
      picture("casserole-forest-main", "Green round casserole with its lid on and a steel knob", "Forest"),
      picture("casserole-graphite-main", "Dark grey round casserole with its lid on and a steel knob", "Graphite"),
    ],
  },
  {
    slug: "chopping-board",
    title: "Chopping board with hanging hole",
    seller,
    category: "cookware-and-boards",
    summary: "One solid plank, oiled twice, with corners that do not catch the cloth.",
    description: paragraphs(
      "Each board is a single piece, not glued strips, so it can be planed flat again after years of knives. The oak comes from storm-felled trees in east Galway, the walnut from an orchard that was cleared in Kilkenny.",
      "Rub in a little linseed oil when the surface looks dry. The knife in the picture is Donal's own and is not included.",
    ),
    facts: [
      ["Material", "Solid wood, food-safe linseed oil"],
      ["Size", "42 × 24 × 2.2 cm"],
      ["Weight", "1.6 kg"],
      ["Care", "Wipe clean, dry upright, do not soak"],
    ],
    attributes: { material: "Wood", washing: "By hand" },
    options: [{ name: "Wood", values: ["Oak", "Walnut"] }],
    variants: [
      variant("EO-BOARD-OAK", ["Oak"], { amount: 3900, stock: 22 }),
      variant("EO-BOARD-WALNUT", ["Walnut"], { amount: 4900, stock: 11 }),
    ],
    pictures: [
      picture("chopping-board-oak-main", "Oak chopping board with rounded corners, a kitchen knife lying on it", "Oak"),
      picture("chopping-board-oak-turned", "The oak board turned the other way, its hole to the right", "Oak"),
      picture("chopping-board-walnut-main", "Dark walnut chopping board with a kitchen knife lying on it", "Walnut"),
    ],
  },
  {
    slug: "salt-and-pepper-mills",
    title: "Salt and pepper mills, pair",
    seller,
    category: "cookware-and-boards",
    summary: "A tall oak mill for pepper and a short walnut one for salt.",
    description: paragraphs(
      "Two woods, two heights: you can tell salt from pepper without reading anything. Donal turns them on a lathe from the same planks as the boards.",
      "The grinders are ceramic, so salt does not corrode them. Turn the steel knob on top to set how fine they grind.",
    ),
    facts: [
      ["Material", "Oak, walnut, ceramic grinders, steel"],
      ["Size", "21 cm and 16 cm tall"],
      ["Care", "Wipe with a dry cloth"],
    ],
    attributes: { material: "Wood", washing: "By hand" },
    options: [],
    variants: [variant("EO-MILLS", [], { amount: 5400, stock: 14 })],
    pictures: [
      picture("mills-oak-main", "A tall oak pepper mill next to a shorter walnut salt mill"),
      picture("mills-oak-turned", "The two mills from the other side, the walnut one in front"),
    ],
  },
  {
    slug: "storage-jar-oak-lid",
    title: "Storage jar with oak lid, 1.2 l",
    seller,
    category: "storage-and-bottles",
    summary: "Keeps a kilo of flour dry and looks good left out on the counter.",
    description: paragraphs(
      "The lid is turned from oak and closes on a silicone ring, tight enough for coffee, flour and crackers. The mouth is wide enough for a measuring cup and for a hand with a sponge.",
      "Lids are turned one by one for their jars, so keep each pair together.",
    ),
    facts: [
      ["Material", "Stoneware, oak, silicone ring"],
      ["Capacity", "1.2 l"],
      ["Size", "12 cm across, 18 cm tall with lid"],
      ["Care", "Jar in the dishwasher, lid by hand"],
    ],
    attributes: { material: "Stoneware", washing: "Dishwasher" },
    options: [{ name: "Glaze", values: ["Chalk", "Moss"] }],
    variants: [
      variant("EO-JAR-CHALK", ["Chalk"], { amount: 2900, stock: 19 }),
      variant("EO-JAR-MOSS", ["Moss"], { amount: 2900, stock: 15 }),
    ],
    pictures: [
      picture("storage-jar-chalk-main", "White stoneware jar closed with a turned oak lid", "Chalk"),
      picture("storage-jar-chalk-turned", "The white jar seen from further above, grain of the lid showing", "Chalk"),
      picture("storage-jar-moss-main", "Moss-green stoneware jar closed with a turned oak lid", "Moss"),
    ],
  },
];
