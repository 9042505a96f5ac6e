import { Shape } from "three";
import { at, ball, box, group, lathe, ring, rod, slab, tube, turned } from "../forms.ts";
import type { DrawShape, Point2, Point3 } from "../forms.ts";
import { brass, charcoal, fabric, lacquer, metal, mixed, oak, wood } from "../materials.ts";
import { panel } from "../surfaces.ts";

const cream = "#f1e9d8";
const mustard = "#d9a72e";
const ocean = "#2f6f95";
const coral = "#dd6350";
const forest = "#1f6f5c";

/** Two wheels on one axle across z. */
function axle(x: number, r: number, rim: string) {
  const wheel = (side: 1 | -1) =>
    at(
      group(
        rod([r, r, 0.14], lacquer(rim)),
        at(rod([r * 0.62, r * 0.62, 0.15], wood(oak)), [0, 0, 0]),
        at(rod([0.07, 0.07, 0.2], lacquer(charcoal), 24), [0, 0, 0]),
      ),
      [x, r, side * 0.5],
      [Math.PI / 2, 0, 0],
    );
  return group(wheel(1), wheel(-1));
}

const train: DrawShape = (color) => {
  const along: Point3 = [0, 0, Math.PI / 2];
  const accent = color === forest ? coral : forest;
  const engine = group(
    at(box([2.1, 0.2, 0.78], wood(oak), 0.04), [0, 0.42, 0]),
    at(rod([0.42, 0.42, 1.2], lacquer(color)), [0.35, 0.94, 0], along),
    at(rod([0.45, 0.45, 0.16], wood(oak)), [0.98, 0.94, 0], along),
    at(rod([0.3, 0.3, 0.03], lacquer(mustard)), [1.07, 0.94, 0], along),
    at(rod([0.43, 0.43, 0.07], lacquer(cream)), [0.1, 0.94, 0], along),
    at(rod([0.2, 0.13, 0.5], lacquer(charcoal)), [0.72, 1.5, 0]),
    at(ball(0.16, metal(brass)), [0.25, 1.38, 0]),
    at(box([0.66, 1.05, 0.86], lacquer(color), 0.05), [-0.6, 1.02, 0]),
    at(box([0.34, 0.34, 0.88], wood(oak), 0.04), [-0.6, 1.22, 0]),
    at(box([0.26, 0.26, 0.9], lacquer("#37424a"), 0.03), [-0.6, 1.22, 0]),
    at(box([0.86, 0.12, 1.02], wood(oak), 0.05), [-0.6, 1.6, 0]),
    at(rod([0.09, 0.09, 0.1], wood(oak), 32), [1.1, 0.44, 0.24], along),
    at(rod([0.09, 0.09, 0.1], wood(oak), 32), [1.1, 0.44, -0.24], along),
    axle(0.68, 0.28, mustard),
    axle(0.06, 0.28, mustard),
    axle(-0.62, 0.36, mustard),
  );
  const wagon = group(
    at(box([1.4, 0.2, 0.78], wood(oak), 0.04), [0, 0.42, 0]),
    at(box([1.3, 0.36, 0.74], lacquer(accent), 0.03), [0, 0.68, 0]),
    at(box([0.36, 0.36, 0.36], lacquer(mustard), 0.04), [-0.36, 1.0, 0.04], [0, 0.2, 0]),
    at(rod([0.19, 0.19, 0.36], lacquer(cream)), [0.06, 1.0, 0.08]),
    at(box([0.34, 0.34, 0.34], wood(oak), 0.04), [0.44, 0.98, -0.02], [0, -0.3, 0]),
    axle(0.4, 0.28, mustard),
    axle(-0.4, 0.28, mustard),
  );
  return group(
    engine,
    at(wagon, [-2.0, 0, 0]),
    at(rod([0.05, 0.05, 0.4], lacquer(charcoal), 24), [-1.18, 0.42, 0], along),
  );
};

/** A block cut from a board: outline in x-y, middle of its depth on z = 0. */
function cut(points: Point2[], paint: ReturnType<typeof wood>, arch = 0) {
  const shape = new Shape();
  points.forEach(([x, y], index) => (index === 0 ? shape.moveTo(x, y) : shape.lineTo(x, y)));
  if (arch > 0) shape.absarc(0, 0, arch, Math.PI, 0, true);
  return group(at(slab(shape, 0.6, paint), [0, 0, -0.3]));
}

const blocks: DrawShape = (color) => {
  const cube = (place: Point3, paint = wood(color), turn = 0) =>
    at(box([0.6, 0.6, 0.6], paint, 0.04), place, [0, turn, 0]);
  const roof: Point2[] = [
    [-0.6, 0],
    [0.6, 0],
    [0, 0.6],
  ];
  const bridge: Point2[] = [
    [0.35, 0],
    [0.9, 0],
    [0.9, 0.6],
    [-0.9, 0.6],
    [-0.9, 0],
    [-0.35, 0],
  ];
  return group(
    cube([-0.9, 0.3, 0]),
    cube([0.9, 0.3, 0], lacquer(ocean)),
    at(rod([0.28, 0.28, 0.6], wood(color, true)), [-0.9, 0.9, 0]),
    at(rod([0.28, 0.28, 0.6], wood(color, true)), [0.9, 0.9, 0]),
    at(box([2.5, 0.28, 0.6], lacquer(mustard), 0.04), [0, 1.34, 0]),
    at(cut(bridge, wood(color), 0.35), [0, 1.48, 0]),
    at(cut(roof, lacquer(coral)), [-0.6, 2.1, 0]),
    cube([0.6, 2.39, 0], lacquer(forest), 0.2),
    at(rod([0.02, 0.3, 0.6], wood(color, true)), [0.6, 2.99, 0]),
    at(rod([0.28, 0.28, 0.6], lacquer(coral)), [0.1, 0.28, 0.95], [Math.PI / 2, 0, 0.7]),
    cube([-1.2, 0.3, 1.05], wood(color), 0.5),
  );
};

