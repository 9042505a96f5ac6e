import { paragraphs, picture, variant } from "../build.ts";
import type { Product } from "../types.ts";

const seller = "ember-and-oak";

export const emberAndOakCeramics: Product[] = [
  {
    slug: "everyday-bowl",
    title: "Everyday bowl",
    seller,
    category: "tableware",
    summary: "A deep bowl for soup, salad or the keys by the door.",
    description: paragraphs(
      "The curve is steep enough to chase the last spoonful and shallow enough to see what you are eating. The small one is right for breakfast, the large one for a salad for two.",
      "The bowls stack inside one another, mixed sizes too.",
    ),
    facts: [
      ["Material", "Stoneware, food-safe glaze"],
      ["Size", "Small 14 cm, large 20 cm across"],
      ["Capacity", "Small 450 ml, large 1.3 l"],
      ["Care", "Dishwasher and microwave safe"],
    ],
    attributes: { material: "Stoneware", finish: "Gloss", washing: "Dishwasher" },
    options: [
      { name: "Glaze", values: ["Sand", "Ocean"] },
      { name: "Size", values: ["Small", "Large"] },
    ],
    variants: [
      variant("EO-BOWL-SAND-S", ["Sand", "Small"], { amount: 1800, stock: 36 }),
      variant("EO-BOWL-SAND-L", ["Sand", "Large"], { amount: 2900, stock: 17 }),
      variant("EO-BOWL-OCEAN-S", ["Ocean", "Small"], { amount: 1800, stock: 28 }),
      variant("EO-BOWL-OCEAN-L", ["Ocean", "Large"], { amount: 2900, stock: 12 }),
    ],
    pictures: [
      picture("bowl-sand-main", "Deep round bowl in a sand glaze", "Sand"),
      picture("bowl-sand-turned", "The sand bowl seen from above, its inside visible", "Sand"),
      picture("bowl-ocean-main", "Deep round bowl in a blue glaze", "Ocean"),
    ],
  },
  {
    slug: "dinner-set",
    title: "Dinner set, six pieces",
    seller,
    category: "tableware",
    summary: "Three dinner plates, two side plates and a bowl that stack in one short pile.",
    description: paragraphs(
      "We put this set together for small kitchens. Everything stacks in a pile 14 cm high and goes into the dishwasher at once.",
      "Plates are sold on their own too, so a chip does not mean buying the whole set again. Write to us with the colour.",
    ),
    facts: [
      ["Material", "Stoneware, food-safe glaze"],
      ["In the box", "3 plates 27 cm, 2 plates 21 cm, 1 bowl 15 cm"],
      ["Care", "Dishwasher and microwave safe"],
    ],
    attributes: { material: "Stoneware", finish: "Matt", washing: "Dishwasher" },
    options: [{ name: "Glaze", values: ["Chalk", "Terracotta"] }],
    variants: [
      variant("EO-SET-CHALK", ["Chalk"], { amount: 11900, stock: 8 }),
      variant("EO-SET-TERRA", ["Terracotta"], { amount: 10100, was: 11900, stock: 10 }),
    ],
    pictures: [
      picture("plates-chalk-main", "Stack of white plates with a small white bowl on top", "Chalk"),
      picture("plates-chalk-turned", "The white stack of plates and bowl seen from above", "Chalk"),
      picture("plates-terracotta-main", "Stack of terracotta plates with a small bowl on top", "Terracotta"),
    ],
  },
  {
    slug: "hand-thrown-vase",
    title: "Hand-thrown vase",
    seller,
    category: "vases",
    summary: "A full-bodied vase with a narrow neck that holds three stems upright.",
    description: paragraphs(
      "Thrown in two parts and joined while the clay is still soft. Look closely and you can find the seam as a faint line around the shoulder.",
      "The neck is narrow on purpose: three branches stand where you put them instead of sliding to the side. It is glazed inside and holds water without sweating.",
    ),
    facts: [
      ["Material", "Stoneware, glazed inside and out"],
      ["Size", "19 cm across, 29 cm tall"],
      ["Weight", "1.4 kg"],
      ["Care", "Rinse with warm water and a bottle brush"],
    ],
    attributes: { material: "Stoneware", finish: "Matt", washing: "By hand" },
    options: [{ name: "Glaze", values: ["Terracotta", "Chalk"] }],
    variants: [
      variant("EO-VASE-TERRA", ["Terracotta"], { amount: 7400, stock: 6 }),
      variant("EO-VASE-CHALK", ["Chalk"], { amount: 7400, stock: 2, lowAt: 3 }),
    ],
    pictures: [
      picture("vase-terracotta-main", "Round-bellied vase with a slim neck in a terracotta glaze", "Terracotta"),
      picture("vase-terracotta-turned", "The terracotta vase seen from slightly above", "Terracotta"),
      picture("vase-chalk-main", "Round-bellied vase with a slim neck in a chalk-white glaze", "Chalk"),
    ],
  },
  {
    slug: "bud-vase",
    title: "Bud vase",
    seller,
    category: "vases",
    summary: "For the one flower that broke off in the garden.",
    description: paragraphs(
      "A low, heavy belly and a thin neck: a single tall stem does not tip it over. It takes about a glass of water.",
      "The yellow bud in the picture came from the hedge behind the workshop and is not included.",
    ),
    facts: [
      ["Material", "Stoneware, glazed inside"],
      ["Size", "9 cm across, 15 cm tall"],
      ["Care", "Rinse with warm water"],
    ],
    attributes: { material: "Stoneware", finish: "Matt", washing: "By hand" },
    options: [{ name: "Glaze", values: ["Moss", "Ink"] }],
    variants: [
      variant("EO-BUD-MOSS", ["Moss"], { amount: 3200, stock: 16 }),
      variant("EO-BUD-INK", ["Ink"], { amount: 3200, stock: 13 }),
    ],
    pictures: [
      picture("bud-vase-moss-main", "Small moss-green vase holding a single yellow flower", "Moss"),
      picture("bud-vase-moss-turned", "The moss-green bud vase and flower from behind", "Moss"),
      picture("bud-vase-ink-main", "Small blue-black vase holding a single yellow flower", "Ink"),
    ],
  },
  {
    slug: "round-teapot",
    title: "Round teapot, 900 ml",
    seller,
    category: "tableware",
    summary: "Pours without dripping, which took us eleven tries.",
    description: paragraphs(
      "The edge of the spout is cut sharp and bends down a little; that is what stops the drip. A grid of holes behind it holds back the leaves.",
      "The lid has a tongue that keeps it on while you pour the last cup. Four small cups or two large mugs come out of one pot.",
    ),
    facts: [
      ["Material", "Stoneware, food-safe glaze"],
      ["Capacity", "900 ml"],
      ["Size", "24 cm from spout to handle, 15 cm tall"],
      ["Care", "Dishwasher safe, not for the hob"],
    ],
    attributes: { material: "Stoneware", finish: "Gloss", washing: "Dishwasher" },
    options: [{ name: "Glaze", values: ["Ink", "Sand"] }],
    variants: [
      variant("EO-TEA-INK", ["Ink"], { amount: 6800, stock: 7 }),
      variant("EO-TEA-SAND", ["Sand"], { amount: 6800, stock: 9 }),
    ],
    pictures: [
      picture("teapot-ink-main", "Round blue-black teapot, spout to the right", "Ink"),
      picture("teapot-ink-turned", "The blue-black teapot with its spout to the left", "Ink"),
      picture("teapot-sand-main", "Round sand-coloured teapot, spout to the right", "Sand"),
    ],
  },
  {
    slug: "water-pitcher",
    title: "Water pitcher, 1.1 l",
    seller,
    category: "tableware",
    summary: "A slim-waisted pitcher that fits the fridge door.",
    description: paragraphs(
      "The waist is where your thumb goes when the handle is wet. The lip is pinched by hand and pours a thin, steady stream.",
      "It keeps water cool on the table for about an hour, and it takes a bunch of tulips when nobody is thirsty.",
    ),
    facts: [
      ["Material", "Stoneware, food-safe glaze"],
      ["Capacity", "1.1 l"],
      ["Size", "10 cm across, 22 cm tall"],
      ["Care", "Dishwasher safe"],
    ],
    attributes: { material: "Stoneware", finish: "Gloss", washing: "Dishwasher" },
    options: [{ name: "Glaze", values: ["Chalk", "Ocean"] }],
    variants: [
      variant("EO-PITCH-CHALK", ["Chalk"], { amount: 4200, stock: 12 }),
      variant("EO-PITCH-OCEAN", ["Ocean"], { amount: 4200, stock: 5, lowAt: 3 }),
    ],
    pictures: [
      picture("pitcher-chalk-main", "White pitcher with a pinched lip, handle to the left", "Chalk"),
      picture("pitcher-chalk-turned", "The white pitcher turned, handle to the right", "Chalk"),
      picture("pitcher-ocean-main", "Blue pitcher with a pinched lip, handle to the left", "Ocean"),
    ],
  },
  {
    slug: "rimmed-planter",
    title: "Rimmed planter",
    seller,
    category: "planters",
    summary: "An unglazed pot that lets roots breathe, with a hole and a plug.",
    description: paragraphs(
      "Unglazed clay takes up water and gives it back slowly, which forgives a weekend away. The hole in the base comes with a cork plug for use indoors without a saucer.",
      "White bloom on the outside after some months is lime from the water. Brush it off or leave it. The plant in the picture is a dracaena and is not included.",
    ),
    facts: [
      ["Material", "Unglazed clay, cork plug"],
      ["Size", "14 cm: for pots up to 12 cm; 18 cm: for pots up to 16 cm"],
      ["Care", "Indoors and outdoors, bring in before frost"],
    ],
    attributes: { material: "Earthenware", finish: "Unglazed", washing: "By hand" },
    options: [
      { name: "Clay", values: ["Terracotta", "Chalk"] },
      { name: "Size", values: ["14 cm", "18 cm"] },
    ],
    variants: [
      variant("EO-PLANT-TERRA-14", ["Terracotta", "14 cm"], { amount: 2600, stock: 24 }),
      variant("EO-PLANT-TERRA-18", ["Terracotta", "18 cm"], { amount: 3850, stock: 15 }),
      variant("EO-PLANT-CHALK-14", ["Chalk", "14 cm"], { amount: 2600, stock: 20 }),
      variant("EO-PLANT-CHALK-18", ["Chalk", "18 cm"], { amount: 3850, stock: 3 }),
    ],
    pictures: [
      picture("planter-terracotta-main", "Terracotta pot with a rim, planted with a leafy dracaena", "Terracotta"),
      picture(
        "planter-terracotta-turned",
        "The planted terracotta pot from another side and further above",
        "Terracotta",
      ),
      picture("planter-chalk-main", "White clay pot with a rim, planted with a leafy dracaena", "Chalk"),
    ],
  },
  {
    slug: "evening-candle",
    title: "Evening candle in a glazed jar",
    seller,
    category: "candles-and-lanterns",
    summary: "Rapeseed wax in a jar you will want to keep afterwards.",
    description: paragraphs(
      "Poured in the workshop from rapeseed wax, with a cotton wick. It burns for about forty hours if you trim the wick to half a centimetre each time.",
      "Forest smells of pine resin and wet bark, Terracotta of orange peel and clove. When it is finished, wash out the jar with hot water and use it for pens or salt.",
    ),
    facts: [
      ["Material", "Rapeseed wax, cotton wick, stoneware jar"],
      ["Burning time", "About 40 hours"],
      ["Size", "8 cm across, 7 cm tall, 200 g of wax"],
      ["Care", "Never leave a burning candle alone"],
    ],
    attributes: { power: "Flame" },
    options: [{ name: "Scent", values: ["Forest", "Terracotta"] }],
    variants: [
      variant("EO-CANDLE-FOREST", ["Forest"], { amount: 2200, stock: 30 }),
      variant("EO-CANDLE-TERRA", ["Terracotta"], { amount: 2200, stock: 27 }),
    ],
    pictures: [
      picture("candle-forest-main", "Burning candle in a green jar with a blank paper label", "Forest"),
      picture("candle-forest-turned", "The green candle seen from above, wax and flame showing", "Forest"),
      picture("candle-terracotta-main", "Burning candle in a terracotta jar with a blank paper label", "Terracotta"),
    ],
  },
];
