import { at, ball, box, group, lathe, rod, soft, tube, turned } from "../forms.ts";
import type { DrawShape } from "../forms.ts";
import { brass, ceramic, charcoal, fabric, glow, lacquer, leather, metal, oak, paper, wood } from "../materials.ts";

const tableLamp: DrawShape = (color) =>
  group(
    at(rod([0.6, 0.66, 0.12], metal(brass)), [0, 0.06, 0]),
    at(rod([0.05, 0.05, 1.6], metal(brass)), [0, 0.9, 0]),
    lathe(
      [
        [0.98, 1.5],
        [0.58, 2.7],
        [0.56, 2.7],
      ],
      fabric(color),
    ),
    at(ball(0.22, glow("#ffe3b0", 1.2)), [0, 1.75, 0]),
  );

const deskLamp: DrawShape = (color) => {
  const head = group(
    lathe(
      [
        [0.56, 0],
        [0.54, 0.1],
        [0.42, 0.36],
        [0.2, 0.54],
        [0.14, 0.7],
        [0, 0.72],
      ],
      lacquer(color),
    ),
    at(ball(0.22, glow("#ffe9c4", 1.2)), [0, 0.08, 0]),
  );
  return group(
    at(rod([0.62, 0.66, 0.1], lacquer(color)), [-0.5, 0.05, 0]),
    tube(
      [
        [-0.5, 0.1, 0],
        [-0.7, 0.75, 0],
        [-0.9, 1.4, 0],
      ],
      0.045,
      metal(brass),
    ),
    at(ball(0.1, lacquer(charcoal)), [-0.9, 1.4, 0]),
    tube(
      [
        [-0.9, 1.4, 0],
        [-0.1, 1.95, 0],
        [0.7, 2.5, 0],
      ],
      0.045,
      metal(brass),
    ),
    at(ball(0.09, lacquer(charcoal)), [0.7, 2.5, 0]),
    at(head, [0.92, 1.9, 0], [0, 0, 0.32]),
  );
};

const floorLamp: DrawShape = (color) => {
  const legs = [0, 1, 2].map((index) => {
    const angle = (index * Math.PI * 2) / 3 + 0.35;
    const [x, z] = [Math.cos(angle), Math.sin(angle)];
    return tube(
      [
        [x * 0.95, 0, z * 0.95],
        [x * 0.5, 1.5, z * 0.5],
        [x * 0.08, 2.9, z * 0.08],
      ],
      [0.05, 0.06],
      wood(oak, true),
    );
  });
  return group(
    ...legs,
    at(rod([0.14, 0.14, 0.16], metal(brass)), [0, 2.88, 0]),
    at(rod([0.04, 0.04, 0.5], metal(brass)), [0, 3.1, 0]),
    lathe(
      [
        [0.82, 3.0],
        [0.7, 4.0],
        [0.68, 4.0],
      ],
      fabric(color),
    ),
    at(ball(0.2, glow("#ffe3b0", 1.2)), [0, 3.4, 0]),
  );
};

const mushroomLamp: DrawShape = (color) =>
  group(
    turned(
      [
        [0.001, 0],
        [0.55, 0.01],
        [0.58, 0.08],
        [0.34, 0.3],
        [0.24, 0.6],
        [0.27, 0.95],
      ],
      lacquer(color),
    ),
    at(ball(0.56, glow("#ffe0a8", 0.8)), [0, 1.35, 0]),
    turned(
      [
        [1.0, 1.34],
        [1.04, 1.4],
        [0.97, 1.66],
        [0.72, 1.94],
        [0.36, 2.1],
        [0.001, 2.14],
      ],
      lacquer(color),
    ),
  );

const candle: DrawShape = (color) =>
  group(
    lathe(
      [
        [0, 0],
        [0.8, 0],
        [0.84, 0.05],
        [0.84, 1.32],
        [0.82, 1.34],
        [0.79, 1.32],
        [0.79, 0.1],
        [0, 0.1],
      ],
      ceramic(color),
    ),
    at(rod([0.785, 0.785, 0.9], paper("#f6ead6")), [0, 0.62, 0]),
    tube(
      [
        [0, 1.05, 0],
        [0.01, 1.2, 0],
        [0.02, 1.26, 0],
      ],
      0.022,
      lacquer("#2a2523"),
    ),
    turned(
      [
        [0.001, 1.22],
        [0.07, 1.3],
        [0.085, 1.4],
        [0.045, 1.56],
        [0.001, 1.7],
      ],
      glow("#ffb84d", 1.1),
    ),
    label(),
  );

const lantern: DrawShape = (color) => {
  const corner = (x: number, z: number) => at(box([0.09, 1.7, 0.09], lacquer(color), 0.02), [x * 0.62, 0.95, z * 0.62]);
  return group(
    at(box([1.5, 0.14, 1.5], lacquer(color), 0.03), [0, 0.07, 0]),
    corner(1, 1),
    corner(-1, 1),
    corner(1, -1),
    corner(-1, -1),
    at(box([1.45, 0.1, 1.45], lacquer(color), 0.03), [0, 1.82, 0]),
    lathe(
      [
        [0.72, 1.86],
        [0.34, 2.2],
        [0.3, 2.24],
        [0, 2.26],
      ],
      lacquer(color),
    ),
    at(rod([0.3, 0.3, 0.9], paper("#f4e8d2")), [0, 0.58, 0]),
    at(
      turned(
        [
          [0.001, 0],
          [0.07, 0.08],
          [0.08, 0.18],
          [0.04, 0.34],
          [0.001, 0.46],
        ],
        glow("#ffb84d", 1.1),
      ),
      [0, 1.06, 0],
    ),
    tube(
      [
        [-0.3, 2.2, 0],
        [-0.36, 2.6, 0],
        [0, 2.86, 0],
        [0.36, 2.6, 0],
        [0.3, 2.2, 0],
      ],
      0.045,
      leather("#8a4f2a"),
    ),
  );
};

/** A paper label wrapped around the front of the jar. */
function label() {
  const wrap = (v: { x: number; z: number }) => {
    v.z += Math.sqrt(0.842 ** 2 - v.x ** 2);
  };
  return at(soft([0.8, 0.5, 0.02], paper("#fbf7ee"), { radius: 0.008, bend: wrap }), [0, 0.66, 0]);
}

export const lightingShapes = { tableLamp, deskLamp, floorLamp, mushroomLamp, candle, lantern };
