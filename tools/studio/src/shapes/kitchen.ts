import { Path } from "three";
import { at, box, group, lathe, roundedOutline, rod, slab, tube, turned } from "../forms.ts";
import type { DrawShape, Point2, Point3 } from "../forms.ts";
import { ceramic, clay, lacquer, metal, oak, steel, walnut, wood } from "../materials.ts";

const mug: DrawShape = (color) =>
  group(
    lathe(
      [
        [0, 0],
        [0.7, 0],
        [0.74, 0.05],
      ],
      clay("#cdb79a"),
    ),
    lathe(
      [
        [0.74, 0.05],
        [0.8, 0.1],
        [0.84, 0.3],
        [0.84, 2.06],
        [0.83, 2.13],
        [0.8, 2.15],
        [0.77, 2.12],
        [0.76, 0.2],
        [0, 0.14],
      ],
      ceramic(color),
    ),
    tube(
      [
        [0.8, 1.75, 0],
        [1.16, 1.77, 0],
        [1.4, 1.35, 0],
        [1.26, 0.8, 0],
        [0.8, 0.5, 0],
      ],
      0.1,
      ceramic(color),
    ),
  );

const espressoCup: DrawShape = (color) =>
  group(
    turned(
      [
        [0, 0],
        [0.6, 0.01],
        [0.95, 0.08],
        [1.22, 0.2],
        [1.24, 0.24],
        [1.2, 0.24],
        [0.9, 0.13],
        [0, 0.1],
      ],
      ceramic(color),
    ),
    turned(
      [
        [0, 0.14],
        [0.38, 0.14],
        [0.56, 0.3],
        [0.68, 0.62],
        [0.72, 1.04],
        [0.7, 1.08],
        [0.66, 1.03],
        [0.6, 0.6],
        [0, 0.3],
      ],
      ceramic(color),
    ),
    at(rod([0.65, 0.65, 0.01], lacquer("#3a2115")), [0, 0.9, 0]),
    tube(
      [
        [0.68, 0.9, 0],
        [0.95, 0.95, 0],
        [1.08, 0.72, 0],
        [0.92, 0.48, 0],
        [0.6, 0.42, 0],
      ],
      0.065,
      ceramic(color),
    ),
  );

const casserole: DrawShape = (color) => {
  const grip = (side: 1 | -1) =>
    tube(
      [
        [side * 0.95, 0.72, -0.32],
        [side * 1.28, 0.74, -0.26],
        [side * 1.36, 0.75, 0],
        [side * 1.28, 0.74, 0.26],
        [side * 0.95, 0.72, 0.32],
      ],
      0.08,
      ceramic(color),
    );
  return group(
    lathe(
      [
        [0, 0],
        [0.86, 0],
        [0.97, 0.1],
        [1.02, 0.85],
        [1.06, 0.88],
        [1.06, 0.93],
        [0.9, 0.93],
      ],
      ceramic(color),
    ),
    lathe(
      [
        [1.08, 0.95],
        [1.08, 1.0],
        [1.02, 1.05],
        [0.9, 1.08],
        [0.5, 1.2],
        [0.2, 1.25],
        [0, 1.26],
      ],
      ceramic(color),
    ),
    lathe(
      [
        [0, 1.25],
        [0.1, 1.25],
        [0.1, 1.36],
        [0.22, 1.4],
        [0.24, 1.48],
        [0.2, 1.52],
        [0, 1.53],
      ],
      metal(steel),
    ),
    grip(1),
    grip(-1),
  );
};

const choppingBoard: DrawShape = (color) => {
  const hole = new Path().absarc(1.25, 0, 0.11, 0, Math.PI * 2);
  const shape = roundedOutline([3, 1.7], 0.28, [hole]);
  const knife = group(
    at(box([1.3, 0.02, 0.26], metal("#dcdcda"), 0.01), [-0.25, 0, 0]),
    at(box([0.8, 0.1, 0.17], wood(walnut), 0.05), [0.78, 0.02, 0.03]),
  );
  return group(
    at(slab(shape, 0.16, wood(color)), [0, 0.03, 0], [-Math.PI / 2, 0, 0]),
    at(knife, [-0.2, 0.24, 0.25], [0, 0.25, 0]),
  );
};

const mills: DrawShape = (color) => {
  const mill = (timber: string, height: number) =>
    group(
      turned(
        [
          [0.001, 0],
          [0.36, 0.01],
          [0.37, 0.2],
          [0.24, 0.6],
          [0.22, 0.9],
          [0.3, 1.3],
          [0.28, 1.36],
        ].map(([r = 0, y = 0]): Point2 => [r, y * height]),
        wood(timber, true),
      ),
      lathe(
        [
          [0.29, 1.36 * height],
          [0.29, 1.4 * height],
        ],
        metal(steel),
      ),
      turned(
        [
          [0.28, 1.4],
          [0.31, 1.5],
          [0.26, 1.72],
          [0.1, 1.83],
          [0.001, 1.84],
        ].map(([r = 0, y = 0]): Point2 => [r, y * height]),
        wood(timber, true),
      ),
      at(rod([0.05, 0.05, 0.12], metal(steel)), [0, 1.86 * height, 0]),
    );
  const partner = color === oak ? walnut : oak;
  return group(at(mill(color, 1.15), [-0.45, 0, 0]), at(mill(partner, 0.9), [0.45, 0, 0.2]));
};

const storageJar: DrawShape = (color) =>
  group(
    lathe(
      [
        [0, 0],
        [0.72, 0],
        [0.8, 0.06],
        [0.82, 0.2],
        [0.82, 1.5],
        [0.76, 1.58],
        [0.7, 1.6],
        [0.68, 1.5],
        [0, 1.5],
      ],
      ceramic(color),
    ),
    lathe(
      [
        [0, 1.6],
        [0.76, 1.6],
        [0.79, 1.63],
        [0.79, 1.75],
        [0.75, 1.79],
        [0, 1.79],
      ],
      wood(oak),
    ),
    turned(
      [
        [0.001, 1.79],
        [0.12, 1.8],
        [0.11, 1.88],
        [0.2, 1.98],
        [0.16, 2.06],
        [0.001, 2.08],
      ],
      wood(oak, true),
    ),
  );

const bottle: DrawShape = (color) => {
  const loop: Point3[] = [
    [-0.22, 2.9, 0],
    [-0.21, 3.16, 0],
    [0, 3.24, 0],
    [0.21, 3.16, 0],
    [0.22, 2.9, 0],
  ];
  return group(
    lathe(
      [
        [0, 0],
        [0.54, 0],
        [0.57, 0.04],
        [0.57, 0.12],
      ],
      metal(steel),
    ),
    lathe(
      [
        [0.57, 0.12],
        [0.6, 0.15],
        [0.6, 1.9],
        [0.57, 2.06],
        [0.46, 2.24],
        [0.34, 2.36],
        [0.32, 2.5],
      ],
      lacquer(color),
    ),
    at(rod([0.36, 0.36, 0.42], metal(steel)), [0, 2.7, 0]),
    tube(loop, 0.05, metal(steel)),
  );
};

export const kitchenShapes = { mug, espressoCup, casserole, choppingBoard, mills, storageJar, bottle };
