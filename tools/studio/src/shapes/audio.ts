import {
  arc,
  at,
  ball,
  box,
  disc,
  group,
  lathe,
  ring,
  rod,
  roundedOutline,
  slab,
  soft,
  strap,
  tube,
} from "../forms.ts";
import type { DrawShape, Point3 } from "../forms.ts";
import { brass, charcoal, fabric, lacquer, leather, metal, oak, plastic, steel, walnut, wood } from "../materials.ts";

const headphones: DrawShape = (color) => {
  const cup = (side: 1 | -1) =>
    at(
      group(
        at(rod([0.5, 0.56, 0.26], plastic(color)), [0, 0, 0], [0, 0, -side * (Math.PI / 2)]),
        at(ring([0.4, 0.16], fabric("#2a2a2c")), [-side * 0.2, 0, 0], [0, Math.PI / 2, 0]),
        at(rod([0.36, 0.36, 0.04], metal(steel)), [side * 0.13, 0, 0], [0, 0, Math.PI / 2]),
      ),
      [side * 1.02, 0.62, 0],
      [0, -side * 0.15, side * 0.06],
    );
  const band = arc([1.08, 1.35], [0, Math.PI]).map(([x, y, z]): Point3 => [x, y + 0.75, z]);
  const cushion = arc([1.06, 1.33], [Math.PI * 0.2, Math.PI * 0.8]).map(([x, y, z]): Point3 => [x, y + 0.73, z]);
  return group(cup(1), cup(-1), tube(band, 0.055, metal(steel)), tube(cushion, 0.13, fabric(color)));
};

/** A loudspeaker cone with its ring, facing +z. */
function driver(radius: number, rim = metal(brass)) {
  const cone = lathe(
    [
      [0.001, -0.3],
      [0.28, -0.28],
      [0.3, -0.34],
      [0.9, 0],
      [0.98, 0.03],
      [1, 0],
    ],
    lacquer(charcoal),
  );
  cone.scale.set(radius, radius * 0.5, radius);
  return group(at(cone, [0, 0, 0.03], [Math.PI / 2, 0, 0]), ring([radius, 0.035], rim));
}

const speaker: DrawShape = (color) => {
  const cabinet = color === walnut || color === oak ? wood(color, true) : lacquer(color);
  return group(
    at(box([1.5, 2.4, 1.2], cabinet, 0.06), [0, 1.2, 0]),
    at(box([1.4, 2.3, 0.04], lacquer("#37383b"), 0.02), [0, 1.2, 0.6]),
    at(driver(0.5), [0, 0.82, 0.64]),
    at(driver(0.26), [0, 1.78, 0.64]),
  );
};

const portableSpeaker: DrawShape = (color) => {
  const end = (side: 1 | -1) =>
    at(
      group(
        at(rod([0.66, 0.66, 0.16], plastic(charcoal)), [0, 0, 0], [Math.PI / 2, 0, 0]),
        at(driver(0.5, metal(steel)), [0, 0, 0.09]),
      ),
      [side * 1.34, 0.74, 0],
      [0, side * (Math.PI / 2), 0],
    );
  const foot = (x: number) => at(box([0.2, 0.12, 0.7], plastic(charcoal), 0.05), [x, 0.06, 0]);
  const button = (x: number) => at(rod([0.09, 0.09, 0.05], plastic("#e9e6df")), [x, 1.42, 0]);
  return group(
    at(rod([0.68, 0.68, 2.56], fabric(color)), [0, 0.74, 0], [0, 0, Math.PI / 2]),
    at(box([1.3, 0.08, 0.3], plastic(charcoal), 0.04), [0, 1.4, 0]),
    button(-0.4),
    button(0),
    button(0.4),
    at(box([0.5, 0.14, 0.03], metal(steel), 0.01), [0, 0.7, 0.68]),
    end(1),
    end(-1),
    foot(0.95),
    foot(-0.95),
  );
};

