import type { Seller } from "./types.ts";

export const sellers: Seller[] = [
  {
    slug: "ember-and-oak",
    shopName: "Ember & Oak",
    ownerName: "Aoife Brennan",
    email: "aoife@ember-and-oak.stallhouse.example",
    place: "Galway",
    country: "IE",
    story:
      "Aoife Brennan throws stoneware in a former boathouse on the edge of Galway and fires it twice a month. Her brother Donal turns the lids, boards and mills from oak felled by the winter storms. Between them they make about forty pieces a week.",
    shippingAmount: 490,
  },
  {
    slug: "nordhal",
    shopName: "Nordhal",
    ownerName: "Mikkel Nordhal",
    email: "mikkel@nordhal.stallhouse.example",
    place: "Aarhus",
    country: "DK",
    story:
      "Nordhal is a workshop of six in Aarhus that builds furniture and lamps to order. Every joint can be opened again, and spare legs, covers and shades stay available for fifteen years. Large pieces take two to three weeks.",
    shippingAmount: 1490,
  },
  {
    slug: "vela-audio",
    shopName: "Vela Audio",
    ownerName: "Inés Ferrer",
    email: "ines@vela-audio.stallhouse.example",
    place: "Valencia",
    country: "ES",
    story:
      "Inés Ferrer repaired hi-fi for eleven years before she drew her first loudspeaker. Vela Audio makes a short list of things to listen with, each held together by screws instead of glue. Batteries and ear pads can be bought for every model it has sold.",
    shippingAmount: 590,
  },
  {
    slug: "pico-goods",
    shopName: "Pico Goods",
    ownerName: "Tomás Avelar",
    email: "tomas@pico-goods.stallhouse.example",
    place: "Madalena, Azores",
    country: "PT",
    story:
      "On the island of Pico everything arrives by ship, so things are made to last. Tomás Avelar and his mother cut bags from waxed canvas and leather in a shop above the harbour. They mend what they sell, whatever its age.",
    shippingAmount: 390,
  },
];
