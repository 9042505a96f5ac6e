import { at, box, group, rod, soft, tube } from "../forms.ts";
import type { DrawShape, Point3 } from "../forms.ts";
import { brass, fabric, lacquer, metal, oak, paper, walnut, wood } from "../materials.ts";

/** A leg that leans outward: `foot` is where it stands, `lean` how far it reaches in at the top. */
function leg([x, height, z]: Point3, lean: number, material = wood(oak, true)) {
  return tube(
    [
      [x, 0, z],
      [x * (1 - lean / 2), height / 2, z * (1 - lean / 2)],
      [x * (1 - lean), height, z * (1 - lean)],
    ],
    [0.05, 0.075],
    material,
  );
}

function fourLegs([x, height, z]: Point3, lean: number, material = wood(oak, true)) {
  return group(
    ...(
      [
        [1, 1],
        [-1, 1],
        [1, -1],
        [-1, -1],
      ] as const
    ).map(([sx, sz]) => leg([sx * x, height, sz * z], lean, material)),
  );
}

const diningChair: DrawShape = (color) => {
  const post = (x: number) =>
    tube(
      [
        [x, 1.2, -0.6],
        [x, 1.7, -0.72],
        [x, 2.3, -0.86],
      ],
      0.055,
      wood(oak, true),
    );
  const pillow = (v: { x: number; z: number }) => {
    v.z -= v.x * v.x * -0.12;
  };
  return group(
    fourLegs([0.72, 1.15, 0.68], 0.15),
    at(soft([1.6, 0.26, 1.5], fabric(color), { radius: 0.12 }), [0, 1.22, 0]),
    at(soft([1.5, 0.85, 0.17], fabric(color), { radius: 0.08, bend: pillow }), [0, 2.05, -0.78], [-0.14, 0, 0]),
    post(0.55),
    post(-0.55),
  );
};

const loungeChair: DrawShape = (color) => {
  const puffed = (v: { x: number; y: number; z: number }) => {
    v.y += 0.06 * (1 - v.x * v.x) * Math.sign(v.y) * (1 - v.z * v.z * 0.8);
  };
  const side = (x: number) =>
    group(
      tube(
        [
          [x, 0, 0.75],
          [x, 0.6, 0.72],
          [x, 1.18, 0.7],
        ],
        0.065,
        wood(oak, true),
      ),
      tube(
        [
          [x, 0, -0.85],
          [x, 0.7, -0.78],
          [x, 1.2, -0.72],
        ],
        0.065,
        wood(oak, true),
      ),
      at(box([0.17, 0.08, 1.75], wood(oak), 0.04), [x, 1.22, 0]),
    );
  return group(
    side(0.95),
    side(-0.95),
    at(box([1.9, 0.1, 0.1], wood(oak)), [0, 0.52, 0.7]),
    at(box([1.9, 0.1, 0.1], wood(oak)), [0, 0.52, -0.75]),
    at(soft([1.62, 0.36, 1.6], fabric(color), { radius: 0.15, bend: puffed }), [0, 0.78, 0.05], [0.06, 0, 0]),
    at(soft([1.62, 1.3, 0.32], fabric(color), { radius: 0.15 }), [0, 1.5, -0.72], [-0.28, 0, 0]),
  );
};

const stool: DrawShape = (color) => {
  const paint = () => (color === oak || color === walnut ? wood(color, true) : lacquer(color));
  const legs = [0, 1, 2].map((index) => {
    const angle = (index * Math.PI * 2) / 3 + 0.5;
    return leg([Math.cos(angle) * 0.72, 1.5, Math.sin(angle) * 0.72], 0.4, paint());
  });
  return group(...legs, at(rod([0.78, 0.72, 0.14], paint()), [0, 1.55, 0]));
};

