import { paragraphs } from "./build.ts";
import type { Seller } from "./types.ts";

export const sellers: Seller[] = [
  {
    slug: "ember-and-oak",
    shopName: "Ember & Oak",
    ownerName: "Aoife Brennan",
    email: "aoife@ember-and-oak.stallhouse.example",
    place: "Galway",
    country: "IE",
    standing: "active",
    story: paragraphs(
      "Aoife Brennan throws stoneware in a former boathouse on the edge of Galway and fires it twice a month. Her brother Donal turns the lids, boards and mills from oak felled by the winter storms. Between them they make about forty pieces a week.",
      "The clay comes from Devon, because Irish clay is too soft for the heat of the kiln. The glazes are mixed in the boathouse from ash, chalk and iron, and a batch never comes out exactly like the one before it.",
      "The shop is open on Saturdays. If the blue door is closed, look for Aoife at the bakery two doors down.",
    ),
    policies: {
      shipping:
        "Parcels leave on Tuesday and Friday, packed in shredded newspaper and cardboard. If something arrives broken, a photo is enough and we send another.",
      returns:
        "Send anything back within 30 days, used or not. We pay the postage when the fault is ours and ask you to pay it otherwise.",
    },
    dispatchDays: { min: 1, max: 4 },
    returnDays: 30,
    shippingDays: { min: 3, max: 6 },
    shippingAmount: 490,
    behaviour: {
      note: "The steady one: parcels leave in time, little comes back, most questions are answered.",
      shipAfterHours: { min: 12, max: 60 },
      refundShare: 0.02,
      cancelShare: 0.01,
      replyShare: { good: 0.12, poor: 0.7 },
    },
  },
  {
    slug: "nordhal",
    shopName: "Nordhal",
    ownerName: "Mikkel Nordhal",
    email: "mikkel@nordhal.stallhouse.example",
    place: "Aarhus",
    country: "DK",
    standing: "active",
    story: paragraphs(
      "Nordhal is a workshop of six in Aarhus that builds furniture and lamps to order. Every joint can be opened again, and spare legs, covers and shades stay available for fifteen years. Large pieces take two to three weeks.",
      "Mikkel's grandfather built boats in the same hall, and the steam box he bent ribs in now bends chair backs. What is too short for a chair becomes a board, a tray or a box of blocks.",
    ),
    policies: {
      shipping:
        "We build when you order, so allow two to three weeks. Large pieces come with two people who carry them to the room you name; small ones come by post.",
      returns:
        "You have 14 days from delivery to change your mind. Furniture must be collected by our carrier, which costs 60 euros per piece.",
    },
    dispatchDays: { min: 10, max: 15 },
    returnDays: 14,
    shippingDays: { min: 10, max: 16 },
    shippingAmount: 1490,
    behaviour: {
      note: "Ships slowly: orders stay in 'paid' for days, and customers say so in their reviews.",
      shipAfterHours: { min: 120, max: 336 },
      refundShare: 0.03,
      cancelShare: 0.03,
      replyShare: { good: 0.06, poor: 0.5 },
    },
  },
  {
    slug: "vela-audio",
    shopName: "Vela Audio",
    ownerName: "Inés Ferrer",
    email: "ines@vela-audio.stallhouse.example",
    place: "Valencia",
    country: "ES",
    standing: "active",
    story: paragraphs(
      "Inés Ferrer repaired hi-fi for eleven years before she drew her first loudspeaker. Vela Audio makes a short list of things to listen with, each held together by screws instead of glue. Batteries and ear pads can be bought for every model it has sold.",
      "Everything that comes back is tested, cleaned and sold again as renewed, with the reason of its return written on the box. Inés keeps the list of reasons on the wall and draws the next model from it.",
    ),
    policies: {
      shipping: "Orders before noon leave the same day from Valencia. Speakers travel in their own double carton.",
      returns:
        "Listen at home for 60 days. If it is not for you, print the label in your account and send it back at our cost.",
    },
    dispatchDays: { min: 0, max: 1 },
    returnDays: 60,
    shippingDays: { min: 2, max: 5 },
    shippingAmount: 590,
    behaviour: {
      note: "Has many returns: sixty days of listening at home invite them. Its refunds stand out in the figures.",
      shipAfterHours: { min: 3, max: 26 },
      refundShare: 0.19,
      cancelShare: 0.01,
      replyShare: { good: 0.1, poor: 0.8 },
    },
  },
  {
    slug: "pico-goods",
    shopName: "Pico Goods",
    ownerName: "Tomás Avelar",
    email: "tomas@pico-goods.stallhouse.example",
    place: "Madalena, Azores",
    country: "PT",
    standing: "active",
    story: paragraphs(
      "On the island of Pico everything arrives by ship, so things are made to last. Tomás Avelar and his mother cut bags from waxed canvas and leather in a shop above the harbour. They mend what they sell, whatever its age.",
      "The camping goods came later, when walkers bound for the volcano kept asking. Tents are sewn in the same room; flasks and mugs are made on the mainland and finished here.",
    ),
    policies: {
      shipping:
        "Parcels leave with the ferry on Monday and Thursday. In winter the sea may hold it back for a day or two, and we write to you when it does.",
      returns:
        "Unused goods come back within 30 days, mended goods for as long as you own them. Postage to the island is yours, the way back is ours.",
    },
    dispatchDays: { min: 1, max: 5 },
    returnDays: 30,
    shippingDays: { min: 4, max: 9 },
    shippingAmount: 390,
    behaviour: {
      note: "Waits for the ferry: two shipping days a week, so the hours to dispatch scatter widely.",
      shipAfterHours: { min: 8, max: 96 },
      refundShare: 0.03,
      cancelShare: 0.02,
      replyShare: { good: 0.13, poor: 0.6 },
    },
  },
  {
    slug: "linde-and-loom",
    shopName: "Linde & Loom",
    ownerName: "Femke Visser",
    email: "femke@linde-and-loom.stallhouse.example",
    place: "Haarlem",
    country: "NL",
    standing: "active",
    story: paragraphs(
      "Femke Visser weaves on four looms behind the shop window, and her brother Joost grows house plants in a greenhouse that belonged to a tulip farm. They share one building on the Spaarne and one van.",
      "Yarn is bought undyed and dyed in the yard, which is why a colour is sometimes away for a month. Plants stay in the greenhouse until they have rooted through their pots; nothing is sold in its first season.",
      "A few things on the shelves are made by neighbours: an enameller in Zaandam, a candle maker in Leiden, a potter three streets away.",
    ),
    policies: {
      shipping:
        "Textiles leave the next day. Plants leave from Monday to Wednesday only, so that none spends a weekend in a depot, and not at all in frost below minus five.",
      returns:
        "Textiles: 30 days, unwashed. Plants: send a photo within three days of arrival and we replace what the journey broke.",
    },
    dispatchDays: { min: 1, max: 2 },
    returnDays: 30,
    shippingDays: { min: 2, max: 4 },
    shippingAmount: 450,
    behaviour: {
      note: "The popular one: many small orders, quick hands, and now and then a plant that did not like the journey.",
      shipAfterHours: { min: 6, max: 40 },
      refundShare: 0.05,
      cancelShare: 0.02,
      replyShare: { good: 0.13, poor: 0.7 },
    },
  },
  {
    slug: "maison-vallon",
    shopName: "Maison Vallon",
    ownerName: "Étienne Vallon",
    email: "etienne@maison-vallon.stallhouse.example",
    place: "Saint-Claude",
    country: "FR",
    standing: "active",
    story: paragraphs(
      "Winters in the Jura are long, and people there have always made small things at the window: pipes, toys, watches. Étienne Vallon took over his aunt's toy lathe in 2009 and added a bench for watches and a press for paper.",
      "Wood comes from the forest above the town, movements from makers within an hour's drive. The books are printed in Lyon in runs of eight hundred and bound here.",
    ),
    policies: {
      shipping:
        "We post on every working day. Watches travel insured and need a signature; everything else fits a letter box or waits with your neighbour.",
      returns:
        "30 days for everything but engraved pieces. A watch must come back with its foil on, a book without coffee.",
    },
    dispatchDays: { min: 1, max: 1 },
    returnDays: 30,
    shippingDays: { min: 3, max: 5 },
    shippingAmount: 520,
    behaviour: {
      note: "Small parcels, careful packing, polite answers. Calls off an order when a movement does not arrive.",
      shipAfterHours: { min: 10, max: 50 },
      refundShare: 0.04,
      cancelShare: 0.04,
      replyShare: { good: 0.1, poor: 0.65 },
    },
  },
  {
    slug: "kavka-time",
    shopName: "Kavka Time",
    ownerName: "Radek Kavka",
    email: "radek@kavka-time.stallhouse.example",
    place: "Brno",
    country: "CZ",
    standing: "pending",
    story: paragraphs(
      "Radek Kavka restored station clocks for the Czech railways until the last of them went digital. Now he builds small runs of watches and wall clocks with the same dials: plain figures, a railway track for the minutes, hands you can read from across a platform.",
      "This is his first shop on the internet. Until now he sold from a table at the Sunday market in Brno.",
    ),
    policies: {
      shipping: "I post on Wednesdays. Watches go by insured letter.",
      returns: "14 days, no reasons needed. Please keep the box, I make them myself.",
    },
    dispatchDays: { min: 1, max: 5 },
    returnDays: 14,
    shippingDays: { min: 4, max: 8 },
    shippingAmount: 650,
    behaviour: {
      note: "New and not yet approved: its products wait, and an administrator has a decision to take.",
      shipAfterHours: { min: 24, max: 168 },
      refundShare: 0,
      cancelShare: 0,
      replyShare: { good: 0, poor: 0 },
    },
  },
  {
    slug: "quayside-outlet",
    shopName: "Quayside Outlet",
    ownerName: "Joris Claes",
    email: "joris@quayside-outlet.stallhouse.example",
    place: "Antwerp",
    country: "BE",
    standing: "blocked",
    story: paragraphs(
      "Quayside Outlet buys remainders and returns by the pallet and sells them by the piece. What arrives in a week is photographed on Friday and gone on Monday.",
      "Stock changes often and boxes may be marked.",
    ),
    policies: {
      shipping: "Dispatched when the warehouse gets to it, usually within a week. No tracking below 50 euros.",
      returns: "Returns within 14 days at the buyer's cost, in the original packaging.",
    },
    dispatchDays: { min: 3, max: 7 },
    returnDays: 14,
    shippingDays: { min: 5, max: 15 },
    shippingAmount: 690,
    behaviour: {
      note: "Blocked after complaints: parcels without tracking and goods under a name they did not carry.",
      shipAfterHours: { min: 96, max: 400 },
      refundShare: 0,
      cancelShare: 0,
      replyShare: { good: 0, poor: 0 },
    },
  },
];

/** The sellers whose products are on sale. */
export const activeSellers: Seller[] = sellers.filter(({ standing }) => standing === "active");
