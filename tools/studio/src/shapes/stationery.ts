import { at, ball, box, group, lathe, ring, rod, roundedOutline, slab, strap, turned } from "../forms.ts";
import type { DrawShape, Point2, Point3 } from "../forms.ts";
import {
  brass,
  ceramic,
  charcoal,
  fabric,
  lacquer,
  leather,
  metal,
  mixed,
  oak,
  paper,
  plastic,
  printed,
  steel,
  walnut,
  wood,
} from "../materials.ts";
import { surface } from "../surfaces.ts";

const flat: Point3 = [-Math.PI / 2, 0, 0];
const gold = "#d8b45a";

const notebook: DrawShape = (color) => {
  const cover = (y: number) => at(slab(roundedOutline([2.0, 2.8], 0.12), 0.06, leather(color)), [0, y, 0], flat);
  const ribbon: Point3[] = [
    [0.35, 0.14, 1.2],
    [0.36, 0.14, 1.45],
    [0.42, 0.06, 1.6],
    [0.46, 0.02, 1.75],
    [0.44, 0.03, 1.95],
  ];
  const elastic = mixed(color, "#000000", 0.45);
  const hold = (y: number) => at(box([0.1, 0.025, 2.83], fabric(elastic), 0.012), [0.68, y, 0]);
  return group(
    cover(0.03),
    at(slab(roundedOutline([1.92, 2.7], 0.1), 0.26, paper("#f4efe2")), [-0.01, 0.08, 0], flat),
    cover(0.33),
    at(rod([0.19, 0.19, 2.6], leather(color)), [-0.94, 0.19, 0], [Math.PI / 2, 0, 0]),
    hold(0.395),
    hold(0.02),
    at(box([0.1, 0.4, 0.025], fabric(elastic), 0.012), [0.68, 0.205, 1.41]),
    at(box([0.1, 0.4, 0.025], fabric(elastic), 0.012), [0.68, 0.205, -1.41]),
    strap(ribbon, [0.09, 0.015], fabric("#d9a72e")),
  );
};

/** Half a cone along +y that narrows to a point and opens downward, with its slit. */
function nib() {
  const half = surface((u, v) => {
    const [r, angle] = [0.14 * Math.min(1, 0.75 + v) * (1 - v ** 1.6) ** 0.8, (u - 0.5) * 2.7];
    return [Math.sin(angle) * r, 0.84 + v * 0.72, Math.cos(angle) * r * (1 - 0.4 * v) - 0.02];
  }, metal(gold));
  return group(
    half,
    at(box([0.012, 0.36, 0.01], plastic(charcoal), 0.004), [0, 1.24, 0.106], [-0.13, 0, 0]),
    at(rod([0.028, 0.028, 0.02], plastic(charcoal), 24), [0, 1.06, 0.118], [Math.PI / 2, 0, 0]),
  );
}

const fountainPen: DrawShape = (color) => {
  const barrel = turned(
    [
      [0.001, -2.2],
      [0.07, -2.19],
      [0.12, -2.1],
      [0.17, -1.2],
      [0.19, -0.3],
      [0.185, 0.1],
    ],
    ceramic(color),
  );
  const section = turned(
    [
      [0.165, 0.14],
      [0.14, 0.45],
      [0.11, 0.78],
      [0.13, 0.84],
      [0.1, 0.87],
      [0.001, 0.87],
    ],
    plastic(charcoal),
  );
  const pen = group(barrel, at(rod([0.19, 0.19, 0.06], metal(gold)), [0, 0.11, 0]), section, nib());
  const cap = group(
    turned(
      [
        [0.2, 0],
        [0.21, 0.05],
        [0.21, 1.1],
        [0.17, 1.42],
        [0.09, 1.52],
        [0.001, 1.54],
      ],
      ceramic(color),
    ),
    at(rod([0.214, 0.214, 0.1], metal(gold)), [0, 0.12, 0]),
    at(rod([0.205, 0.21, 0.05], metal(gold)), [0, 1.18, 0]),
    at(box([0.07, 0.86, 0.03], metal(gold), 0.015), [0, 0.78, 0.26], [0.03, 0, 0]),
    at(box([0.07, 0.06, 0.12], metal(gold), 0.015), [0, 1.17, 0.23]),
    at(ball(0.05, metal(gold)), [0, 0.36, 0.26]),
  );
  pen.scale.set(1.3, 1, 1.3);
  cap.scale.set(1.3, 0.95, 1.3);
  return group(
    at(pen, [0, 0.25, 0.3], [0, 0, -Math.PI / 2]),
    at(group(at(cap, [0, 0, 0], [0, 0, -Math.PI / 2])), [-0.9, 0.28, -0.5], [0, 0.28, 0]),
  );
};

/** A sharpened pencil along +y, its tip at `length`. */
export function pencil(length: number, color: string, r = 0.08) {
  return group(
    at(rod([r, r, length - 0.3], lacquer(color), 6), [0, (length - 0.3) / 2, 0]),
    at(rod([r * 0.3, r, 0.22], wood(oak, true), 24), [0, length - 0.19, 0]),
    at(rod([0.002, r * 0.3, 0.08], plastic(charcoal), 24), [0, length - 0.04, 0]),
  );
}