const sideTable: DrawShape = (color) =>
  group(
    at(rod([1.05, 1.05, 0.07], lacquer(color)), [0, 1.75, 0]),
    at(rod([1.05, 1.0, 0.03], lacquer(color)), [0, 1.7, 0]),
    at(rod([0.07, 0.07, 1.65], lacquer(color)), [0, 0.88, 0]),
    at(rod([0.62, 0.68, 0.07], lacquer(color)), [0, 0.04, 0]),
    at(box([0.7, 0.09, 0.5], paper("#e8e1d2"), 0.02), [-0.2, 1.83, 0.05], [0, 0.3, 0]),
    at(box([0.6, 0.08, 0.45], paper("#c8553d"), 0.02), [-0.18, 1.915, 0.05], [0, -0.15, 0]),
  );

const bookshelf: DrawShape = (color) => {
  const spines = ["#c8553d", "#2f4f8f", "#e3dccf", "#1f6f5c", "#d8b24a", "#4b5560", "#b8a48a"];
  const row = (x: number, y: number, count: number) =>
    group(
      ...Array.from({ length: count }, (_, index) => {
        const height = 0.42 + ((index * 7 + Math.round(y * 3)) % 4) * 0.045;
        const spine = paper(spines[(index * 3 + Math.round(y * 2)) % spines.length] ?? "#c8553d");
        return at(box([0.1, height, 0.4], spine, 0.012), [x + index * 0.108, y + height / 2, 0]);
      }),
    );
  const boards = [0.12, 0.9, 1.68, 2.46, 3.16].map((y) => at(box([1.72, 0.07, 0.62], wood(color), 0.015), [0, y, 0]));
  return group(
    at(box([0.08, 3.2, 0.64], wood(color, true), 0.015), [-0.88, 1.6, 0]),
    at(box([0.08, 3.2, 0.64], wood(color, true), 0.015), [0.88, 1.6, 0]),
    at(box([1.7, 3.05, 0.03], wood(color), 0.01), [0, 1.64, -0.29]),
    ...boards,
    row(-0.76, 2.5, 6),
    row(0.15, 1.72, 6),
    row(-0.76, 0.94, 9),
    at(rod([0.16, 0.12, 0.3], lacquer("#c8553d")), [0.5, 2.65, 0]),
    at(rod([0.13, 0.2, 0.36], lacquer("#d8b24a")), [-0.45, 1.9, 0.02]),
    at(box([0.9, 0.4, 0.46], fabric("#d9cbb2"), 0.06), [-0.2, 0.37, 0]),
  );
};

const sideboard: DrawShape = (color) => {
  const door = (x: number) =>
    group(
      at(box([0.96, 0.86, 0.05], wood(color), 0.02), [x, 1.02, 0.47]),
      at(box([0.03, 0.24, 0.04], metal(brass), 0.01), [x + (x < 0 ? 0.36 : -0.36), 1.02, 0.52]),
    );
  const drawer = (y: number) =>
    group(
      at(box([0.92, 0.26, 0.05], wood(color), 0.02), [0, y, 0.47]),
      at(box([0.24, 0.03, 0.04], metal(brass), 0.01), [0, y, 0.52]),
    );
  return group(
    at(fourLegs([1.3, 0.5, 0.36], 0.06, wood(color, true)), [0, 0, 0]),
    at(box([3.05, 1.02, 0.92], wood(color), 0.03), [0, 1.02, 0]),
    door(-1.0),
    door(1.0),
    drawer(0.73),
    drawer(1.02),
    drawer(1.31),
  );
};

const bench: DrawShape = (color) =>
  group(
    fourLegs([1.35, 0.95, 0.42], 0.06),
    at(box([2.9, 0.1, 0.9], wood(oak), 0.03), [0, 0.98, 0]),
    at(soft([2.8, 0.18, 0.84], fabric(color), { radius: 0.08 }), [0, 1.12, 0]),
    at(box([2.5, 0.06, 0.06], wood(oak)), [0, 0.45, 0]),
  );

export const furnitureShapes = { diningChair, loungeChair, stool, sideTable, bookshelf, sideboard, bench };
