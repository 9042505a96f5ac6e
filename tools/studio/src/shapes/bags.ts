import type { Vector3 } from "three";
import { at, box, group, ring, rod, soft, strap, tube } from "../forms.ts";
import type { DrawShape, Point2, Point3 } from "../forms.ts";
import { brass, cognac, fabric, leather, metal, plastic } from "../materials.ts";

/** Handles arch across the front: thin from front to back, wide in the plane of the arch. */
const handleBand: Point2 = [0.035, 0.15];

const tote: DrawShape = (color) => {
  // Canvas that stands by its own weight: open at the mouth, wide at the base, with soft folds down the front.
  const slack = (v: Vector3) => {
    const rise = (v.y + 1) / 2;
    const mouth = v.y > 0.98 && Math.abs(v.x) < 0.95 && Math.abs(v.z) < 0.37;
    v.x *= 1 + 0.09 * rise + 0.03 * Math.sin(rise * 5);
    v.z *= 1 - 0.5 * rise * rise;
    v.z += 0.07 * Math.sin(v.x * 3.4 + rise * 2.5) * Math.sin(rise * Math.PI);
    v.y -= 0.12 * (1 - (v.x / 1.1) ** 2) * Math.max(0, rise - 0.8) * 5;
    if (mouth) v.y -= 0.45;
  };
  const handle = (z: number) =>
    strap(
      [
        [-0.5, 0.75, z * 1.9],
        [-0.5, 1.4, z * 1.45],
        [-0.5, 1.95, z * 1.0],
        [-0.42, 2.55, z * 0.9],
        [0, 2.88, z * 0.9],
        [0.42, 2.55, z * 0.9],
        [0.5, 1.95, z * 1.0],
        [0.5, 1.4, z * 1.45],
        [0.5, 0.75, z * 1.9],
      ].map(([x = 0, y = 0, w = 0]): Point3 => [w, y, -x]),
      handleBand,
      leather(cognac),
    );
  return group(
    at(soft([2.0, 2.0, 0.85], fabric(color), { radius: 0.06, bend: slack }), [0, 1, 0]),
    at(handle(0.235), [0, 0, 0], [0, Math.PI / 2, 0]),
    at(handle(-0.235), [0, 0, 0], [0, Math.PI / 2, 0]),
  );
};

const backpack: DrawShape = (color) => {
  const belly = (v: Vector3) => {
    const rise = (v.y + 1.2) / 2.4;
    v.x *= 1.04 - 0.16 * rise ** 3;
    if (v.z > 0) v.z *= 1.08 - 0.3 * rise ** 2;
  };
  const cover = (v: Vector3) => {
    v.y -= 0.3 * Math.max(0, v.z) ** 2;
  };
  const buckle = (x: number) =>
    group(
      at(box([0.13, 1.05, 0.03], leather(cognac), 0.015), [x, 1.55, 0.565], [-0.05, 0, 0]),
      at(box([0.2, 0.15, 0.05], metal(brass), 0.02), [x, 1.22, 0.6]),
    );
  const shoulder = (x: number) =>
    strap(
      [
        [x, 2.2, -0.5],
        [x * 1.25, 1.9, -0.78],
        [x * 1.3, 1.2, -0.85],
        [x * 1.2, 0.35, -0.55],
      ],
      [0.24, 0.06],
      fabric(color),
    );
  return group(
    at(soft([1.75, 2.4, 1.0], fabric(color), { radius: 0.28, bend: belly }), [0, 1.2, 0]),
    at(soft([1.3, 0.95, 0.34], fabric(color), { radius: 0.14 }), [0, 0.58, 0.5]),
    at(box([1.1, 0.05, 0.03], metal(brass), 0.015), [0, 0.86, 0.665]),
    at(soft([1.62, 0.34, 1.16], leather(cognac), { radius: 0.15, bend: cover }), [0, 2.24, 0.02]),
    buckle(0.42),
    buckle(-0.42),
    shoulder(0.45),
    shoulder(-0.45),
    tube(
      [
        [-0.2, 2.38, -0.25],
        [-0.16, 2.66, -0.25],
        [0.16, 2.66, -0.25],
        [0.2, 2.38, -0.25],
      ],
      0.05,
      leather(cognac),
    ),
  );
};

