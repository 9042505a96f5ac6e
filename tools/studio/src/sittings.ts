import type { ShapeName } from "./shapes.ts";

/** One product before the camera: its shape, a colour per variant, and how it is turned. */
export interface Sitting {
  name: string;
  shape: ShapeName;
  colors: Record<string, string>;
  /** Turn of the model and fall of the camera in radians, where the usual ones do not flatter. */
  yaw?: number;
  pitch?: number;
  /** Turn for the second picture. */
  turnedYaw?: number;
}

const chalk = "#ece7dc";
const sand = "#d9c5a0";
const forest = "#1f6f5c";
const rust = "#c0522f";
const ink = "#2d3444";
const ocean = "#2f6f95";
const navy = "#34508a";
const moss = "#7c8559";
const terracotta = "#cd7a52";
const mustard = "#d9a72e";
const slate = "#525d68";
const coral = "#dd6350";
const graphite = "#323437";
const oak = "#c49a63";
const walnut = "#7a5236";
const cognac = "#8a4f2a";
const linen = "#e6d7ba";

export const sittings: Sitting[] = [
  { name: "tall-mug", shape: "mug", colors: { forest, rust, sand, ink }, yaw: 0.35, turnedYaw: 2.7 },
  {
    name: "espresso-cup",
    shape: "espressoCup",
    colors: { sand, ocean },
    yaw: 0.35,
    pitch: 0.45,
    turnedYaw: 2.6,
  },
  {
    name: "casserole",
    shape: "casserole",
    colors: { rust, forest, graphite },
    yaw: 0.3,
    pitch: 0.38,
    turnedYaw: 1.1,
  },
  {
    name: "chopping-board",
    shape: "choppingBoard",
    colors: { oak, walnut },
    yaw: 0.35,
    pitch: 0.72,
    turnedYaw: -0.5,
  },
  { name: "mills", shape: "mills", colors: { oak }, yaw: 0.25, turnedYaw: -0.7 },
  { name: "storage-jar", shape: "storageJar", colors: { chalk, moss }, pitch: 0.32 },
  { name: "bottle", shape: "bottle", colors: { navy, forest, rust }, yaw: 0.3, turnedYaw: 1.3 },
  { name: "bowl", shape: "bowl", colors: { sand, ocean }, pitch: 0.5 },
  { name: "plates", shape: "plates", colors: { chalk, terracotta }, pitch: 0.42 },
  { name: "vase", shape: "vase", colors: { terracotta, chalk }, pitch: 0.22 },
  { name: "bud-vase", shape: "budVase", colors: { moss, ink }, yaw: 0.2, turnedYaw: 2.2 },
  { name: "teapot", shape: "teapot", colors: { ink, sand }, yaw: 0.35, pitch: 0.3, turnedYaw: 2.6 },
  { name: "pitcher", shape: "pitcher", colors: { chalk, ocean }, yaw: 0.4, pitch: 0.3, turnedYaw: 2.7 },
  { name: "planter", shape: "planter", colors: { terracotta, chalk }, pitch: 0.25, turnedYaw: 1.6 },
  { name: "dining-chair", shape: "diningChair", colors: { coral, navy }, yaw: 0.5, turnedYaw: -0.75 },
  { name: "lounge-chair", shape: "loungeChair", colors: { moss, linen }, yaw: 0.55, turnedYaw: -0.8 },
  { name: "stool", shape: "stool", colors: { oak, graphite }, yaw: 0.3, pitch: 0.35, turnedYaw: 1.2 },
  { name: "side-table", shape: "sideTable", colors: { chalk, forest }, pitch: 0.38, turnedYaw: 1.4 },
  { name: "bookshelf", shape: "bookshelf", colors: { oak }, yaw: 0.42, turnedYaw: -0.5 },
  { name: "sideboard", shape: "sideboard", colors: { walnut, oak }, yaw: 0.45, turnedYaw: -0.5 },
  { name: "bench", shape: "bench", colors: { mustard, slate }, yaw: 0.5, turnedYaw: -0.6 },
  { name: "table-lamp", shape: "tableLamp", colors: { linen, rust }, pitch: 0.18 },
  {
    name: "desk-lamp",
    shape: "deskLamp",
    colors: { mustard, graphite, chalk },
    yaw: 0.3,
    pitch: 0.14,
    turnedYaw: -0.6,
  },
  { name: "floor-lamp", shape: "floorLamp", colors: { linen }, pitch: 0.16, turnedYaw: 1.5 },
  { name: "mushroom-lamp", shape: "mushroomLamp", colors: { coral, chalk }, pitch: 0.02 },
  {
    name: "candle",
    shape: "candle",
    colors: { forest, terracotta },
    yaw: 0.35,
    pitch: 0.35,
    turnedYaw: -0.4,
  },
  { name: "lantern", shape: "lantern", colors: { graphite }, yaw: 0.5, turnedYaw: -0.35 },
  { name: "headphones", shape: "headphones", colors: { chalk, graphite }, yaw: 0.5, turnedYaw: -0.7 },
  { name: "speaker", shape: "speaker", colors: { walnut, chalk }, yaw: 0.5, turnedYaw: -0.5 },
  {
    name: "portable-speaker",
    shape: "portableSpeaker",
    colors: { coral, navy, sand },
    yaw: -0.65,
    pitch: 0.3,
    turnedYaw: 0.5,
  },
  { name: "turntable", shape: "turntable", colors: { walnut }, yaw: 0.35, pitch: 0.6, turnedYaw: -0.5 },
  { name: "earbuds", shape: "earbuds", colors: { chalk, graphite }, yaw: 0.4, pitch: 0.38, turnedYaw: -0.6 },
  { name: "radio", shape: "radio", colors: { moss, chalk }, yaw: 0.4, turnedYaw: -0.5 },
  { name: "tote", shape: "tote", colors: { mustard, slate }, yaw: 0.45, turnedYaw: -0.7 },
  { name: "backpack", shape: "backpack", colors: { forest, navy, rust }, yaw: 0.5, turnedYaw: -0.8 },
  { name: "duffel", shape: "duffel", colors: { slate, rust }, yaw: 0.45, pitch: 0.3, turnedYaw: -0.6 },
  { name: "crossbody", shape: "crossbody", colors: { cognac, forest }, yaw: 0.4, turnedYaw: -0.5 },
  { name: "wallet", shape: "wallet", colors: { cognac, graphite }, yaw: 0.4, turnedYaw: -0.5 },
  { name: "cushion", shape: "cushion", colors: { mustard, forest, terracotta }, yaw: 0.45, turnedYaw: -0.6 },
  {
    name: "throw",
    shape: "throwBlanket",
    colors: { sand, slate, moss },
    yaw: 0.5,
    pitch: 0.4,
    turnedYaw: -0.6,
  },
  {
    name: "towels",
    shape: "towels",
    colors: { chalk, ocean, terracotta },
    yaw: 0.5,
    pitch: 0.3,
    turnedYaw: -0.6,
  },
  { name: "tea-towel", shape: "teaTowel", colors: { linen, navy }, yaw: 0.4, turnedYaw: -0.5 },
  { name: "rug", shape: "rug", colors: { rust, ink }, yaw: 0.6, pitch: 0.5, turnedYaw: -0.5 },
  { name: "monstera", shape: "monstera", colors: { terracotta, chalk }, turnedYaw: 1.9 },
  { name: "cactus", shape: "cactus", colors: { terracotta, ocean }, yaw: 0.3, turnedYaw: -0.6 },
  { name: "snake-plant", shape: "snakePlant", colors: { chalk, graphite }, turnedYaw: 1.8 },
  { name: "trailing-plant", shape: "trailingPlant", colors: { moss, chalk }, turnedYaw: 1.8 },
  {
    name: "herb-pot",
    shape: "herbPot",
    colors: { chalk, terracotta },
    yaw: 0.3,
    pitch: 0.32,
    turnedYaw: -0.9,
  },
  {
    name: "notebook",
    shape: "notebook",
    colors: { forest, coral, ink },
    yaw: 0.5,
    pitch: 0.6,
    turnedYaw: -0.5,
  },
  {
    name: "fountain-pen",
    shape: "fountainPen",
    colors: { graphite, navy },
    yaw: 0.35,
    pitch: 0.55,
    turnedYaw: -0.5,
  },
  { name: "pencil-cup", shape: "pencilCup", colors: { oak, chalk }, yaw: 0.3, pitch: 0.3, turnedYaw: -1 },
  { name: "book", shape: "book", colors: { rust, ocean, mustard }, yaw: 0.5, turnedYaw: -0.65 },
  { name: "desk-tray", shape: "deskTray", colors: { oak, walnut }, yaw: 0.4, pitch: 0.6, turnedYaw: -0.5 },
  { name: "tent", shape: "tent", colors: { moss, mustard }, yaw: 0.6, turnedYaw: -0.5 },
  {
    name: "enamel-mug",
    shape: "enamelMug",
    colors: { chalk, navy, forest },
    yaw: 0.35,
    pitch: 0.34,
    turnedYaw: 2.7,
  },
  { name: "flask", shape: "flask", colors: { forest, slate }, yaw: 0.3, turnedYaw: 2.6 },
  { name: "camp-lantern", shape: "campLantern", colors: { rust, graphite }, yaw: 0.4, turnedYaw: -0.7 },
  { name: "camp-chair", shape: "campChair", colors: { slate, moss }, yaw: 0.5, turnedYaw: -0.8 },
  { name: "train", shape: "train", colors: { coral, forest }, yaw: -0.5, pitch: 0.3, turnedYaw: 0.45 },
  { name: "blocks", shape: "blocks", colors: { oak }, yaw: 0.4, pitch: 0.28, turnedYaw: -0.5 },
  { name: "stacking-rings", shape: "stackingRings", colors: { coral, ocean }, pitch: 0.3 },
  {
    name: "spinning-top",
    shape: "spinningTop",
    colors: { mustard, coral },
    yaw: -0.5,
    pitch: 0.3,
    turnedYaw: 0.5,
  },
  { name: "kite", shape: "kite", colors: { coral, navy }, yaw: 0.35, turnedYaw: -0.5 },
  { name: "chess", shape: "chess", colors: { walnut }, yaw: 0.5, pitch: 0.5, turnedYaw: -0.35 },
  { name: "watch", shape: "watch", colors: { cognac, ink }, yaw: 0.35, turnedYaw: -0.75 },
  { name: "field-watch", shape: "fieldWatch", colors: { moss, graphite }, yaw: 0.35, turnedYaw: -0.75 },
  { name: "dress-watch", shape: "dressWatch", colors: { cognac, navy }, yaw: 0.35, turnedYaw: -0.75 },
  { name: "wall-clock", shape: "wallClock", colors: { chalk, walnut }, yaw: 0.4, turnedYaw: -0.6 },
  { name: "alarm-clock", shape: "alarmClock", colors: { mustard, chalk }, yaw: 0.4, turnedYaw: -0.6 },
];
