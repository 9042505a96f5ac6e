import { CatmullRomCurve3, Shape, ShapeGeometry, Vector3 } from "three";
import { at, ball, box, group, lathe, reshape, rod, solid, tube } from "../forms.ts";
import type { DrawShape, Point2, Point3 } from "../forms.ts";
import { ceramic, clay, leaf, mixed, oak, paper, printed, wood } from "../materials.ts";
import { seededRandom } from "../random.ts";
import { surface } from "../surfaces.ts";

const terracotta = "#cd7a52";
const greens = ["#3f7a4a", "#2f6640", "#4f8a55"];
const green = (index: number) => greens[index % greens.length] ?? "#3f7a4a";

/** A pot filled with earth up to just under its rim, at height 1. */
function pot(color: string) {
  const material = color === terracotta ? clay(color) : ceramic(color);
  return group(
    lathe(
      [
        [0, 0],
        [0.52, 0],
        [0.56, 0.03],
        [0.7, 0.76],
        [0.76, 0.78],
        [0.78, 0.82],
        [0.78, 0.98],
        [0.75, 1],
        [0.69, 1],
        [0.67, 0.9],
      ],
      material,
    ),
    at(rod([0.69, 0.66, 0.06], clay("#3b2a20")), [0, 0.89, 0]),
  );
}

const monsteraHalf: Point2[] = [
  [0.14, -0.2],
  [0.4, -0.22],
  [0.6, -0.08],
  [0.64, 0.02],
  [0.28, 0.12],
  [0.69, 0.1],
  [0.74, 0.22],
  [0.7, 0.3],
  [0.25, 0.29],
  [0.68, 0.38],
  [0.66, 0.5],
  [0.59, 0.56],
  [0.2, 0.45],
  [0.53, 0.64],
  [0.47, 0.75],
  [0.39, 0.8],
  [0.14, 0.61],
  [0.3, 0.86],
  [0.16, 0.98],
];

function monsteraLeaf(size: number, color: string) {
  const outline = new Shape().moveTo(0, 0);
  for (const [x, y] of monsteraHalf) outline.lineTo(x, y);
  outline.lineTo(0, 1.12);
  for (const [x, y] of [...monsteraHalf].reverse()) outline.lineTo(-x, y);
  const droop = (y: number) => 0.28 * y * y;
  const geometry = new ShapeGeometry(outline, 4);
  reshape(geometry, (v) => v.set(v.x * size, v.y * size, (droop(v.y) + 0.25 * v.x * v.x) * size));
  geometry.computeVertexNormals();
  const rib = [-0.02, 0.3, 0.6, 0.9, 1.1].map((y): Point3 => [0, y * size, (droop(y) - 0.012) * size]);
  return group(solid(geometry, leaf(color)), tube(rib, [0.022, 0.006], leaf(mixed(color, "#cfe3a8", 0.5))));
}

const monstera: DrawShape = (color) => {
  const random = seededRandom(3);
  const leaves = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => {
    const [height, reach] = [2.75 - index * 0.17 + random() * 0.1, 0.12 + index * 0.095];
    const stem = tube(
      [
        [0, 0.85, 0],
        [0, 0.85 + (height - 0.85) * 0.6, reach * 0.35],
        [0, height, reach],
      ],
      [0.035, 0.024],
      leaf("#5b8a4e"),
    );
    const blade = monsteraLeaf(0.95 - index * 0.035, green(index));
    return at(group(stem, at(blade, [0, height, reach], [1.25 + index * 0.09, 0, 0])), [0, 0, 0], [0, index * 2.4, 0]);
  });
  return group(pot(color), ...leaves);
};

const ribs = 11;

/** A fluted stem along a path in the x-y plane, with a round tip and bristles on its ribs. */
function cactusStem(path: Point3[], radius: number) {
  const curve = new CatmullRomCurve3(path.map((point) => new Vector3(...point)));
  const tip = radius / curve.getLength();
  const place = (u: number, v: number): Point3 => {
    const [centre, tangent] = [curve.getPointAt(v), curve.getTangentAt(v)];
    const angle = u * Math.PI * 2;
    const flute = 1 + 0.11 * Math.abs(Math.cos((angle * ribs) / 2)) - 0.11;
    const r = radius * flute * Math.sqrt(1 - Math.max(0, (v - 1 + tip) / tip) ** 2);
    const out = Math.cos(angle) * r;
    return [centre.x - tangent.y * out, centre.y + tangent.x * out, Math.sin(angle) * r];
  };
  const rows = Math.round(curve.getLength() / 0.2);
  const bristles = Array.from({ length: rows * ribs }, (_, index) => {
    const v = (Math.floor(index / ribs) + 0.5) / rows;
    return at(rod([0.012, 0.03, 0.03], clay("#f3ead0"), 5), place((index % ribs) / ribs, v));
  });
  return group(surface(place, leaf("#4d8256"), { grid: [132, 60] }), ...bristles);
}

