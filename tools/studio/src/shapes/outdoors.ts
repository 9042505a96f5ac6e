import { arc, at, box, group, lathe, ring, rod, tube, turned } from "../forms.ts";
import type { DrawShape, Point2, Point3 } from "../forms.ts";
import {
  brass,
  ceramic,
  charcoal,
  fabric,
  glass,
  glow,
  lacquer,
  metal,
  mixed,
  oak,
  painted,
  plastic,
  printed,
  steel,
  wood,
  woven,
} from "../materials.ts";
import { seededRandom } from "../random.ts";
import { surface } from "../surfaces.ts";

const between = (a: Point3, b: Point3, share: number): Point3 => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

/** Cloth stretched between two edges, sagging by `sag` in the middle. */
function panel([a, b]: [Point3, Point3], [c, d]: [Point3, Point3], color: string, sag = 0) {
  return surface((u, v) => {
    const [x, y, z] = between(between(a, b, u), between(c, d, u), v);
    return [x, y - sag * Math.sin(u * Math.PI) * Math.sin(v * Math.PI), z];
  }, woven(color));
}

const tent: DrawShape = (color) => {
  const [w, h, d] = [1.35, 1.75, 1.7];
  const dark = mixed(color, "#000000", 0.35);
  const light = mixed(color, "#ffffff", 0.3);
  const top: [Point3, Point3] = [
    [0, h, -d],
    [0, h, d],
  ];
  const slope = (side: 1 | -1) =>
    panel(
      top,
      [
        [side * w, 0.02, -d],
        [side * w, 0.02, d],
      ],
      color,
      0.1,
    );
  const flap = (side: 1 | -1) =>
    panel(
      [
        [0, h, d],
        [0, h, d],
      ],
      [
        [side * w, 0.02, d],
        [side * w * 0.5, 0.02, d + 0.02],
      ],
      light,
    );
  const rolled = (side: 1 | -1) =>
    tube(
      [
        [side * 0.03, h - 0.12, d + 0.05],
        [side * w * 0.27, h * 0.5, d + 0.09],
        [side * w * 0.5, 0.05, d + 0.05],
      ],
      [0.03, 0.1],
      fabric(light),
    );
  const guy = (z: number, x: number) =>
    group(
      tube([[0, h, z], between([0, h, z], [x, 0, z * 1.62], 0.5), [x, 0, z * 1.62]], 0.012, fabric("#efe6cf")),
      at(rod([0.02, 0.03, 0.2], wood(oak, true), 16), [x, 0.08, z * 1.62], [Math.sign(z) * 0.3, 0, 0]),
    );
  const back = panel(
    [
      [0, h, -d],
      [0, h, -d],
    ],
    [
      [-w, 0.02, -d],
      [w, 0.02, -d],
    ],
    dark,
  );
  const pole = (z: number) => at(rod([0.04, 0.04, h + 0.12], wood(oak, true), 24), [0, (h + 0.12) / 2, z]);
  return group(
    slope(1),
    slope(-1),
    back,
    flap(1),
    flap(-1),
    rolled(1),
    rolled(-1),
    at(box([w * 2, 0.03, d * 2], fabric(dark), 0.01), [0, 0.015, 0]),
    pole(d - 0.02),
    pole(-d + 0.02),
    tube([[0, h + 0.01, -d], [0, h - 0.02, 0], [0, h + 0.01, d]], 0.03, fabric(dark)),
    guy(d, 0.0),
    guy(-d, 0.0),
  );
};

const enamelMug: DrawShape = (color) => {
  const rim = color === "#34508a" ? "#f3efe6" : "#2b3a5c";
  const speckled = (paint: string) => ceramicPrint((pen) => drawSpeckles(pen, paint));
  const wall: Point2[] = [
    [0.001, 0],
    [0.68, 0],
    [0.74, 0.06],
    [0.79, 0.8],
    [0.82, 1.36],
    [0.88, 1.46],
  ];
  const inside: Point2[] = [
    [0.86, 1.46],
    [0.79, 1.36],
    [0.74, 0.3],
    [0.68, 0.08],
    [0.001, 0.06],
  ];
  const handle: Point3[] = [
    [0.76, 1.2, 0],
    [1.0, 1.26, 0],
    [1.28, 1.12, 0],
    [1.34, 0.78, 0],
    [1.18, 0.44, 0],
    [0.74, 0.34, 0],
  ];
  const grip = tube(handle, 0.07, ceramic(color));
  grip.scale.set(1, 1, 1.7);
  return group(
    lathe(wall, speckled(color)),
    lathe(inside, ceramic("#f3efe6")),
    at(ring([0.875, 0.03], ceramic(rim)), [0, 1.465, 0], [Math.PI / 2, 0, 0]),
    at(ring([0.685, 0.025], ceramic(rim)), [0, 0.03, 0], [Math.PI / 2, 0, 0]),
    grip,
  );
};

function ceramicPrint(draw: (pen: CanvasRenderingContext2D) => void) {
  return printed(draw, { roughness: 0.3, clearcoat: 0.55, clearcoatRoughness: 0.25 });
}

