import { at, box, group, rod, tube } from "../forms.ts";
import type { DrawShape, Point3 } from "../forms.ts";
import { fabric, mixed, oak, printed, wood, woven } from "../materials.ts";
import type { Band } from "../materials.ts";
import { cloth, folds, fringe, surface } from "../surfaces.ts";

const cream = "#f1e9d8";

const cushion: DrawShape = (color) => {
  // The edges draw in between the corners, as they do on a stuffed square.
  const outline = (x: number, y: number): Point3 => [x * (1 - 0.09 * (1 - y * y)), y * (1 - 0.09 * (1 - x * x)), 0];
  const half = (side: 1 | -1) =>
    surface((u, v) => {
      const [x, y] = [Math.sin((u - 0.5) * Math.PI), Math.sin((v - 0.5) * Math.PI)];
      const [px, py] = outline(x, y);
      const crease = 0.05 * Math.sin(Math.atan2(y, x) * 16) * (x * x + y * y) * (1 - x * x) * (1 - y * y);
      return [px, py, side * (0.54 * ((1 - x * x) * (1 - y * y)) ** 0.42 + crease)];
    }, woven(color));
  const sides = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ] as const;
  const seam = sides.slice(0, 4).map(([x, y], index) => {
    const [nextX, nextY] = sides[index + 1] ?? [0, 0];
    const path = Array.from({ length: 13 }, (_, step) =>
      outline(x + ((nextX - x) * step) / 12, y + ((nextY - y) * step) / 12),
    );
    return tube(path, 0.035, fabric(mixed(color, "#ffffff", 0.25)));
  });
  return group(at(group(half(1), half(-1), ...seam), [0, 1, 0], [-0.2, 0, 0]));
};

const throwBlanket: DrawShape = (color) => {
  const bands = [0.83, 0.865, 0.9, 0.955].map((from, index): Band => ({
    from,
    to: from + (index === 2 ? 0.04 : 0.014),
    ink: cream,
  }));
  const top = 0.2 * 4.5;
  const path: Point3[] = [...folds(5, 1.6, 0.2), [0, top - 0.06, 0.97], [0, top - 0.25, 1.06], [0, top - 0.5, 1.07]];
  const slack = (v: { x: number; y: number; z: number }) => {
    v.y += 0.018 * Math.sin(v.x * 2.7 + v.z) * v.y;
    v.z += 0.03 * Math.sin(v.x * 4 + v.y * 3);
  };
  return group(
    cloth(path, { width: 2.3, thickness: 0.19, bend: slack }, woven(color, bands)),
    at(fringe(2.24, 0.3, cream), [0, top - 0.48, 1.07], [Math.PI / 2, 0, 0]),
  );
};

const towels: DrawShape = (color) => {
  const towel = (paint: string, [y, turn, width]: Point3) => {
    const border = [0.9, 0.93].map((from): Band => ({ from, to: from + 0.012, ink: mixed(paint, "#ffffff", 0.55) }));
    const soften = (v: { x: number; y: number; z: number }) => {
      v.y += 0.012 * Math.sin(v.x * 5 + turn * 30) * Math.sin(v.z * 4);
      v.y -= 0.05 * Math.max(0, Math.abs(v.x) - width / 2 + 0.25) * v.y * 4;
    };
    return at(
      cloth(folds(4, 1.35, 0.15), { width, thickness: 0.15, bend: soften }, woven(paint, border)),
      [turn * 0.3, y, 0],
      [0, turn, 0],
    );
  };
  return group(
    towel(color, [0, 0.03, 2.2]),
    towel(mixed(color, "#ffffff", 0.35), [0.6, -0.05, 2.12]),
    towel(color, [1.2, 0.06, 2.06]),
  );
};

const teaTowel: DrawShape = (color) => {
  const ink = color === "#34508a" ? cream : "#34508a";
  const stripes = [0.1, 0.155, 0.21, 0.735, 0.79, 0.845].map((from, index): Band => ({
    from,
    to: from + (index % 3 === 1 ? 0.035 : 0.015),
    ink,
    across: true,
  }));
  const hems = [0.045, 0.93].map((from): Band => ({ from, to: from + 0.025, ink }));
  const hang = (v: { x: number; y: number; z: number }) => {
    const drop = Math.max(0, 2.3 - v.y);
    v.z += (0.045 * Math.sin(v.x * 5.5) + 0.02 * Math.sin(v.x * 11 + 1)) * drop;
    v.x *= 1 - 0.03 * drop;
  };
  const path: Point3[] = [
    [0, 0.95, -0.2],
    [0, 1.6, -0.12],
    [0, 2.25, -0.09],
    [0, 2.37, 0],
    [0, 2.25, 0.09],
    [0, 1.5, 0.12],
    [0, 0.9, 0.17],
    [0, 0.42, 0.2],
  ];
  const post = (x: number) => at(rod([0.05, 0.06, 2.3], wood(oak, true)), [x, 1.2, 0]);
  return group(
    cloth(path, { width: 1.5, thickness: 0.03, bend: hang }, woven(color, [...stripes, ...hems])),
    at(box([2.1, 0.1, 0.8], wood(oak), 0.04), [0, 0.05, 0]),
    post(0.92),
    post(-0.92),
    at(rod([0.05, 0.05, 2.1], wood(oak, true)), [0, 2.28, 0], [0, 0, Math.PI / 2]),
  );
};

const rug: DrawShape = (color) => {
  const roll = Array.from({ length: 44 }, (_, step): Point3 => {
    const angle = step * 0.36;
    const r = 0.46 - step * 0.0088;
    return [0, 0.5 - r * Math.cos(angle), -0.7 - r * Math.sin(angle)];
  });
  const flat = [1.5, 1, 0.5, 0, -0.4].map((z): Point3 => [0, 0.04, z]);
  return group(
    cloth(
      [...flat, ...roll],
      { width: 2.6, thickness: 0.07 },
      printed((pen) => drawKilim(pen, color)),
    ),
    at(fringe(2.56, 0.22, cream), [0, 0.04, 1.48]),
  );
};

/** Bands of lozenges and lines, as long as the rug. */
function drawKilim(pen: CanvasRenderingContext2D, color: string) {
  const accent = mixed(color, "#000000", 0.35);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 512, 512);
  for (let y = 512; y > -20; y -= 52) {
    pen.fillStyle = cream;
    pen.fillRect(0, y - 12, 512, 4);
    pen.fillRect(0, y - 50, 512, 4);
    for (let x = 32; x < 512; x += 64) {
      pen.fillStyle = (x / 32) % 4 === 1 ? "#d9a72e" : cream;
      lozenge(pen, [x, y - 29], [26, 15]);
      pen.fillStyle = accent;
      lozenge(pen, [x, y - 29], [13, 7.5]);
    }
  }
}

function lozenge(pen: CanvasRenderingContext2D, [x, y]: [number, number], [w, h]: [number, number]) {
  pen.beginPath();
  pen.moveTo(x - w, y);
  pen.lineTo(x, y - h);
  pen.lineTo(x + w, y);
  pen.lineTo(x, y + h);
  pen.fill();
}

export const textileShapes = { cushion, throwBlanket, towels, teaTowel, rug };
