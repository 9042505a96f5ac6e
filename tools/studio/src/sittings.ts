import type { ShapeName } from "./shapes.ts";

/** One product before the camera: its shape, a colour per variant, and how it is turned. */
export interface Sitting {
  name: string;
  shape: ShapeName;
  colors: Record<string, string>;
  /** Centimetres along the model's longest side, whatever stands or lies with the product included. */
  size: number;
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
  { name: "tall-mug", shape: "mug", colors: { forest, rust, sand, ink }, size: 12, yaw: 0.35, turnedYaw: 2.7 },
  {
    name: "espresso-cup",
    shape: "espressoCup",
    colors: { sand, ocean },
    size: 12,
    yaw: 0.35,
    pitch: 0.45,
    turnedYaw: 2.6,
  },
  {
    name: "casserole",
    shape: "casserole",
    colors: { rust, forest, graphite },
    size: 27,
    yaw: 0.3,
    pitch: 0.38,
    turnedYaw: 1.1,
  },
  {
    name: "chopping-board",
    shape: "choppingBoard",
    colors: { oak, walnut },
    size: 42,
    yaw: 0.35,
    pitch: 0.72,
    turnedYaw: -0.5,
  },
  { name: "mills", shape: "mills", colors: { oak }, size: 21, yaw: 0.25, turnedYaw: -0.7 },
  { name: "storage-jar", shape: "storageJar", colors: { chalk, moss }, size: 18, pitch: 0.32 },
  { name: "bottle", shape: "bottle", colors: { navy, forest, rust }, size: 24, yaw: 0.3, turnedYaw: 1.3 },
  { name: "bowl", shape: "bowl", colors: { sand, ocean }, size: 20, pitch: 0.5 },
  { name: "plates", shape: "plates", colors: { chalk, terracotta }, size: 27, pitch: 0.42 },
  { name: "vase", shape: "vase", colors: { terracotta, chalk }, size: 29, pitch: 0.22 },
  { name: "bud-vase", shape: "budVase", colors: { moss, ink }, size: 25, yaw: 0.2, turnedYaw: 2.2 },
  { name: "teapot", shape: "teapot", colors: { ink, sand }, size: 24, yaw: 0.35, pitch: 0.3, turnedYaw: 2.6 },
  { name: "pitcher", shape: "pitcher", colors: { chalk, ocean }, size: 22, yaw: 0.4, pitch: 0.3, turnedYaw: 2.7 },
  { name: "planter", shape: "planter", colors: { terracotta, chalk }, size: 30, pitch: 0.25, turnedYaw: 1.6 },
  { name: "dining-chair", shape: "diningChair", colors: { coral, navy }, size: 80, yaw: 0.5, turnedYaw: -0.75 },
  { name: "lounge-chair", shape: "loungeChair", colors: { moss, linen }, size: 82, yaw: 0.55, turnedYaw: -0.8 },
  { name: "stool", shape: "stool", colors: { oak, graphite }, size: 45, yaw: 0.3, pitch: 0.35, turnedYaw: 1.2 },
  { name: "side-table", shape: "sideTable", colors: { chalk, forest }, size: 52, pitch: 0.38, turnedYaw: 1.4 },
  { name: "bookshelf", shape: "bookshelf", colors: { oak }, size: 152, yaw: 0.42, turnedYaw: -0.5 },
  { name: "sideboard", shape: "sideboard", colors: { walnut, oak }, size: 165, yaw: 0.45, turnedYaw: -0.5 },
  { name: "bench", shape: "bench", colors: { mustard, slate }, size: 120, yaw: 0.5, turnedYaw: -0.6 },
  { name: "table-lamp", shape: "tableLamp", colors: { linen, rust }, size: 44, pitch: 0.18 },
  {
    name: "desk-lamp",
    shape: "deskLamp",
    colors: { mustard, graphite, chalk },
    size: 55,
    yaw: 0.3,
    pitch: 0.14,
    turnedYaw: -0.6,
  },
  { name: "floor-lamp", shape: "floorLamp", colors: { linen }, size: 148, pitch: 0.16, turnedYaw: 1.5 },
  { name: "mushroom-lamp", shape: "mushroomLamp", colors: { coral, chalk }, size: 25, pitch: 0.02 },
  {
    name: "candle",
    shape: "candle",
    colors: { forest, terracotta },
    size: 8.5,
    yaw: 0.35,
    pitch: 0.35,
    turnedYaw: -0.4,
  },
  { name: "lantern", shape: "lantern", colors: { graphite }, size: 38, yaw: 0.5, turnedYaw: -0.35 },
  { name: "headphones", shape: "headphones", colors: { chalk, graphite }, size: 19, yaw: 0.5, turnedYaw: -0.7 },
  { name: "speaker", shape: "speaker", colors: { walnut, chalk }, size: 30, yaw: 0.5, turnedYaw: -0.5 },
  {
    name: "portable-speaker",
    shape: "portableSpeaker",
    colors: { coral, navy, sand },
    size: 21,
    yaw: -0.65,
    pitch: 0.3,
    turnedYaw: 0.5,
  },
  { name: "turntable", shape: "turntable", colors: { walnut }, size: 43, yaw: 0.35, pitch: 0.6, turnedYaw: -0.5 },
  { name: "earbuds", shape: "earbuds", colors: { chalk, graphite }, size: 6.5, yaw: 0.4, pitch: 0.38, turnedYaw: -0.6 },
  { name: "radio", shape: "radio", colors: { moss, chalk }, size: 24, yaw: 0.4, turnedYaw: -0.5 },
  { name: "tote", shape: "tote", colors: { mustard, slate }, size: 55, yaw: 0.45, turnedYaw: -0.7 },
  { name: "backpack", shape: "backpack", colors: { forest, navy, rust }, size: 44, yaw: 0.5, turnedYaw: -0.8 },
  { name: "duffel", shape: "duffel", colors: { slate, rust }, size: 45, yaw: 0.45, pitch: 0.3, turnedYaw: -0.6 },
  { name: "crossbody", shape: "crossbody", colors: { cognac, forest }, size: 30, yaw: 0.4, turnedYaw: -0.5 },
  { name: "wallet", shape: "wallet", colors: { cognac, graphite }, size: 10, yaw: 0.4, turnedYaw: -0.5 },
  { name: "cushion", shape: "cushion", colors: { mustard, forest, terracotta }, size: 46, yaw: 0.45, turnedYaw: -0.6 },
  {
    name: "throw",
    shape: "throwBlanket",
    colors: { sand, slate, moss },
    size: 48,
    yaw: 0.5,
    pitch: 0.4,
    turnedYaw: -0.6,
  },
  {
    name: "towels",
    shape: "towels",
    colors: { chalk, ocean, terracotta },
    size: 38,
    yaw: 0.5,
    pitch: 0.3,
    turnedYaw: -0.6,
  },
  { name: "tea-towel", shape: "teaTowel", colors: { linen, navy }, size: 60, yaw: 0.4, turnedYaw: -0.5 },
  { name: "rug", shape: "rug", colors: { rust, ink }, size: 90, yaw: 0.6, pitch: 0.5, turnedYaw: -0.5 },
  { name: "monstera", shape: "monstera", colors: { terracotta, chalk }, size: 75, turnedYaw: 1.9 },
  { name: "cactus", shape: "cactus", colors: { terracotta, ocean }, size: 28, yaw: 0.3, turnedYaw: -0.6 },
  { name: "snake-plant", shape: "snakePlant", colors: { chalk, graphite }, size: 62, turnedYaw: 1.8 },
  { name: "trailing-plant", shape: "trailingPlant", colors: { moss, chalk }, size: 78, turnedYaw: 1.8 },
  {
    name: "herb-pot",
    shape: "herbPot",
    colors: { chalk, terracotta },
    size: 26,
    yaw: 0.3,
    pitch: 0.32,
    turnedYaw: -0.9,
  },
  {
    name: "notebook",
    shape: "notebook",
    colors: { forest, coral, ink },
    size: 21,
    yaw: 0.5,
    pitch: 0.6,
    turnedYaw: -0.5,
  },
  {
    name: "fountain-pen",
    shape: "fountainPen",
    colors: { graphite, navy },
    size: 14,
    yaw: 0.35,
    pitch: 0.55,
    turnedYaw: -0.5,
  },
  { name: "pencil-cup", shape: "pencilCup", colors: { oak, chalk }, size: 19, yaw: 0.3, pitch: 0.3, turnedYaw: -1 },
  { name: "book", shape: "book", colors: { rust, ocean, mustard }, size: 22, yaw: 0.5, turnedYaw: -0.65 },
  { name: "desk-tray", shape: "deskTray", colors: { oak, walnut }, size: 32, yaw: 0.4, pitch: 0.6, turnedYaw: -0.5 },
  { name: "tent", shape: "tent", colors: { moss, mustard }, size: 355, yaw: 0.6, turnedYaw: -0.5 },
  {
    name: "enamel-mug",
    shape: "enamelMug",
    colors: { chalk, navy, forest },
    size: 12,
    yaw: 0.35,
    pitch: 0.34,
    turnedYaw: 2.7,
  },
  { name: "flask", shape: "flask", colors: { forest, slate }, size: 30, yaw: 0.3, turnedYaw: 2.6 },
  { name: "camp-lantern", shape: "campLantern", colors: { rust, graphite }, size: 30, yaw: 0.4, turnedYaw: -0.7 },
  { name: "camp-chair", shape: "campChair", colors: { slate, moss }, size: 84, yaw: 0.5, turnedYaw: -0.8 },
  { name: "train", shape: "train", colors: { coral, forest }, size: 32, yaw: -0.5, pitch: 0.3, turnedYaw: 0.45 },
  { name: "blocks", shape: "blocks", colors: { oak }, size: 26, yaw: 0.4, pitch: 0.28, turnedYaw: -0.5 },
  { name: "stacking-rings", shape: "stackingRings", colors: { coral, ocean }, size: 22, pitch: 0.3 },
  {
    name: "spinning-top",
    shape: "spinningTop",
    colors: { mustard, coral },
    size: 9,
    yaw: -0.5,
    pitch: 0.3,
    turnedYaw: 0.5,
  },
  { name: "kite", shape: "kite", colors: { coral, navy }, size: 95, yaw: 0.35, turnedYaw: -0.5 },
  { name: "chess", shape: "chess", colors: { walnut }, size: 40, yaw: 0.5, pitch: 0.5, turnedYaw: -0.35 },
  { name: "watch", shape: "watch", colors: { cognac, ink }, size: 7, yaw: 0.35, turnedYaw: -0.75 },
  { name: "field-watch", shape: "fieldWatch", colors: { moss, graphite }, size: 7, yaw: 0.35, turnedYaw: -0.75 },
  { name: "dress-watch", shape: "dressWatch", colors: { cognac, navy }, size: 7, yaw: 0.35, turnedYaw: -0.75 },
  { name: "wall-clock", shape: "wallClock", colors: { chalk, walnut }, size: 30, yaw: 0.4, turnedYaw: -0.6 },
  { name: "alarm-clock", shape: "alarmClock", colors: { mustard, chalk }, size: 16, yaw: 0.4, turnedYaw: -0.6 },
];
