import { arc, at, box, lathe, group, ring, rod, tube, turned } from "../forms.ts";
import type { DrawShape, Point2, Point3 } from "../forms.ts";
import {
  brass,
  charcoal,
  fabric,
  glass,
  glow,
  lacquer,
  metal,
  mixed,
  oak,
  plastic,
  steel,
  wood,
  woven,
} from "../materials.ts";
import { between, panel, surface } from "../surfaces.ts";

const tentSize: Point3 = [1.35, 1.75, 1.7];

/** The front of the tent: two flaps, each with its loose half rolled up beside the entrance. */
function tentDoor(color: string) {
  const [w, h, d] = tentSize;
  const top: Point3 = [0, h, d];
  const side = (way: 1 | -1) => [
    panel(
      [
        [top, top],
        [
          [way * w, 0.02, d],
          [way * w * 0.5, 0.02, d + 0.02],
        ],
      ],
      color,
    ),
    tube(
      [
        [way * 0.03, h - 0.12, d + 0.05],
        [way * w * 0.27, h * 0.5, d + 0.09],
        [way * w * 0.5, 0.05, d + 0.05],
      ],
      [0.03, 0.1],
      fabric(color),
    ),
  ];
  return group(...side(1), ...side(-1));
}

/** Pole, rope and peg at one end of the tent. */
function tentPole(way: 1 | -1) {
  const [, h, d] = tentSize;
  const top: Point3 = [0, h, way * d];
  const peg: Point3 = [0, 0, way * d * 1.62];
  return group(
    at(rod([0.04, 0.04, h + 0.12], wood(oak, true), 24), [0, (h + 0.12) / 2, way * (d - 0.02)]),
    tube([top, between(top, peg, 0.5), peg], 0.012, fabric("#efe6cf")),
    at(rod([0.02, 0.03, 0.2], wood(oak, true), 16), [0, 0.08, way * d * 1.62], [way * 0.3, 0, 0]),
  );
}

const tent: DrawShape = (color) => {
  const [w, h, d] = tentSize;
  const dark = mixed(color, "#000000", 0.35);
  const head: Point3 = [0, h, d];
  const tail: Point3 = [0, h, -d];
  const slope = (way: 1 | -1) =>
    panel(
      [
        [tail, head],
        [
          [way * w, 0.02, -d],
          [way * w, 0.02, d],
        ],
      ],
      color,
      0.1,
    );
  const back = panel(
    [
      [tail, tail],
      [
        [-w, 0.02, -d],
        [w, 0.02, -d],
      ],
    ],
    dark,
  );
  return group(
    slope(1),
    slope(-1),
    back,
    tentDoor(mixed(color, "#ffffff", 0.3)),
    at(box([w * 2, 0.03, d * 2], fabric(dark), 0.01), [0, 0.015, 0]),
    tube([tail, [0, h - 0.02, 0], head], 0.03, fabric(dark)),
    tentPole(1),
    tentPole(-1),
  );
};

const lanternTank: Point2[] = [
  [0, 0],
  [0.78, 0],
  [0.82, 0.05],
  [0.82, 0.34],
  [0.74, 0.5],
  [0.4, 0.62],
  [0.3, 0.8],
  [0.42, 0.86],
  [0.44, 0.98],
  [0.34, 1.0],
  [0, 1.0],
];

const lanternCap: Point2[] = [
  [0.4, 2.1],
  [0.4, 2.2],
  [0.3, 2.3],
  [0.3, 2.42],
  [0.42, 2.46],
  [0.42, 2.54],
  [0.24, 2.7],
  [0, 2.74],
];

