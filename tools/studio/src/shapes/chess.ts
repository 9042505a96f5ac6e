import { Shape } from "three";
import { at, ball, box, group, rod, slab, turned } from "../forms.ts";
import type { DrawShape, Point2 } from "../forms.ts";
import { mixed, printed, wood } from "../materials.ts";
import { surface } from "../surfaces.ts";

const square = 0.36;
const maple = "#e2c48f";

/** Foot and waist that every piece has, `height` up to the head. */
function body(height: number, timber: string, top: Point2[]) {
  const profile: Point2[] = [
    [0.001, 0],
    [0.14, 0],
    [0.145, 0.04],
    [0.1, 0.08],
    [0.065, 0.16],
    [0.05, height * 0.8],
    [0.09, height],
    ...top.map(([r, y]): Point2 => [r, height + y]),
  ];
  return turned(profile, wood(timber, true));
}

const pieces = {
  pawn: (timber: string) => group(body(0.27, timber, [[0.04, 0.03]]), at(ball(0.085, wood(timber)), [0, 0.35, 0])),
  rook: (timber: string) =>
    group(
      body(0.34, timber, [
        [0.1, 0.02],
        [0.001, 0.03],
      ]),
      at(rod([0.115, 0.1, 0.1], wood(timber)), [0, 0.41, 0]),
      ...[0, 1, 2, 3].map((index) =>
        at(
          box([0.07, 0.06, 0.06], wood(timber), 0.01),
          [Math.cos(index * 1.571) * 0.08, 0.48, Math.sin(index * 1.571) * 0.08],
          [0, -index * 1.571, 0],
        ),
      ),
    ),
  knight: (timber: string) => {
    const head = new Shape().moveTo(-0.09, 0);
    for (const [x, y] of knightHead) head.lineTo(x, y);
    return group(
      body(0.16, timber, [
        [0.09, 0.03],
        [0.001, 0.04],
      ]),
      at(slab(head, 0.11, wood(timber, true)), [0, 0.18, -0.055]),
    );
  },
  bishop: (timber: string) =>
    group(
      body(0.42, timber, [
        [0.05, 0.02],
        [0.085, 0.1],
        [0.05, 0.2],
        [0.001, 0.24],
      ]),
      at(ball(0.03, wood(timber)), [0, 0.68, 0]),
    ),
  queen: (timber: string) =>
    group(
      body(0.56, timber, [
        [0.06, 0.03],
        [0.12, 0.18],
        [0.06, 0.19],
        [0.001, 0.22],
      ]),
      at(ball(0.035, wood(timber)), [0, 0.8, 0]),
    ),
  king: (timber: string) =>
    group(
      body(0.62, timber, [
        [0.06, 0.03],
        [0.11, 0.18],
        [0.05, 0.2],
        [0.001, 0.22],
      ]),
      at(box([0.035, 0.16, 0.035], wood(timber), 0.01), [0, 0.9, 0]),
      at(box([0.11, 0.035, 0.035], wood(timber), 0.01), [0, 0.91, 0]),
    ),
};

const knightHead: Point2[] = [
  [-0.11, 0.14],
  [-0.06, 0.27],
  [-0.02, 0.36],
  [0.0, 0.3],
  [0.08, 0.26],
  [0.18, 0.17],
  [0.16, 0.11],
  [0.06, 0.13],
  [0.03, 0.11],
  [0.09, 0],
];

/** A late game: the piece, its file and rank, and who owns it. */
const position: [keyof typeof pieces, Point2, "light" | "dark"][] = [
  ["king", [6, 0], "light"],
  ["rook", [4, 0], "light"],
  ["queen", [3, 3], "light"],
  ["knight", [5, 2], "light"],
  ["pawn", [5, 1], "light"],
  ["pawn", [6, 1], "light"],
  ["pawn", [7, 1], "light"],
  ["bishop", [2, 4], "light"],
  ["king", [6, 7], "dark"],
  ["rook", [3, 7], "dark"],
  ["queen", [2, 6], "dark"],
  ["knight", [5, 5], "dark"],
  ["bishop", [0, 5], "dark"],
  ["pawn", [5, 6], "dark"],
  ["pawn", [7, 6], "dark"],
  ["pawn", [1, 5], "dark"],
];

const chess: DrawShape = (color) => {
  const side = square * 8;
  const timber = { light: maple, dark: mixed(color, "#000000", 0.45) };
  const field = surface(
    (u, v) => [(u - 0.5) * side, 0.225, (0.5 - v) * side],
    printed((pen) => drawSquares(pen, color), { roughness: 0.55, clearcoat: 0.15 }),
    { grid: [1, 1] },
  );
  const placed = position.map(([name, [file, rank], owner]) => {
    const piece = pieces[name](timber[owner]);
    piece.scale.set(1.15, 1.4, 1.15);
    return at(piece, [(file - 3.5) * square, 0.225, (3.5 - rank) * square], [0, owner === "light" ? 1.9 : -1.2, 0]);
  });
  return group(at(box([side + 0.36, 0.22, side + 0.36], wood(color), 0.04), [0, 0.11, 0]), field, ...placed);
};

function drawSquares(pen: CanvasRenderingContext2D, color: string) {
  for (let index = 0; index < 64; index++) {
    const [x, y] = [index % 8, Math.floor(index / 8)];
    pen.fillStyle = (x + y) % 2 ? mixed(color, "#000000", 0.2) : maple;
    pen.fillRect(x * 64, y * 64, 64, 64);
  }
}

export const chessShapes = { chess };
