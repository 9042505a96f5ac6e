import { emberAndOakCeramics } from "./products/ember-and-oak-ceramics.ts";
import { emberAndOakKitchen } from "./products/ember-and-oak-kitchen.ts";
import { nordhalFurniture } from "./products/nordhal-furniture.ts";
import { nordhalLighting } from "./products/nordhal-lighting.ts";
import { picoGoods } from "./products/pico-goods.ts";
import { velaAudio } from "./products/vela-audio.ts";
import type { Product } from "./types.ts";

export const products: Product[] = [
  ...emberAndOakKitchen,
  ...emberAndOakCeramics,
  ...nordhalFurniture,
  ...nordhalLighting,
  ...velaAudio,
  ...picoGoods,
];