const campLantern: DrawShape = (color) => {
  const globe = turned(
    [
      [0.34, 1.0],
      [0.52, 1.3],
      [0.54, 1.55],
      [0.4, 1.95],
      [0.33, 2.1],
    ],
    glass(),
  );
  globe.castShadow = false;
  const flame = turned(
    [
      [0.001, 1.16],
      [0.12, 1.26],
      [0.14, 1.38],
      [0.07, 1.62],
      [0.001, 1.8],
    ],
    glow("#ffb84d", 1.1),
  );
  const arm = (side: 1 | -1) =>
    tube(
      [
        [side * 0.56, 0.5, 0],
        [side * 0.78, 0.72, 0],
        [side * 0.8, 1.5, 0],
        [side * 0.7, 2.25, 0],
        [side * 0.36, 2.48, 0],
      ],
      0.07,
      lacquer(color),
    );
  const bail = arc([0.86, 1.2], [-0.1, Math.PI + 0.1]).map(([x, y]): Point3 => [x, y + 2.1, 0.02]);
  return group(
    lathe(lanternTank, lacquer(color)),
    at(rod([0.14, 0.16, 0.12], metal(brass)), [0.5, 0.56, 0.34], [0.3, 0, -0.3]),
    at(rod([0.14, 0.17, 0.2], metal(brass)), [0, 1.08, 0]),
    flame,
    globe,
    arm(1),
    arm(-1),
    lathe(lanternCap, lacquer(color)),
    at(ring([0.54, 0.016], metal(steel)), [0, 1.45, 0], [Math.PI / 2, 0, 0]),
    tube(bail, 0.028, metal(steel)),
    at(rod([0.06, 0.06, 0.4], wood(oak)), [0, 3.3, 0.02], [0, 0, Math.PI / 2]),
  );
};

const campChair: DrawShape = (color) => {
  const bar = (from: Point3, to: Point3) => tube([from, between(from, to, 0.5), to], 0.045, lacquer(charcoal));
  const [x, z, seat, armrest, top] = [0.95, 0.75, 1.05, 1.62, 2.5];
  const legs = [1, -1].flatMap((side) => [
    bar([side * x, 0, z], [-side * x * 0.94, seat, z]),
    bar([side * x, 0, -z], [-side * x * 0.94, seat, -z]),
    bar([side * x, 0, z], [side * x, seat, -z]),
    bar([side * x, 0, -z], [side * x, seat, z]),
    bar([side * x, 0.9, z], [side * x * 1.04, armrest, z]),
    bar([side * x * 0.95, seat - 0.1, -z], [side * x * 0.98, top, -z - 0.3]),
  ]);
  const feet = [1, -1].flatMap((side) =>
    [z, -z].map((depth) => at(rod([0.1, 0.12, 0.08], plastic(charcoal), 24), [side * x, 0.04, depth])),
  );
  const rest = (side: 1 | -1) =>
    panel(
      [
        [
          [side * x * 0.86, armrest + 0.03, -z - 0.12],
          [side * x * 1.2, armrest + 0.03, -z - 0.12],
        ],
        [
          [side * x * 0.86, armrest + 0.05, z + 0.12],
          [side * x * 1.2, armrest + 0.05, z + 0.12],
        ],
      ],
      mixed(color, "#000000", 0.3),
      0.05,
    );
  const back = surface(
    (u, v) => {
      const side = (u - 0.5) * 2;
      const height = 1.25 + v * 1.28;
      return [side * x * 1.02, height - 0.1 * (1 - side * side) * v, -z - 0.02 - v * 0.3 - 0.28 * (1 - side * side)];
    },
    woven(color, [{ from: 0.86, to: 1, ink: mixed(color, "#000000", 0.3) }]),
  );
  return group(
    ...legs,
    ...feet,
    panel(
      [
        [
          [-x, seat + 0.04, -z],
          [x, seat + 0.04, -z],
        ],
        [
          [-x, seat + 0.04, z + 0.05],
          [x, seat + 0.04, z + 0.05],
        ],
      ],
      color,
      0.2,
    ),
    back,
    rest(1),
    rest(-1),
  );
};

export const outdoorShapes = { tent, campLantern, campChair };