const stackingRings: DrawShape = (color) => {
  const shades = [color, cream, mixed(color, cream, 0.35), mustard, color, mixed(color, cream, 0.55)];
  const rings = shades.map((shade, index) => {
    const r = 0.82 - index * 0.085;
    const part = at(ring([r, 0.24], lacquer(shade)), [0, 0.4 + index * 0.385, 0], [Math.PI / 2, 0, 0]);
    part.scale.set(1, 1, 0.82);
    return part;
  });
  return group(
    lathe(
      [
        [0, 0],
        [1.02, 0],
        [1.06, 0.06],
        [1.04, 0.16],
        [0.98, 0.2],
        [0, 0.2],
      ],
      wood(oak),
    ),
    at(rod([0.12, 0.6, 2.4], wood(oak, true)), [0, 1.3, 0]),
    ...rings,
    at(ball(0.34, wood(oak, true)), [0, 2.78, 0]),
  );
};

const topHandle: Point2[] = [
  [0.36, 1.335],
  [0.16, 1.4],
  [0.11, 1.55],
  [0.1, 1.85],
  [0.16, 2.0],
  [0.15, 2.12],
  [0.001, 2.17],
];

const spinningTop: DrawShape = (color) => {
  const brassTip: Point2[] = [
    [0, 0],
    [0.05, 0.02],
    [0.07, 0.14],
    [0.16, 0.2],
  ];
  const cone: Point2[] = [
    [0.16, 0.2],
    [0.5, 0.36],
    [0.88, 0.72],
  ];
  const bands: [string, Point2[]][] = [
    [
      color,
      [
        [0.88, 0.72],
        [1.0, 0.9],
        [0.99, 1.05],
      ],
    ],
    [
      cream,
      [
        [0.99, 1.05],
        [0.94, 1.14],
        [0.86, 1.19],
      ],
    ],
    [
      color,
      [
        [0.86, 1.19],
        [0.66, 1.26],
        [0.5, 1.3],
      ],
    ],
    [
      ocean,
      [
        [0.5, 1.3],
        [0.43, 1.318],
        [0.36, 1.335],
      ],
    ],
  ];
  const top = group(
    lathe(brassTip, metal(brass)),
    turned(cone, wood(oak, true)),
    ...bands.map(([paint, profile]) => turned(profile, lacquer(paint))),
    turned(topHandle, wood(oak, true)),
  );
  // It lies on its tip and its rim.
  return group(at(top, [0, 0, 0], [0, 0, -Math.atan2(0.9, 1.0)]));
};

const kiteTail: Point3[] = [
  [0, 0.08, 0.02],
  [0.1, 0.05, 0.3],
  [0.5, 0.05, 0.55],
  [1.0, 0.05, 0.45],
  [1.35, 0.05, 0.75],
  [1.2, 0.05, 1.1],
  [0.7, 0.05, 1.25],
];

const kite: DrawShape = (color) => {
  const head: Point3 = [0, 2.9, 0];
  const foot: Point3 = [0, 0.05, 0];
  const left: Point3 = [-1.05, 1.95, -0.16];
  const right: Point3 = [1.05, 1.95, -0.16];
  const middle: Point3 = [0, 1.95, 0.06];
  const sail = (tip: Point3, side: Point3, paint: string) =>
    panel(
      [
        [tip, tip],
        [middle, side],
      ],
      paint,
    );
  const bow = (x: number, z: number, paint: string) =>
    at(
      group(
        at(rod([0.03, 0.12, 0.22], fabric(paint), 24), [0.12, 0, 0], [0, 0, Math.PI / 2]),
        at(rod([0.03, 0.12, 0.22], fabric(paint), 24), [-0.12, 0, 0], [0, 0, -Math.PI / 2]),
        ball(0.045, fabric(paint)),
      ),
      [x, 0.1, z],
      [0, 0.6, 0],
    );
  const spar = (from: Point3, over: Point3, to: Point3) => tube([from, over, to], 0.03, wood(oak, true));
  return group(
    at(
      group(
        sail(head, left, color),
        sail(head, right, cream),
        sail(foot, left, mustard),
        sail(foot, right, color),
        spar([0, 2.95, -0.01], [0, 1.6, 0.02], [0, 0, -0.01]),
        spar([-1.08, 1.95, -0.18], [0, 1.95, 0.02], [1.08, 1.95, -0.18]),
      ),
      [0, 0, 0],
      [-0.16, 0, 0],
    ),
    tube(kiteTail, 0.022, fabric(cream)),
    bow(0.42, 0.53, color),
    bow(1.08, 0.5, mustard),
    bow(1.22, 1.08, color),
    at(
      group(
        rod([0.2, 0.2, 0.42], fabric(cream)),
        at(rod([0.26, 0.26, 0.05], wood(oak)), [0, 0.22, 0]),
        at(rod([0.26, 0.26, 0.05], wood(oak)), [0, -0.22, 0]),
      ),
      [-0.75, 0.26, 0.6],
      [Math.PI / 2, 0, 0.6],
    ),
  );
};

export const toyShapes = { train, blocks, stackingRings, spinningTop, kite };