function drawSpeckles(pen: CanvasRenderingContext2D, color: string) {
  const random = seededRandom(41);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 512, 512);
  pen.fillStyle = color === "#ece7dc" ? "#2b3a5c" : "#f3efe6";
  for (let speck = 0; speck < 420; speck++) {
    pen.globalAlpha = 0.55 + random() * 0.45;
    pen.beginPath();
    // The print is stretched around the mug: specks are drawn narrow to come out round.
    pen.ellipse(random() * 512, random() * 512, 0.8 + random() * 1.2, 2 + random() * 3, 0, 0, Math.PI * 2);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

const flask: DrawShape = (color) => {
  const cup: Point2[] = [
    [0.5, 2.5],
    [0.52, 2.54],
    [0.5, 3.1],
    [0.46, 3.2],
    [0.36, 3.24],
    [0.001, 3.25],
  ];
  const body: Point2[] = [
    [0.62, 0.16],
    [0.64, 0.2],
    [0.64, 2.02],
    [0.6, 2.18],
    [0.5, 2.34],
  ];
  return group(
    lathe(
      [
        [0, 0],
        [0.6, 0],
        [0.63, 0.04],
        [0.63, 0.16],
      ],
      metal(steel),
    ),
    lathe(body, hammered(color)),
    at(rod([0.5, 0.51, 0.16], metal(steel)), [0, 2.42, 0]),
    lathe(cup, metal(steel)),
    at(rod([0.645, 0.645, 0.05], metal(steel)), [0, 1.86, 0]),
    at(rod([0.645, 0.645, 0.05], metal(steel)), [0, 0.62, 0]),
    tube(
      [
        [0.62, 1.86, 0],
        [0.98, 1.86, 0],
        [1.06, 1.7, 0],
        [1.06, 0.8, 0],
        [0.98, 0.62, 0],
        [0.62, 0.62, 0],
      ],
      0.075,
      plastic(charcoal),
    ),
    tube(
      [
        [0.46, 3.05, 0],
        [0.7, 3.04, 0],
        [0.78, 2.88, 0],
        [0.72, 2.7, 0],
        [0.5, 2.66, 0],
      ],
      0.045,
      metal(steel),
    ),
  );
};

/** Enamel over beaten metal: paint with small dents that catch the light. */
function hammered(color: string) {
  const bumpMap = painted(512, (pen) => {
    const random = seededRandom(3);
    pen.fillStyle = "#808080";
    pen.fillRect(0, 0, 512, 512);
    for (let dent = 0; dent < 5200; dent++) {
      pen.fillStyle = random() < 0.5 ? "rgba(255,255,255,0.2)" : "rgba(0,0,0,0.2)";
      pen.beginPath();
      pen.ellipse(random() * 512, random() * 512, 2, 5, 0, 0, Math.PI * 2);
      pen.fill();
    }
  });
  return printed(
    (pen) => {
      pen.fillStyle = color;
      pen.fillRect(0, 0, 512, 512);
    },
    { roughness: 0.42, metalness: 0.25, clearcoat: 0.3, bumpMap, bumpScale: 1.2 },
  );
}

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
  return group(
    lathe(
      [
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
      ],
      lacquer(color),
    ),
    at(rod([0.14, 0.16, 0.12], metal(brass)), [0.5, 0.56, 0.34], [0.3, 0, -0.3]),
    at(rod([0.14, 0.17, 0.2], metal(brass)), [0, 1.08, 0]),
    turned(
      [
        [0.001, 1.16],
        [0.12, 1.26],
        [0.14, 1.38],
        [0.07, 1.62],
        [0.001, 1.8],
      ],
      glow("#ffb84d", 1.1),
    ),
    globe,
    arm(1),
    arm(-1),
    lathe(
      [
        [0.4, 2.1],
        [0.4, 2.2],
        [0.3, 2.3],
        [0.3, 2.42],
        [0.42, 2.46],
        [0.42, 2.54],
        [0.24, 2.7],
        [0, 2.74],
      ],
      lacquer(color),
    ),
    at(ring([0.54, 0.016], metal(steel)), [0, 1.45, 0], [Math.PI / 2, 0, 0]),
    tube(arc([0.86, 1.2], [-0.1, Math.PI + 0.1]).map(([x, y]): Point3 => [x, y + 2.1, 0.02]), 0.028, metal(steel)),
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
        [side * x * 0.86, armrest + 0.03, -z - 0.12],
        [side * x * 1.2, armrest + 0.03, -z - 0.12],
      ],
      [
        [side * x * 0.86, armrest + 0.05, z + 0.12],
        [side * x * 1.2, armrest + 0.05, z + 0.12],
      ],
      mixed(color, "#000000", 0.3),
      0.05,
    );
  const back = surface((u, v) => {
    const side = (u - 0.5) * 2;
    const height = 1.25 + v * 1.28;
    return [side * x * 1.02, height - 0.1 * (1 - side * side) * v, -z - 0.02 - v * 0.3 - 0.28 * (1 - side * side)];
  }, woven(color, [{ from: 0.86, to: 1, ink: mixed(color, "#000000", 0.3) }]));
  return group(
    ...legs,
    ...feet,
    panel(
      [
        [-x, seat + 0.04, -z],
        [x, seat + 0.04, -z],
      ],
      [
        [-x, seat + 0.04, z + 0.05],
        [x, seat + 0.04, z + 0.05],
      ],
      color,
      0.2,
    ),
    back,
    rest(1),
    rest(-1),
  );
};

export const outdoorShapes = { tent, enamelMug, flask, campLantern, campChair };
