import { MeshPhysicalMaterial } from "three";
import type { Material } from "three";
import { drawDial } from "../dials.ts";
import { at, box, disc, group, ring, rod, strap } from "../forms.ts";
import type { DrawShape, Point3 } from "../forms.ts";
import { fabric, leather, metal, mixed, painted } from "../materials.ts";

interface Watch {
  dial: Parameters<typeof drawDial>[1];
  case: string;
  bezel: string;
  band: () => Material;
  /** How thick the case is. */
  depth?: number;
}

function wristwatch(look: Watch) {
  const dial = new MeshPhysicalMaterial({
    map: painted(512, (pen) => drawDial(pen, look.dial)),
    roughness: 0.35,
    clearcoat: 0.6,
  });
  const depth = look.depth ?? 0.24;
  const lug = (x: number, y: number) =>
    at(box([0.12, 0.3, 0.16], metal(look.bezel), 0.04), [x, y, -0.02], [y > 0 ? -0.35 : 0.35, 0, 0]);
  // The strap leaves the case at top and bottom and closes behind it, as if on a stand.
  const half = (side: 1 | -1): Point3[] => [
    [0, side * 0.66, -0.02],
    [0, side * 0.98, -0.14],
    [0, side * 1.2, -0.5],
    [0, side * 1.18, -0.95],
    [0, side * 0.85, -1.38],
    [0, 0, -1.6],
  ];
  const body = group(
    at(rod([0.8, 0.8, depth], metal(look.case)), [0, 0, 0], [Math.PI / 2, 0, 0]),
    at(ring([0.75, 0.065], metal(look.bezel)), [0, 0, depth / 2]),
    at(disc(0.72, dial), [0, 0, depth / 2 + 0.015]),
    at(rod([0.09, 0.09, 0.16], metal(look.case)), [0.88, 0, 0], [0, 0, Math.PI / 2]),
    ...[0.36, -0.36].flatMap((x) => [lug(x, 0.82), lug(x, -0.82)]),
    strap(half(1), [0.6, 0.07], look.band()),
    strap(half(-1), [0.6, 0.07], look.band()),
  );
  return group(at(body, [0, 1.3, 0.6], [-0.22, 0, 0]));
}

const watch: DrawShape = (color) =>
  wristwatch({
    dial: { face: "#f7f4ec", ink: "#22242a", seconds: "#d1495b", marks: "strokes" },
    case: "#cfcdc8",
    bezel: "#e4e2dc",
    band: () => leather(color),
  });

const fieldWatch: DrawShape = (color) =>
  wristwatch({
    dial: { face: "#26292b", ink: "#efe9d6", seconds: "#e0913a", marks: "numbers" },
    case: "#8d8f90",
    bezel: "#6f7274",
    band: () => fabric(color),
    depth: 0.3,
  });

const dressWatch: DrawShape = (color) =>
  wristwatch({
    dial: { face: "#f6efdf", ink: "#9a7838", hands: "#3a3024", marks: "slim" },
    case: "#d8b45a",
    bezel: mixed("#d8b45a", "#ffffff", 0.25),
    band: () => leather(color),
    depth: 0.16,
  });

export const watchShapes = { watch, fieldWatch, dressWatch };