const cactus: DrawShape = (color) => {
  const petal = (index: number) => {
    const part = at(ball(0.09, clay("#e58aa0")), [0, 0.1, 0]);
    part.scale.set(0.55, 1.5, 0.4);
    return at(group(at(group(part), [0, 0, 0], [0.75, 0, 0])), [0, 0, 0], [0, (index * Math.PI) / 3, 0]);
  };
  const stem: Point3[] = [
    [0, 0.86, 0],
    [0, 1.7, 0],
    [0, 2.65, 0],
  ];
  const arm = (side: 1 | -1, rise: number): Point3[] => [
    [side * 0.2, rise, 0],
    [side * 0.52, rise + 0.03, 0],
    [side * 0.72, rise + 0.22, 0],
    [side * 0.75, rise + 0.72 - side * 0.12, 0],
  ];
  return group(
    pot(color),
    cactusStem(stem, 0.42),
    cactusStem(arm(1, 1.55), 0.2),
    cactusStem(arm(-1, 1.3), 0.2),
    at(group(ball(0.07, clay("#f2c84b")), ...[0, 1, 2, 3, 4, 5].map(petal)), [0, 2.64, 0]),
  );
};

const snakePlant: DrawShape = (color) => {
  const random = seededRandom(21);
  const blades = Array.from({ length: 13 }, (_, index) => {
    const [height, width, twist] = [2.5 - index * 0.1 + random() * 0.3, 0.15 + random() * 0.04, (random() - 0.5) * 1.4];
    const place = (u: number, v: number): Point3 => {
      const [across, angle] = [(u - 0.5) * 2 * width * Math.min(1, 0.62 + v, ((1 - v) * 2.2) ** 0.65), twist * v];
      const fold = 0.9 * across * across * (1 - v * 0.5) + 0.1 * v * v;
      return [
        across * Math.cos(angle) - fold * Math.sin(angle),
        v * height,
        across * Math.sin(angle) + fold * Math.cos(angle),
      ];
    };
    const blade = surface(place, printed(drawSnakeLeaf, { roughness: 0.5 }), { grid: [10, 40] });
    const lean = 0.03 + (index / 13) * 0.2;
    return at(group(at(group(blade), [0, 0.86, 0.05 + index * 0.026], [lean, 0, 0])), [0, 0, 0], [0, index * 2.4, 0]);
  });
  return group(pot(color), ...blades);
};

/** Dark cross bands on green between two pale yellow edges. */
function drawSnakeLeaf(pen: CanvasRenderingContext2D) {
  const random = seededRandom(9);
  pen.fillStyle = "#5d8f5a";
  pen.fillRect(0, 0, 512, 512);
  for (let y = 0; y < 512; y += 22) {
    pen.strokeStyle = "#2f5f3c";
    pen.lineWidth = 5 + random() * 9;
    pen.beginPath();
    pen.moveTo(0, y);
    for (let x = 0; x <= 512; x += 32) pen.lineTo(x, y + (random() - 0.5) * 16);
    pen.stroke();
  }
  pen.fillStyle = "#d9d27c";
  pen.fillRect(0, 0, 66, 512);
  pen.fillRect(446, 0, 66, 512);
}

/** A leaf with a fold along its middle: it grows along +y and bends toward +z; `belly` below 1 makes it heart-shaped. */
function smallLeaf([length, width, belly]: Point3, color: string) {
  const place = (u: number, v: number): Point3 => {
    const across = (u - 0.5) * width * Math.sin(Math.PI * v ** belly) ** 0.8;
    const back = belly < 0.7 ? Math.max(0, Math.abs(u - 0.5) - 0.2) * 0.5 * (1 - v) ** 3 * length : 0;
    return [across, v * length - back, length * 0.35 * v * v + across * across * 1.4 - Math.abs(across) * 0.25];
  };
  return surface(place, leaf(color), { grid: [8, 12] });
}

