import {
  BoxGeometry,
  BufferGeometry,
  CatmullRomCurve3,
  CircleGeometry,
  CylinderGeometry,
  ExtrudeGeometry,
  Float32BufferAttribute,
  Group,
  LatheGeometry,
  Mesh,
  Shape,
  SphereGeometry,
  SplineCurve,
  TorusGeometry,
  TubeGeometry,
  Vector2,
  Vector3,
} from "three";
import type { Material, Object3D, Path } from "three";
import { RoundedBoxGeometry } from "three/addons/geometries/RoundedBoxGeometry.js";
import { mergeVertices } from "three/addons/utils/BufferGeometryUtils.js";

export type Point2 = [number, number];
export type Point3 = [number, number, number];

/** A shape takes the variant's colour and returns a model standing on y = 0, facing +z, of any size. */
export type DrawShape = (color: string) => Group;

export function solid(geometry: BufferGeometry, material: Material): Mesh {
  const mesh = new Mesh(geometry, material);
  mesh.castShadow = mesh.receiveShadow = true;
  return mesh;
}

export function at<Part extends Object3D>(part: Part, place: Point3, turn: Point3 = [0, 0, 0]): Part {
  part.position.set(...place);
  part.rotation.set(...turn);
  return part;
}

export function group(...parts: Object3D[]): Group {
  const all = new Group();
  all.add(...parts);
  return all;
}

/** Sharp-edged solid of revolution; profile points are [radius, height]. */
export function lathe(profile: Point2[], material: Material): Mesh {
  return solid(
    new LatheGeometry(
      profile.map(([r, y]) => new Vector2(r, y)),
      96,
    ),
    material,
  );
}

/** The same with a spline through the profile. */
export function turned(profile: Point2[], material: Material): Mesh {
  const spline = new SplineCurve(profile.map(([r, y]) => new Vector2(r, y)));
  return solid(new LatheGeometry(spline.getPoints(90), 96), material);
}

export function box([w, h, d]: Point3, material: Material, radius = 0.04): Mesh {
  return solid(new RoundedBoxGeometry(w, h, d, 5, Math.min(radius, w / 2, h / 2, d / 2)), material);
}

/** Upright cylinder or cone around the origin: [top radius, bottom radius, height]. */
export function rod([top, bottom, height]: Point3, material: Material, sides = 72): Mesh {
  return solid(new CylinderGeometry(top, bottom, height, sides), material);
}

export function ball(radius: number, material: Material): Mesh {
  return solid(new SphereGeometry(radius, 48, 32), material);
}

/** Ring in the x-y plane: [radius, thickness]. */
export function ring([radius, thickness]: Point2, material: Material): Mesh {
  return solid(new TorusGeometry(radius, thickness, 24, 96), material);
}

export function disc(radius: number, material: Material): Mesh {
  return solid(new CircleGeometry(radius, 96), material);
}

/** Round tube through the points; two radii taper it from start to end. */
export function tube(path: Point3[], radius: number | Point2, material: Material): Mesh {
  const curve = curveThrough(path);
  const [from, to] = typeof radius === "number" ? [radius, radius] : radius;
  const geometry = new TubeGeometry(curve, 96, 1, 20);
  reshape(geometry, (v, index) => {
    const u = Math.floor(index / 21) / 96;
    const centre = curve.getPointAt(u);
    v.sub(centre)
      .multiplyScalar(from + (to - from) * u)
      .add(centre);
  });
  geometry.computeVertexNormals();
  return solid(geometry, material);
}

/** Flat band through the points, as wide as `width` along x: it never twists. */
export function strap(path: Point3[], [width, thickness]: Point2, material: Material): Mesh {
  const curve = curveThrough(path);
  const steps = 96;
  const side = new Vector3(1, 0, 0);
  const corners: number[] = [];
  const faces: number[] = [];
  for (let step = 0; step <= steps; step++) {
    const centre = curve.getPointAt(step / steps);
    const up = new Vector3().crossVectors(curve.getTangentAt(step / steps), side).normalize();
    for (const [x, y] of [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const) {
      const corner = centre
        .clone()
        .addScaledVector(side, (x * width) / 2)
        .addScaledVector(up, (y * thickness) / 2);
      corners.push(corner.x, corner.y, corner.z);
    }
    if (step === steps) break;
    for (let edge = 0; edge < 4; edge++) {
      const a = step * 4 + edge;
      const b = step * 4 + ((edge + 1) % 4);
      faces.push(a, b, a + 4, b, b + 4, a + 4);
    }
  }
  faces.push(0, 2, 1, 0, 3, 2, steps * 4, steps * 4 + 1, steps * 4 + 2, steps * 4, steps * 4 + 2, steps * 4 + 3);
  const geometry = new BufferGeometry()
    .setAttribute("position", new Float32BufferAttribute(corners, 3))
    .setIndex(faces)
    .toNonIndexed();
  geometry.computeVertexNormals();
  return solid(geometry, material);
}

/** Stuffed or sewn body: a rounded box whose every vertex `bend` may move. */
export function soft(
  [w, h, d]: Point3,
  material: Material,
  options: { radius: number; bend?: (v: Vector3) => void },
): Mesh {
  const box = new BoxGeometry(w, h, d, 40, 40, 40);
  box.deleteAttribute("uv").deleteAttribute("normal");
  const geometry = mergeVertices(box);
  const r = options.radius;
  const inner = (value: number, size: number) => Math.max(-(size / 2 - r), Math.min(size / 2 - r, value));
  reshape(geometry, (v) => {
    const core = new Vector3(inner(v.x, w), inner(v.y, h), inner(v.z, d));
    v.sub(core).normalize().multiplyScalar(r).add(core);
    options.bend?.(v);
  });
  geometry.computeVertexNormals();
  return solid(geometry, material);
}

/** Flat board with the given outline, `depth` thick along z, edges eased; holes are cut through. */
export function slab(outline: Shape, depth: number, material: Material): Mesh {
  const bevel = Math.min(0.03, depth / 4);
  const options = {
    depth: depth - 2 * bevel,
    bevelSize: bevel,
    bevelThickness: bevel,
    bevelSegments: 4,
    curveSegments: 32,
  };
  return solid(new ExtrudeGeometry(outline, options), material);
}

export function roundedOutline([w, h]: Point2, r: number, holes: Path[] = []): Shape {
  const shape = new Shape();
  const [x, y] = [w / 2 - r, h / 2 - r];
  shape.absarc(x, y, r, 0, Math.PI / 2);
  shape.absarc(-x, y, r, Math.PI / 2, Math.PI);
  shape.absarc(-x, -y, r, Math.PI, Math.PI * 1.5);
  shape.absarc(x, -y, r, Math.PI * 1.5, Math.PI * 2);
  shape.holes = holes;
  return shape;
}

export function reshape(geometry: BufferGeometry, move: (v: Vector3, index: number) => void): void {
  const { position } = geometry.attributes;
  const v = new Vector3();
  for (let index = 0; index < position.count; index++) {
    move(v.fromBufferAttribute(position, index), index);
    position.setXYZ(index, v.x, v.y, v.z);
  }
}

/** Points on an arc in the x-y plane, from one angle to another. */
export function arc([rx, ry]: Point2, [from, to]: Point2, steps = 24): Point3[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = from + ((to - from) * step) / steps;
    return [Math.cos(angle) * rx, Math.sin(angle) * ry, 0];
  });
}

function curveThrough(path: Point3[]): CatmullRomCurve3 {
  return new CatmullRomCurve3(path.map((point) => new Vector3(...point)));
}
