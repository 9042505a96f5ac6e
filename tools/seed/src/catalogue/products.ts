import { emberAndOakCeramics } from "./products/ember-and-oak-ceramics.ts";
import { emberAndOakCupsAndPots } from "./products/ember-and-oak-cups-and-pots.ts";
import { emberAndOakKitchen } from "./products/ember-and-oak-kitchen.ts";
import { emberAndOakSmallThings } from "./products/ember-and-oak-small-things.ts";
import { emberAndOakTableware } from "./products/ember-and-oak-tableware.ts";
import { kavkaTime } from "./products/kavka-time.ts";
import { lindeAndLoomHome } from "./products/linde-and-loom-home.ts";
import { lindeAndLoomPlants } from "./products/linde-and-loom-plants.ts";
import { lindeAndLoomTextiles } from "./products/linde-and-loom-textiles.ts";
import { maisonVallonStationery } from "./products/maison-vallon-stationery.ts";
import { maisonVallonToys } from "./products/maison-vallon-toys.ts";
import { maisonVallonTravel } from "./products/maison-vallon-travel.ts";
import { maisonVallonWatches } from "./products/maison-vallon-watches.ts";
import { nordhalFurniture } from "./products/nordhal-furniture.ts";
import { nordhalHome } from "./products/nordhal-home.ts";
import { nordhalLighting } from "./products/nordhal-lighting.ts";
import { nordhalMoreFurniture } from "./products/nordhal-more-furniture.ts";
import { nordhalMoreLighting } from "./products/nordhal-more-lighting.ts";
import { picoGoodsBags } from "./products/pico-goods-bags.ts";
import { picoGoodsIsland } from "./products/pico-goods-island.ts";
import { picoGoodsOutdoors } from "./products/pico-goods-outdoors.ts";
import { picoGoods } from "./products/pico-goods.ts";
import { quaysideOutlet } from "./products/quayside-outlet.ts";
import { velaAudioMore } from "./products/vela-audio-more.ts";
import { velaAudio } from "./products/vela-audio.ts";
import { activeSellers } from "./sellers.ts";
import { toldApart, withScale } from "./picture-book.ts";
import type { Product } from "./types.ts";

/** Everything any seller wrote down, those of the pending and the blocked seller too. */
export const products: Product[] = toldApart(
  [
    ...emberAndOakKitchen,
    ...emberAndOakCupsAndPots,
    ...emberAndOakCeramics,
    ...emberAndOakTableware,
    ...emberAndOakSmallThings,
    ...nordhalFurniture,
    ...nordhalMoreFurniture,
    ...nordhalLighting,
    ...nordhalMoreLighting,
    ...nordhalHome,
    ...velaAudio,
    ...velaAudioMore,
    ...picoGoods,
    ...picoGoodsBags,
    ...picoGoodsOutdoors,
    ...picoGoodsIsland,
    ...lindeAndLoomTextiles,
    ...lindeAndLoomPlants,
    ...lindeAndLoomHome,
    ...maisonVallonWatches,
    ...maisonVallonStationery,
    ...maisonVallonToys,
    ...maisonVallonTravel,
    ...kavkaTime,
    ...quaysideOutlet,
  ].map(withScale),
);

const active = new Set(activeSellers.map(({ slug }) => slug));

/** What customers see. */
export const productsOnSale: Product[] = products.filter(({ seller }) => active.has(seller));
