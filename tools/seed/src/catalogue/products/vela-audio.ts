import { paragraphs, picture, variant } from "../build.ts";
import type { Product } from "../types.ts";

const seller = "vela-audio";

export const velaAudio: Product[] = [
  {
    slug: "quiet-over-ear-headphones",
    title: "Quiet over-ear headphones",
    seller,
    category: "headphones",
    summary: "Closed headphones that keep the train out and can be taken apart with one screwdriver.",
    description: paragraphs(
      "Quiet blocks noise the simple way, with deep pads and a closed cup, and adds active cancelling for engines and fans. Voices stay natural in both modes.",
      "The battery, both pads, the headband cushion and the cable are spare parts you can order and fit yourself. Seven screws, no glue.",
    ),
    facts: [
      ["Connection", "Bluetooth 5.3, 3.5 mm cable included"],
      ["Battery", "38 hours, replaceable"],
      ["Weight", "265 g"],
      ["Drivers", "40 mm"],
      ["In the box", "Headphones, cable, cotton pouch"],
    ],
    attributes: { connection: "Bluetooth & cable", power: "Battery", weather: "Indoors" },
    options: [{ name: "Colour", values: ["Chalk", "Graphite"] }],
    variants: [
      variant("VA-QUIET-CHALK", ["Chalk"], { amount: 12900, stock: 34 }),
      variant("VA-QUIET-GRAPH", ["Graphite"], { amount: 12900, stock: 48 }),
    ],
    pictures: [
      picture("headphones-chalk-main", "White over-ear headphones with dark ear pads", "Chalk"),
      picture("headphones-chalk-turned", "The white headphones from the other side", "Chalk"),
      picture("headphones-graphite-main", "Dark grey over-ear headphones", "Graphite"),
    ],
  },
  {
    slug: "pocket-earbuds",
    title: "Pocket earbuds with case",
    seller,
    category: "headphones",
    summary: "Small, light earbuds in a case whose batteries can be changed.",
    description: paragraphs(
      "Most earbuds are thrown away when their batteries tire. The cells in these are held by a clip, both in the buds and in the case, and a new set costs less than a pizza.",
      "Three sizes of tips are in the box. They stay in for running and are light enough to forget at a desk.",
    ),
    facts: [
      ["Connection", "Bluetooth 5.3"],
      ["Battery", "7 hours, 28 with the case, replaceable"],
      ["Weight", "4.8 g each, case 46 g"],
      ["Protection", "IPX4, sweat and rain"],
      ["Charging", "USB-C"],
    ],
    attributes: { connection: "Bluetooth", power: "Battery", weather: "Splash-proof" },
    options: [{ name: "Colour", values: ["Chalk", "Graphite"] }],
    variants: [
      variant("VA-POCKET-CHALK", ["Chalk"], { amount: 8900, stock: 40 }),
      variant("VA-POCKET-GRAPH", ["Graphite"], { amount: 8900, stock: 2 }),
    ],
    pictures: [
      picture("earbuds-chalk-main", "White earbuds standing in their open charging case", "Chalk"),
      picture("earbuds-chalk-turned", "The white earbuds and case from the other side", "Chalk"),
      picture("earbuds-graphite-main", "Dark grey earbuds standing in their open charging case", "Graphite"),
    ],
  },
  {
    slug: "estante-bookshelf-speaker",
    title: "Estante bookshelf speaker",
    seller,
    category: "speakers",
    summary: "A two-way speaker that sounds right close to a wall, sold one by one.",
    description: paragraphs(
      "Most small speakers boom when they stand on a shelf. Estante is tuned for it: closed box, 13 cm woofer, soft-dome tweeter, and a switch at the back for corner or free placement.",
      "It needs an amplifier of 20 to 80 W. Two make a stereo pair; one is enough for a kitchen.",
    ),
    facts: [
      ["Principle", "Two-way, closed box"],
      ["Drivers", "13 cm woofer, 25 mm tweeter"],
      ["Impedance", "8 ohm, 86 dB"],
      ["Size", "18 cm wide, 22 cm deep, 30 cm tall"],
      ["Weight", "4.9 kg"],
    ],
    attributes: { connection: "Cable", power: "From the amplifier", weather: "Indoors" },
    options: [{ name: "Finish", values: ["Walnut", "Chalk"] }],
    variants: [
      variant("VA-ESTANTE-WALNUT", ["Walnut"], { amount: 19900, stock: 16 }),
      variant("VA-ESTANTE-CHALK", ["Chalk"], { amount: 17900, stock: 12 }),
    ],
    pictures: [
      picture("speaker-walnut-main", "Walnut bookshelf speaker with two dark cones in brass rings", "Walnut"),
      picture("speaker-walnut-turned", "The walnut speaker turned so that its right side shows", "Walnut"),
      picture("speaker-chalk-main", "White bookshelf speaker with two dark cones in brass rings", "Chalk"),
    ],
  },
  {
    slug: "bruma-portable-speaker",
    title: "Bruma portable speaker",
    seller,
    category: "speakers",
    summary: "A fabric-covered speaker for the balcony, with three buttons you can find in the dark.",
    description: paragraphs(
      "Bruma plays to both ends, so it does not matter where you sit. The fabric is sewn, not glued, and comes off for washing.",
      "Quieter, pause, louder: the three buttons are all there is. Two Brumas pair as left and right when you hold pause on both.",
    ),
    facts: [
      ["Connection", "Bluetooth 5.3"],
      ["Battery", "16 hours, replaceable"],
      ["Protection", "IP65, dust and water jets"],
      ["Size", "21 cm long, 9 cm across"],
      ["Weight", "680 g"],
    ],
    attributes: { connection: "Bluetooth", power: "Battery", weather: "Splash-proof" },
    options: [{ name: "Colour", values: ["Coral", "Navy", "Sand"] }],
    variants: [
      variant("VA-BRUMA-CORAL", ["Coral"], { amount: 6900, stock: 22 }),
      variant("VA-BRUMA-NAVY", ["Navy"], { amount: 6900, stock: 31 }),
      variant("VA-BRUMA-SAND", ["Sand"], { amount: 6900, stock: 18 }),
    ],
    pictures: [
      picture(
        "portable-speaker-coral-main",
        "Coral cylinder-shaped speaker lying on two feet, three buttons on top",
        "Coral",
      ),
      picture("portable-speaker-coral-turned", "The coral speaker with its left end toward you", "Coral"),
      picture("portable-speaker-navy-main", "Navy-blue cylinder-shaped speaker lying on two feet", "Navy"),
      picture("portable-speaker-sand-main", "Sand-coloured cylinder-shaped speaker lying on two feet", "Sand"),
    ],
  },
  {
    slug: "surco-turntable",
    title: "Surco turntable",
    seller,
    category: "players-and-radios",
    summary: "A belt-driven record player with a walnut plinth and a built-in phono stage.",
    description: paragraphs(
      "Put it on a shelf, plug it into any amplifier or powered speaker and play a record. The arm is set up at the workshop; only the counterweight has to be screwed on.",
      "The belt, the stylus and the mat are standard parts that other makers sell too. A dust cover is in the box, the record is not.",
    ),
    facts: [
      ["Drive", "Belt, 33 and 45 rpm"],
      ["Cartridge", "Moving magnet, replaceable stylus"],
      ["Output", "Phono or line, switchable"],
      ["Size", "43 cm wide, 35 cm deep, 12 cm tall"],
      ["Weight", "5.6 kg"],
    ],
    attributes: { connection: "Cable", power: "Mains", weather: "Indoors" },
    options: [],
    variants: [variant("VA-SURCO", [], { amount: 34900, stock: 7, lowAt: 3 })],
    pictures: [
      picture("turntable-walnut-main", "Walnut turntable with a black record and a silver tonearm"),
      picture("turntable-walnut-turned", "The turntable from the left and further above"),
    ],
  },
  {
    slug: "onda-radio",
    title: "Onda table radio",
    seller,
    category: "players-and-radios",
    summary: "FM, DAB+ and Bluetooth behind two brass knobs and one big dial.",
    description: paragraphs(
      "Left knob volume, right knob station. The needle on the dial really moves, driven by a small motor, and stops where your four favourites are.",
      "It runs on mains power or on four rechargeable AA cells that the radio charges itself. The strap makes it easy to carry to the bathroom and back.",
    ),
    facts: [
      ["Reception", "FM, DAB+, Bluetooth 5.3"],
      ["Power", "USB-C or 4 AA cells, about 20 hours"],
      ["Size", "24 cm wide, 9 cm deep, 15 cm tall"],
      ["Weight", "1.3 kg"],
    ],
    attributes: { connection: "Bluetooth", power: "Battery", weather: "Indoors" },
    options: [{ name: "Colour", values: ["Moss", "Chalk"] }],
    variants: [
      variant("VA-ONDA-MOSS", ["Moss"], { amount: 9900, was: 11900, stock: 15 }),
      variant("VA-ONDA-CHALK", ["Chalk"], { amount: 11900, stock: 20 }),
    ],
    pictures: [
      picture("radio-moss-main", "Moss-green table radio with wooden slats, a round dial and a leather strap", "Moss"),
      picture("radio-moss-turned", "The moss-green radio turned so that its right side shows", "Moss"),
      picture("radio-chalk-main", "White table radio with wooden slats, a round dial and a leather strap", "Chalk"),
    ],
  },
];
