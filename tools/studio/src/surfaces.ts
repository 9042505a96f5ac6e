import { BufferGeometry, CatmullRomCurve3, Float32BufferAttribute, Vector3 } from "three";
import type { Group, Material, Mesh } from "three";
import { group, reshape, solid } from "./forms.ts";
import type { Point2, Point3 } from "./forms.ts";
import { paper, woven } from "./materials.ts";
import { seededRandom } from "./random.ts";

interface SurfaceOptions {
  /** Faces across and along. */
  grid?: Point2;
  /** Where on the material's picture a point of the surface lies, if not at (u, v) itself. */
  print?: (u: number, v: number) => Point2;
}

/** Thin skin through `place(u, v)`, both from 0 to 1. */
export function surface(
  place: (u: number, v: number) => Point3,
  material: Material,
  { grid: [across, along] = [40, 40], print = (u, v) => [u, v] }: SurfaceOptions = {},
): Mesh {
  const corners: number[] = [];
  const prints: number[] = [];
  const faces: number[] = [];
  for (let row = 0; row <= along; row++) {
    for (let column = 0; column <= across; column++) {
      const [u, v] = [column / across, row / along];
      corners.push(...place(u, v));
      prints.push(...print(u, v));
      if (row === along || column === across) continue;
      const a = row * (across + 1) + column;
      const b = a + across + 1;
      faces.push(a, a + 1, b, a + 1, b + 1, b);
    }
  }
  const geometry = new BufferGeometry()
    .setAttribute("position", new Float32BufferAttribute(corners, 3))
    .setAttribute("uv", new Float32BufferAttribute(prints, 2))
    .setIndex(faces);
  geometry.computeVertexNormals();
  return solid(geometry, material);
}

export const between = (a: Point3, b: Point3, share: number): Point3 => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

type Edge = [Point3, Point3];

/** Cloth stretched between two edges, sagging by `sag` in the middle. */
export function panel([[a, b], [c, d]]: [Edge, Edge], color: string, sag = 0): Mesh {
  return surface((u, v) => {
    const [x, y, z] = between(between(a, b, u), between(c, d, u), v);
    return [x, y - sag * Math.sin(u * Math.PI) * Math.sin(v * Math.PI), z];
  }, woven(color));
}

interface Cut {
  width: number;
  thickness: number;
  /** Where it sags or ripples. */
  bend?: (v: Vector3) => void;
}

/** Thick cloth laid along a path in the y-z plane, wide along x, its edges round; v runs along the path. */
export function cloth(path: Point3[], { width, thickness, bend }: Cut, material: Material): Mesh {
  const curve = new CatmullRomCurve3(path.map((point) => new Vector3(...point)));
  const side = new Vector3(1, 0, 0);
  const rounding = thickness / 2 / curve.getLength();
  const place = (u: number, v: number): Point3 => {
    const end = Math.min(1, v / rounding, (1 - v) / rounding);
    const [x, rise] = rim(u, [width, thickness]);
    const up = new Vector3().crossVectors(curve.getTangentAt(v), side).normalize();
    const point = curve.getPointAt(v).addScaledVector(up, rise * Math.sqrt(1 - (1 - end) ** 2));
    return [x, point.y, point.z];
  };
  const mesh = surface(place, material, {
    grid: [104, 180],
    print: (u, v) => [rim(u, [width, thickness])[0] / width + 0.5, v],
  });
  if (bend) {
    reshape(mesh.geometry, bend);
    mesh.geometry.computeVertexNormals();
  }
  return mesh;
}

/** Once around a flat cross-section with round edges: [x, height]. */
function rim(u: number, [width, thickness]: Point2): Point2 {
  const [half, r] = [(width - thickness) / 2, thickness / 2];
  if (u <= 0.4) return [-half + (u / 0.4) * 2 * half, r];
  if (u <= 0.5) return [half + Math.sin((u - 0.4) * 10 * Math.PI) * r, Math.cos((u - 0.4) * 10 * Math.PI) * r];
  if (u <= 0.9) return [half - ((u - 0.5) / 0.4) * 2 * half, -r];
  return [-half - Math.sin((u - 0.9) * 10 * Math.PI) * r, -Math.cos((u - 0.9) * 10 * Math.PI) * r];
}

/** The path of a cloth folded to and fro: it starts at the back, and every second fold shows at the front. */
export function folds(layers: number, depth: number, pitch: number): Point3[] {
  return Array.from({ length: layers }, (_, layer) => {
    const way = layer % 2 ? -1 : 1;
    const y = pitch * (layer + 0.5);
    const run = [-1, -0.7, 0, 0.7, 1].map((share): Point3 => [0, y, (way * share * depth) / 2]);
    const turn: Point3 = [0, y + pitch / 2, way * (depth / 2 + pitch / 2)];
    return layer < layers - 1 ? [...run, turn] : run;
  }).flat();
}

/** Short cords along x that start at the origin and go along +z. */
export function fringe(width: number, length: number, color: string): Group {
  const random = seededRandom(5);
  const count = Math.round(width / 0.085);
  const cords = Array.from({ length: count }, (_, index) => {
    const x = ((index + 0.5) / count - 0.5) * width;
    const sway = (random() - 0.5) * 0.12;
    return surface(
      (u, v) => {
        const [r, angle] = [0.022 + 0.014 * v, u * Math.PI * 2];
        return [x + sway * v + Math.cos(angle) * r, Math.sin(angle) * r, v * length * (0.9 + sway)];
      },
      paper(color),
      { grid: [8, 3] },
    );
  });
  return group(...cords);
}