const turntable: DrawShape = (color) => {
  const groove = (radius: number) =>
    at(ring([radius, 0.006], lacquer("#3a3b3e")), [-0.25, 0.465, 0], [Math.PI / 2, 0, 0]);
  return group(
    at(box([2.9, 0.34, 2.3], wood(color), 0.05), [0, 0.25, 0]),
    ...(
      [
        [1, 1],
        [-1, 1],
        [1, -1],
        [-1, -1],
      ] as const
    ).map(([x, z]) => at(rod([0.16, 0.18, 0.1], lacquer(charcoal)), [x * 1.15, 0.05, z * 0.85])),
    at(rod([1.03, 1.03, 0.05], metal(steel)), [-0.25, 0.43, 0]),
    at(rod([0.99, 0.99, 0.02], plastic("#1d1e20")), [-0.25, 0.46, 0]),
    groove(0.9),
    groove(0.76),
    groove(0.62),
    groove(0.5),
    at(rod([0.36, 0.36, 0.022], lacquer("#d1603d")), [-0.25, 0.462, 0]),
    at(rod([0.03, 0.03, 0.1], metal(steel)), [-0.25, 0.5, 0]),
    at(rod([0.2, 0.22, 0.22], metal(steel)), [1.12, 0.52, -0.8]),
    tube(
      [
        [1.12, 0.66, -1.0],
        [1.12, 0.68, -0.3],
        [1.02, 0.62, 0.35],
        [0.6, 0.54, 0.62],
      ],
      0.032,
      metal("#e2e0da"),
    ),
    at(box([0.13, 0.07, 0.26], lacquer(charcoal), 0.02), [0.53, 0.52, 0.66], [0, -1.0, 0]),
    at(rod([0.12, 0.12, 0.08], metal(steel)), [1.15, 0.45, 0.85]),
  );
};

const earbuds: DrawShape = (color) => {
  const bud = (side: 1 | -1) =>
    group(
      at(ball(0.23, plastic(color)), [0, 0, 0]),
      at(rod([0.12, 0.15, 0.14], lacquer("#3a3b3e")), [side * 0.16, 0.14, 0.1], [0.5, 0, -side * 0.8]),
      at(rod([0.1, 0.09, 0.5], plastic(color)), [-side * 0.02, -0.3, 0.04]),
    );
  const half = (depth: number) => slab(roundedOutline([1.8, 0.94], 0.42), depth, plastic(color));
  const tray = slab(roundedOutline([1.62, 0.76], 0.36), 0.04, lacquer(charcoal));
  return group(
    at(half(0.62), [0, 0.02, 0], [-Math.PI / 2, 0, 0]),
    at(tray, [0, 0.62, 0], [-Math.PI / 2, 0, 0]),
    at(half(0.3), [0, 1.12, -0.78], [-0.22, 0, 0]),
    at(slab(roundedOutline([1.62, 0.76], 0.36), 0.04, lacquer(charcoal)), [0, 1.14, -0.5], [-0.22, 0, 0]),
    at(bud(-1), [-0.42, 0.94, 0.02]),
    at(bud(1), [0.42, 0.94, 0.02]),
    at(ball(0.04, lacquer("#7fd6a0")), [0, 0.4, 0.49]),
  );
};

const radio: DrawShape = (color) => {
  const slats = Array.from({ length: 9 }, (_, index) =>
    at(box([1.3, 0.045, 0.04], wood(oak), 0.015), [-0.5, 0.42 + index * 0.115, 0.46]),
  );
  const knob = (x: number) => at(rod([0.13, 0.15, 0.14], metal(brass)), [x, 0.5, 0.5], [Math.PI / 2, 0, 0]);
  return group(
    at(soft([2.7, 1.6, 0.9], plastic(color), { radius: 0.2 }), [0, 0.88, 0]),
    at(box([1.4, 1.16, 0.03], lacquer("#4a3a2c"), 0.01), [-0.5, 0.88, 0.445]),
    ...slats,
    at(disc(0.4, lacquer("#f5f0e2")), [0.76, 1.08, 0.456]),
    at(ring([0.41, 0.035], metal(brass)), [0.76, 1.08, 0.45]),
    at(box([0.025, 0.36, 0.02], lacquer("#c8432f"), 0.01), [0.83, 1.2, 0.47], [0, 0, -0.6]),
    knob(0.52),
    knob(1.0),
    at(rod([0.09, 0.1, 0.1], lacquer(charcoal)), [-1, 0.05, 0]),
    at(rod([0.09, 0.1, 0.1], lacquer(charcoal)), [1, 0.05, 0]),
    at(
      strap(
        [
          [-1.1, 0, 0],
          [-1.05, 0.22, 0],
          [0, 0.38, 0],
          [1.05, 0.22, 0],
          [1.1, 0, 0],
        ].map(([x = 0, y = 0]): Point3 => [0, y, x]),
        [0.22, 0.05],
        leather("#8a4f2a"),
      ),
      [0, 1.64, 0],
      [0, Math.PI / 2, 0],
    ),
    tube(
      [
        [1.15, 1.6, -0.3],
        [1.35, 2.1, -0.32],
        [1.55, 2.6, -0.34],
      ],
      [0.03, 0.015],
      metal(steel),
    ),
  );
};

export const audioShapes = { headphones, speaker, portableSpeaker, turntable, earbuds, radio };