const duffel: DrawShape = (color) => {
  const sag = (v: Vector3) => {
    v.y *= 1 - 0.05 * Math.cos(v.x * 2);
    v.z *= 1 - 0.22 * Math.max(0, v.y) ** 2;
  };
  const handle = (z: number) =>
    strap(
      [
        [-0.6, 0.1, z * 1.15],
        [-0.6, 0.75, z * 1.14],
        [-0.5, 1.3, z * 0.9],
        [-0.3, 1.75, z * 0.55],
        [0, 1.9, z * 0.5],
        [0.3, 1.75, z * 0.55],
        [0.5, 1.3, z * 0.9],
        [0.6, 0.75, z * 1.14],
        [0.6, 0.1, z * 1.15],
      ].map(([x = 0, y = 0, w = 0]): Point3 => [w, y, -x]),
      handleBand,
      leather(cognac),
    );
  return group(
    at(soft([3.0, 1.4, 1.3], fabric(color), { radius: 0.55, bend: sag }), [0, 0.7, 0]),
    at(handle(0.6), [0, 0, 0], [0, Math.PI / 2, 0]),
    at(handle(-0.6), [0, 0, 0], [0, Math.PI / 2, 0]),
    at(box([2.3, 0.05, 0.08], metal(brass), 0.02), [0, 1.33, 0]),
    at(rod([0.42, 0.42, 0.06], leather(cognac)), [1.5, 0.68, 0], [0, 0, Math.PI / 2]),
    at(rod([0.42, 0.42, 0.06], leather(cognac)), [-1.5, 0.68, 0], [0, 0, Math.PI / 2]),
    at(box([0.46, 0.26, 0.03], leather(cognac), 0.01), [0, 0.62, 0.645]),
  );
};

const crossbody: DrawShape = (color) => {
  const drape = (v: Vector3) => {
    v.z *= 1.05 - 0.35 * ((v.y + 0.7) / 1.4) ** 2;
  };
  const rounded = (v: Vector3) => {
    if (v.y < 0) v.y *= 1 - 0.22 * v.x * v.x;
  };
  return group(
    at(soft([2.0, 1.4, 0.6], leather(color), { radius: 0.24, bend: drape }), [0, 0.7, 0]),
    at(soft([1.92, 0.9, 0.2], leather(color), { radius: 0.05, bend: rounded }), [0, 0.98, 0.26], [-0.16, 0, 0]),
    at(ring([0.12, 0.035], metal(brass)), [0, 0.66, 0.43]),
    at(box([0.1, 0.2, 0.05], leather(color), 0.02), [0, 0.76, 0.415]),
    at(
      strap(
        [
          [0, 1.25, 0.98],
          [0, 1.75, 0.98],
          [0, 2.35, 0.55],
          [0, 2.52, 0],
          [0, 2.35, -0.55],
          [0, 1.75, -0.98],
          [0, 1.25, -0.98],
        ],
        [0.12, 0.035],
        leather(color),
      ),
      [0, 0, 0],
      [0, Math.PI / 2, 0],
    ),
    at(ring([0.1, 0.03], metal(brass)), [0.98, 1.24, 0]),
    at(ring([0.1, 0.03], metal(brass)), [-0.98, 1.24, 0]),
  );
};

/** A row of stitches along an edge, from one point to the other. */
function seam([x0, y0]: Point2, [x1, y1]: Point2, z: number) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const count = Math.round(length / 0.075);
  const turn = Math.atan2(y1 - y0, x1 - x0);
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 0.5) / count;
    const place: Point3 = [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, z];
    return at(box([0.045, 0.014, 0.014], fabric("#e9dcc0"), 0.006), place, [0, 0, turn]);
  });
}

/** As banks give them out: what tells a wallet from a folder. */
const card = (color: string) =>
  group(
    at(box([1.52, 0.94, 0.03], plastic(color), 0.08), [0, 0, 0]),
    at(box([0.2, 0.15, 0.012], metal(brass), 0.03), [-0.52, 0.2, 0.018]),
    ...[-0.08, 0.12, 0.32, 0.52].map((x) => at(box([0.13, 0.035, 0.01], plastic("#f2eee4"), 0.01), [x, 0.32, 0.017])),
  );

const wallet: DrawShape = (color) => {
  /** A pocket of that height, seamed along its free edge and down its sides. */
  const pocket = (height: number, z: number) =>
    at(
      group(
        at(box([1.75, height, 0.05], leather(color), 0.1), [0, height / 2, 0]),
        ...seam([-0.8, height - 0.06], [0.8, height - 0.06], 0.028),
        ...seam([-0.81, 0.08], [-0.81, height - 0.1], 0.028),
        ...seam([0.81, 0.08], [0.81, height - 0.1], 0.028),
      ),
      [0, 0, z],
    );
  const standing = group(
    pocket(1.24, -0.1),
    at(card("#dfae3f"), [-0.03, 1.06, -0.05], [0, 0, 0.02]),
    pocket(1.0, 0),
    at(card("#1f6f5c"), [0.04, 0.84, 0.05], [0, 0, -0.015]),
    pocket(0.62, 0.1),
  );
  return at(standing, [0, 0, 0], [-0.18, 0, 0]);
};

export const bagShapes = { tote, backpack, duffel, crossbody, wallet };