const trailingPlant: DrawShape = (color) => {
  const random = seededRandom(17);
  const vine = (index: number) => {
    const drop = 0.9 + ((index * 5) % 7) * 0.22;
    const sway = (random() - 0.5) * 0.5;
    const points = Array.from({ length: 9 }, (_, step): Point3 => {
      const fall = Math.max(0, step - 2) / 6;
      const reach = 0.25 + Math.min(step, 3) * 0.2 + fall * 0.06;
      return [sway * fall + 0.05 * Math.sin(step * 1.7), (step < 3 ? 2.45 + step * 0.07 : 2.5) - fall * drop, reach];
    });
    const leaves = points.slice(1).flatMap(([x, y, z], step) =>
      [1, -1].map((side) => {
        const size = 0.3 - step * 0.012 + random() * 0.05;
        const blade = smallLeaf([size, size, 0.55], green(index + step + side + 1));
        const lean = step < 2 ? 1.2 : 2.4 + random() * 0.3;
        return at(group(at(blade, [0, 0, 0], [lean, 0, 0])), [x + side * 0.03, y, z + 0.02], [0, side * 0.8, 0]);
      }),
    );
    return at(group(tube(points, 0.014, leaf("#6f9a55")), ...leaves), [0, 0, 0], [0, index * 2.4, 0]);
  };
  const tuft = Array.from({ length: 22 }, (_, index) => {
    const size = 0.3 + random() * 0.12;
    const blade = at(smallLeaf([size, size, 0.55], green(index)), [0, 0.16, 0], [0.7 + random() * 0.6, 0, 0]);
    const reach = Math.sqrt(index / 22) * 0.55;
    return at(group(at(group(blade), [0, 2.4, reach])), [0, 0, 0], [0, index * 2.4, 0]);
  });
  const legs = [0, 1, 2].map((index) => {
    const [x, z] = [Math.cos(index * 2.094 + 1.3) * 0.55, Math.sin(index * 2.094 + 1.3) * 0.55];
    return tube(
      [
        [x * 1.2, 0, z * 1.2],
        [x * 1.1, 0.7, z * 1.1],
        [x, 1.4, z],
      ],
      [0.05, 0.06],
      wood(oak, true),
    );
  });
  return group(
    ...legs,
    at(rod([0.78, 0.78, 0.09], wood(oak)), [0, 1.42, 0]),
    at(pot(color), [0, 1.46, 0]),
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(vine),
    ...tuft,
  );
};

const herbPot: DrawShape = (color) => {
  const random = seededRandom(31);
  const stems = Array.from({ length: 11 }, (_, index) => {
    const [height, reach] = [1.95 - index * 0.05 + random() * 0.2, 0.08 + Math.sqrt(index / 11) * 0.55];
    const tiers = [0.45, 0.72, 1].flatMap((share, tier) =>
      [0, 1, 2, 3].map((side) => {
        const size = 0.42 - tier * 0.07 + random() * 0.08;
        const lean = tier === 2 ? 0.75 : 1.25;
        const blade = at(smallLeaf([size, size * 0.72, 0.85], basil(index + side + tier)), [0, 0, 0.02], [lean, 0, 0]);
        const y = 0.9 + (height - 0.9) * share;
        return at(group(blade), [0, y, reach * (0.4 + 0.6 * share)], [0, side * 1.571 + tier * 0.8, 0]);
      }),
    );
    const stalk = tube(
      [
        [0, 0.9, reach * 0.4],
        [0, (0.9 + height) / 2, reach * 0.7],
        [0, height, reach],
      ],
      [0.028, 0.018],
      leaf("#7ba352"),
    );
    return at(group(stalk, ...tiers), [0, 0, 0], [0, index * 2.4, 0]);
  });
  return group(
    pot(color),
    ...stems,
    at(box([0.15, 0.5, 0.03], paper("#f6efdf"), 0.015), [0.32, 1.12, 0.5], [-0.1, 0.3, -0.1]),
  );
};

function basil(index: number): string {
  return ["#5f9e3f", "#4f8f3a", "#74b04a"][index % 3] ?? "#5f9e3f";
}

export const plantShapes = { monstera, cactus, snakePlant, trailingPlant, herbPot };
