import { drawDial } from "../dials.ts";
import { arc, at, ball, disc, group, lathe, ring, rod, tube } from "../forms.ts";
import type { DrawShape, Point3 } from "../forms.ts";
import { brass, lacquer, metal, printed, steel, walnut, wood } from "../materials.ts";

const toFront: Point3 = [Math.PI / 2, 0, 0];

const wallClock: DrawShape = (color) => {
  const paint = () => (color === walnut ? wood(color, true) : lacquer(color));
  const face = printed(
    (pen) => drawDial(pen, { face: "#f8f5ed", ink: "#2d3444", seconds: "#c0522f", marks: "numbers" }),
    { roughness: 0.5 },
  );
  const rim = lathe(
    [
      [1.36, 0.12],
      [1.38, 0.28],
      [1.42, 0.32],
      [1.52, 0.3],
      [1.56, 0.2],
      [1.56, 0],
      [0, 0],
    ],
    paint(),
  );
  const body = group(at(rim, [0, 0, 0], toFront), at(disc(1.38, face), [0, 0, 0.14]));
  return group(at(body, [0, 1.56, 0], [-0.1, 0, 0]));
};

const alarmClock: DrawShape = (color) => {
  const face = printed((pen) => drawDial(pen, { face: "#f8f5ed", ink: "#22242a", marks: "numbers" }), {
    roughness: 0.4,
  });
  const bell = (side: 1 | -1) =>
    at(
      group(
        lathe(
          [
            [0.46, 0],
            [0.46, 0.05],
            [0.41, 0.2],
            [0.26, 0.33],
            [0.001, 0.38],
          ],
          metal(brass),
        ),
        at(ball(0.06, metal(brass)), [0, 0.4, 0]),
        at(rod([0.06, 0.06, 0.3], metal(steel)), [0, -0.1, 0]),
      ),
      [side * 0.62, 0.92, 0],
      [0, 0, side * -0.55],
    );
  const leg = (side: 1 | -1) =>
    at(
      group(rod([0.13, 0.07, 0.5], lacquer(color)), at(ball(0.1, metal(brass)), [0, -0.26, 0])),
      [side * 0.66, -0.96, 0],
      [0, 0, side * 0.5],
    );
  const body = group(
    at(rod([1, 1, 0.6], lacquer(color)), [0, 0, 0], toFront),
    at(rod([0.9, 0.6, 0.12], lacquer(color)), [0, 0, -0.36], toFront),
    at(ring([0.95, 0.08], lacquer(color)), [0, 0, 0.29]),
    at(ring([0.885, 0.025], metal(brass)), [0, 0, 0.33]),
    at(disc(0.9, face), [0, 0, 0.31]),
    bell(1),
    bell(-1),
    leg(1),
    leg(-1),
    at(rod([0.035, 0.035, 0.3], metal(steel), 24), [0, 1.1, 0]),
    at(rod([0.09, 0.09, 0.22], metal(steel), 32), [0, 1.28, 0], [0, 0, Math.PI / 2]),
    tube(
      arc([0.62, 0.42], [0.05, Math.PI - 0.05]).map(([x, y]): Point3 => [x, y + 1.28, 0]),
      0.045,
      metal(brass),
    ),
  );
  return group(at(body, [0, 1.3, 0]));
};

export const clockShapes = { wallClock, alarmClock };