const pencilCup: DrawShape = (color) => {
  const material = color === oak || color === walnut ? wood(color, true) : ceramic(color);
  const profile: Point2[] = [
    [0, 0],
    [0.62, 0],
    [0.66, 0.04],
    [0.66, 1.56],
    [0.64, 1.6],
    [0.59, 1.6],
    [0.57, 1.56],
    [0.57, 0.12],
    [0, 0.12],
  ];
  const stand = (part: ReturnType<typeof group>, [turn, lean]: Point2) =>
    at(group(at(part, [0, 0.12, 0.08], [lean, 0, 0])), [0, 0, 0], [0, turn, 0]);
  const ruler = group(
    at(box([0.26, 2.7, 0.05], wood(oak, true), 0.01), [0, 1.35, 0]),
    ...Array.from({ length: 12 }, (_, mark) =>
      at(box([mark % 2 ? 0.06 : 0.1, 0.014, 0.01], plastic(charcoal), 0.003), [0.09, 1.6 + mark * 0.09, 0.025]),
    ),
  );
  const brush = group(
    at(rod([0.045, 0.03, 2], lacquer("#34508a"), 24), [0, 1, 0]),
    at(rod([0.06, 0.045, 0.22], metal(steel), 24), [0, 2.1, 0]),
    turned(
      [
        [0.055, 2.2],
        [0.085, 2.35],
        [0.05, 2.55],
        [0.001, 2.68],
      ],
      paper("#3a2a20"),
    ),
  );
  return group(
    lathe(profile, material),
    stand(pencil(2.45, "#d9a72e"), [0.4, 0.16]),
    stand(pencil(2.2, "#c0522f"), [1.7, 0.18]),
    stand(pencil(2.6, "#1f6f5c"), [3.0, 0.14]),
    stand(ruler, [4.0, 0.13]),
    stand(brush, [5.3, 0.17]),
  );
};

const book: DrawShape = (color) => {
  const board = (z: number) => at(box([1.9, 2.7, 0.06], fabric(color), 0.015), [0.03, 1.35, z]);
  const spine = at(rod([0.26, 0.26, 2.7], fabric(color)), [-0.86, 1.35, 0]);
  spine.scale.set(0.55, 1, 1);
  const plate = surface(
    (u, v) => [(u - 0.5) * 1.16, (v - 0.5) * 1.16, 0],
    printed((pen) => drawTitle(pen, color)),
    { grid: [1, 1] },
  );
  const stripe = (y: number) => at(rod([0.262, 0.262, 0.035], metal(gold)), [-0.86, y, 0]);
  const bands = [0.4, 0.5, 2.2, 2.3].map((y) => {
    const part = stripe(y);
    part.scale.set(0.56, 1, 1);
    return part;
  });
  return group(
    board(0.24),
    board(-0.24),
    spine,
    ...bands,
    at(box([1.78, 2.58, 0.43], paper("#f3ecdc"), 0.01), [0.02, 1.35, 0]),
    ...[-0.14, -0.07, 0, 0.07, 0.14].map((z) =>
      at(box([1.784, 2.584, 0.012], paper("#ddd3bd"), 0.002), [0.02, 1.35, z]),
    ),
    at(plate, [0.08, 1.7, 0.2715]),
  );
};

/** A paper label with a sun over hills and two lines of type. */
function drawTitle(pen: CanvasRenderingContext2D, color: string) {
  pen.fillStyle = "#f6efdf";
  pen.fillRect(0, 0, 512, 512);
  pen.strokeStyle = color;
  pen.lineWidth = 8;
  pen.strokeRect(24, 24, 464, 464);
  pen.fillStyle = gold;
  pen.beginPath();
  pen.arc(256, 200, 84, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = color;
  pen.beginPath();
  pen.moveTo(60, 320);
  pen.quadraticCurveTo(170, 190, 270, 290);
  pen.quadraticCurveTo(360, 200, 452, 320);
  pen.fill();
  pen.fillRect(120, 366, 272, 22);
  pen.fillRect(176, 414, 160, 14);
}

const deskTray: DrawShape = (color) => {
  const wall = ([w, d]: Point2, [x, z]: Point2) => at(box([w, 0.42, d], wood(color), 0.03), [x, 0.21, z]);
  const clip = (x: number, z: number, turn: number) =>
    at(group(at(ring([0.09, 0.018], metal(brass)), [0, 0, 0], [Math.PI / 2, 0, 0])), [x, 0.12, z], [0, turn, 0]);
  const sheet = (y: number, turn: number) =>
    at(box([1.5, 0.014, 1.25], paper("#f7f3e8"), 0.004), [-0.55, y, 0.0], [0, turn, 0]);
  return group(
    at(box([3, 0.08, 1.7], wood(color), 0.02), [0, 0.05, 0]),
    wall([3, 0.08], [0, 0.84]),
    wall([3, 0.08], [0, -0.84]),
    wall([0.08, 1.7], [1.48, 0]),
    wall([0.08, 1.7], [-1.48, 0]),
    wall([0.07, 1.62], [0.4, 0]),
    wall([1.04, 0.07], [0.94, 0.12]),
    sheet(0.11, 0.02),
    sheet(0.13, -0.04),
    sheet(0.15, 0.03),
    at(box([0.95, 0.1, 0.66], leather("#c0522f"), 0.03), [-0.5, 0.22, 0.08], [0, 0.25, 0]),
    at(pencil(1.1, "#d9a72e", 0.06), [0.5, 0.16, 0.62], [0, 0.12, -Math.PI / 2]),
    at(pencil(0.85, "#34508a", 0.06), [0.52, 0.16, 0.4], [0, -0.1, -Math.PI / 2]),
    clip(0.75, -0.3, 0),
    clip(1.0, -0.45, 0.6),
    clip(0.9, -0.2, 1.2),
    clip(1.18, -0.28, 0.3),
    at(rod([0.13, 0.15, 0.26], ceramic("#2f6f95")), [1.2, 0.22, -0.6]),
  );
};

export const stationeryShapes = { notebook, fountainPen, pencilCup, book, deskTray };
