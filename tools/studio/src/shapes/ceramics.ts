import { Shape, ShapeGeometry } from "three";
import { at, group, lathe, reshape, rod, solid, tube, turned } from "../forms.ts";
import type { DrawShape, Point2 } from "../forms.ts";
import { ceramic, clay, leaf } from "../materials.ts";
import { seededRandom } from "../random.ts";

const bowlProfile: Point2[] = [
  [0, 0],
  [0.42, 0],
  [0.44, 0.08],
  [0.7, 0.2],
  [1.0, 0.5],
  [1.15, 0.9],
  [1.14, 0.94],
  [1.1, 0.91],
  [0.95, 0.55],
  [0.6, 0.25],
  [0, 0.16],
];

const bowl: DrawShape = (color) => group(turned(bowlProfile, ceramic(color)));

const plates: DrawShape = (color) => {
  const plate = (y: number, scale: number) => {
    const profile: Point2[] = [
      [0, 0],
      [0.7, 0],
      [0.95, 0.05],
      [1.25, 0.2],
      [1.28, 0.23],
      [1.25, 0.24],
      [0.95, 0.12],
      [0.7, 0.07],
      [0, 0.06],
    ];
    const part = at(turned(profile, ceramic(color)), [0, y, 0]);
    part.scale.set(scale, 1, scale);
    return part;
  };
  const small = at(turned(bowlProfile, ceramic(color)), [0, 0.42, 0]);
  small.scale.set(0.62, 0.62, 0.62);
  return group(plate(0, 1.1), plate(0.09, 1.1), plate(0.18, 1.1), plate(0.27, 0.84), plate(0.35, 0.84), small);
};

const vase: DrawShape = (color) =>
  group(
    turned(
      [
        [0.001, 0],
        [0.5, 0],
        [0.82, 0.5],
        [0.92, 1.1],
        [0.62, 1.85],
        [0.33, 2.3],
        [0.31, 2.6],
        [0.45, 2.85],
        [0.43, 2.87],
        [0.27, 2.6],
        [0.28, 2.3],
        [0.5, 1.8],
      ],
      ceramic(color),
    ),
  );

const budVase: DrawShape = (color) => {
  const stem = tube(
    [
      [0, 1.6, 0],
      [0.06, 2.5, 0.05],
      [0.2, 3.1, 0.05],
    ],
    0.025,
    leaf("#5d7a48"),
  );
  const head = at(
    turned(
      [
        [0.001, 0],
        [0.1, 0.02],
        [0.2, 0.16],
        [0.24, 0.34],
        [0.16, 0.3],
        [0.001, 0.22],
      ],
      clay("#e9c14b"),
    ),
    [0.19, 3.05, 0.05],
    [0, 0, -0.25],
  );
  return group(
    turned(
      [
        [0.001, 0],
        [0.4, 0],
        [0.68, 0.3],
        [0.72, 0.62],
        [0.5, 0.98],
        [0.2, 1.25],
        [0.16, 1.9],
        [0.24, 2.05],
        [0.21, 2.06],
        [0.12, 1.9],
      ],
      ceramic(color),
    ),
    stem,
    head,
    at(leafBlade(0.7), [0.06, 2.2, 0.05], [0.3, 0.6, 0.8]),
    at(leafBlade(0.6), [0.08, 2.45, 0.05], [0.3, -0.6, -1]),
  );
};

const teapot: DrawShape = (color) =>
  group(
    turned(
      [
        [0.001, 0],
        [0.55, 0],
        [0.95, 0.3],
        [1.08, 0.7],
        [0.92, 1.12],
        [0.5, 1.38],
      ],
      ceramic(color),
    ),
    turned(
      [
        [0.56, 1.36],
        [0.5, 1.44],
        [0.25, 1.54],
        [0.001, 1.57],
      ],
      ceramic(color),
    ),
    turned(
      [
        [0.001, 1.55],
        [0.08, 1.56],
        [0.08, 1.64],
        [0.17, 1.74],
        [0.12, 1.84],
        [0.001, 1.86],
      ],
      ceramic(color),
    ),
    tube(
      [
        [0.85, 0.5, 0],
        [1.2, 0.62, 0],
        [1.42, 0.98, 0],
        [1.66, 1.26, 0],
      ],
      [0.26, 0.1],
      ceramic(color),
    ),
    tube(
      [
        [-0.82, 1.12, 0],
        [-1.3, 1.3, 0],
        [-1.62, 0.95, 0],
        [-1.42, 0.5, 0],
        [-0.98, 0.4, 0],
      ],
      0.09,
      ceramic(color),
    ),
  );

const pitcher: DrawShape = (color) => {
  const body = turned(
    [
      [0.001, 0],
      [0.56, 0],
      [0.78, 0.35],
      [0.8, 0.75],
      [0.58, 1.4],
      [0.5, 1.8],
      [0.62, 2.3],
      [0.59, 2.3],
      [0.46, 1.8],
      [0.54, 1.4],
      [0.6, 1.1],
    ],
    ceramic(color),
  );
  reshape(body.geometry, (v) => {
    const lip = Math.max(0, (v.y - 1.75) / 0.55) ** 2;
    const towardSpout = Math.max(0, v.x) ** 3;
    v.x += lip * towardSpout * 0.9;
    v.z *= 1 - lip * Math.max(0, v.x) * 0.45;
    v.y += lip * towardSpout * 0.35;
  });
  body.geometry.computeVertexNormals();
  return group(
    body,
    tube(
      [
        [-0.52, 2.0, 0],
        [-0.95, 2.08, 0],
        [-1.2, 1.6, 0],
        [-1.1, 1.0, 0],
        [-0.74, 0.72, 0],
      ],
      0.09,
      ceramic(color),
    ),
  );
};

const planter: DrawShape = (color) => {
  const random = seededRandom(11);
  const greens = ["#3f7a4a", "#2f6640", "#5b9460"];
  const leaves = Array.from({ length: 26 }, (_, index) => {
    const tilt = 0.15 + (index / 26) * 0.85 + random() * 0.1;
    const blade = solid(bladeGeometry(1.25 + random() * 0.5), leaf(greens[index % 3] ?? "#3f7a4a"));
    const fan = group(at(blade, [0, 0, 0], [tilt, 0, 0]));
    return at(fan, [0, 1.08, 0], [0, index * 2.4, 0]);
  });
  return group(
    lathe(
      [
        [0, 0],
        [0.6, 0],
        [0.8, 1.02],
        [0.87, 1.04],
        [0.88, 1.24],
        [0.78, 1.24],
        [0.74, 1.05],
        [0, 1.05],
      ],
      clay(color),
    ),
    at(rod([0.74, 0.74, 0.06], clay("#3b2a20")), [0, 1.08, 0]),
    ...leaves,
  );
};

function leafBlade(length: number) {
  return solid(bladeGeometry(length), leaf("#5d7a48"));
}

/** A leaf that grows along +y and droops toward +z. */
function bladeGeometry(length: number) {
  const outline = new Shape().moveTo(0, 0).quadraticCurveTo(length * 0.17, length * 0.45, 0, length);
  outline.quadraticCurveTo(-length * 0.17, length * 0.45, 0, 0);
  const geometry = new ShapeGeometry(outline, 16);
  reshape(geometry, (v) => {
    v.z = 0.22 * v.y * v.y - Math.abs(v.x) * 0.35;
  });
  geometry.computeVertexNormals();
  return geometry;
}

export const ceramicShapes = { bowl, plates, vase, budVase, teapot, pitcher, planter };
