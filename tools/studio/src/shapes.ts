import { audioShapes } from "./shapes/audio.ts";
import { bagShapes } from "./shapes/bags.ts";
import { ceramicShapes } from "./shapes/ceramics.ts";
import { chessShapes } from "./shapes/chess.ts";
import { clockShapes } from "./shapes/clocks.ts";
import { drinkwareShapes } from "./shapes/drinkware.ts";
import { furnitureShapes } from "./shapes/furniture.ts";
import { kitchenShapes } from "./shapes/kitchen.ts";
import { lightingShapes } from "./shapes/lighting.ts";
import { outdoorShapes } from "./shapes/outdoors.ts";
import { plantShapes } from "./shapes/plants.ts";
import { stationeryShapes } from "./shapes/stationery.ts";
import { textileShapes } from "./shapes/textiles.ts";
import { toyShapes } from "./shapes/toys.ts";
import { watchShapes } from "./shapes/watches.ts";

/** Every model the studio can draw, by name. */
export const shapes = {
  ...kitchenShapes,
  ...ceramicShapes,
  ...furnitureShapes,
  ...lightingShapes,
  ...audioShapes,
  ...bagShapes,
  ...textileShapes,
  ...plantShapes,
  ...stationeryShapes,
  ...outdoorShapes,
  ...drinkwareShapes,
  ...toyShapes,
  ...chessShapes,
  ...watchShapes,
  ...clockShapes,
};

export type ShapeName = keyof typeof shapes;
