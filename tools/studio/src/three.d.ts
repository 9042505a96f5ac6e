// three ships no types and the studio uses a corner of it: this is that corner.
declare module "three" {
  export class Vector2 {
    constructor(x?: number, y?: number);
    x: number;
    y: number;
  }
  export class Vector3 {
    constructor(x?: number, y?: number, z?: number);
    x: number;
    y: number;
    z: number;
    set(x: number, y: number, z: number): this;
    clone(): Vector3;
    copy(v: Vector3): this;
    add(v: Vector3): this;
    sub(v: Vector3): this;
    addScaledVector(v: Vector3, scale: number): this;
    multiplyScalar(scale: number): this;
    crossVectors(a: Vector3, b: Vector3): this;
    normalize(): this;
    project(camera: PerspectiveCamera): this;
    applyMatrix4(m: Matrix4): this;
    fromBufferAttribute(attribute: BufferAttribute, index: number): this;
  }
  export class Matrix4 {}
  export class Euler {
    set(x: number, y: number, z: number): this;
    y: number;
  }
  export class Color {
    constructor(color: string);
    lerp(other: Color, share: number): this;
    multiplyScalar(scale: number): this;
    getHexString(): string;
  }
  export class BufferAttribute {
    count: number;
    setXYZ(index: number, x: number, y: number, z: number): this;
  }
  export class Float32BufferAttribute extends BufferAttribute {
    constructor(values: number[], itemSize: number);
  }
  export class BufferGeometry {
    attributes: { position: BufferAttribute };
    setAttribute(name: string, attribute: BufferAttribute): this;
    deleteAttribute(name: string): this;
    setIndex(indices: number[]): this;
    toNonIndexed(): BufferGeometry;
    computeVertexNormals(): void;
    dispose(): void;
  }
  export class BoxGeometry extends BufferGeometry {
    constructor(w: number, h: number, d: number, ws?: number, hs?: number, ds?: number);
  }
  export class CylinderGeometry extends BufferGeometry {
    constructor(top: number, bottom: number, h: number, segments?: number);
  }
  export class SphereGeometry extends BufferGeometry {
    constructor(radius: number, ws?: number, hs?: number);
  }
  export class TorusGeometry extends BufferGeometry {
    constructor(radius: number, tube: number, radial?: number, tubular?: number);
  }
  export class PlaneGeometry extends BufferGeometry {
    constructor(w: number, h: number);
  }
  export class CircleGeometry extends BufferGeometry {
    constructor(radius: number, segments?: number);
  }
  export class LatheGeometry extends BufferGeometry {
    constructor(points: Vector2[], segments?: number);
  }
  export class TubeGeometry extends BufferGeometry {
    constructor(path: CatmullRomCurve3, tubular: number, radius: number, radial: number, closed?: boolean);
  }
  export class Path {
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    quadraticCurveTo(cx: number, cy: number, x: number, y: number): this;
    absarc(x: number, y: number, r: number, from: number, to: number, clockwise?: boolean): this;
  }
  export class Shape extends Path {
    holes: Path[];
  }
  export class ShapeGeometry extends BufferGeometry {
    constructor(shape: Shape, segments?: number);
  }
  export class ExtrudeGeometry extends BufferGeometry {
    constructor(shape: Shape, options: Record<string, number | boolean>);
  }
  export class SplineCurve {
    constructor(points: Vector2[]);
    getPoints(divisions: number): Vector2[];
  }
  export class CatmullRomCurve3 {
    constructor(points: Vector3[], closed?: boolean);
    getLength(): number;
    getPointAt(u: number): Vector3;
    getTangentAt(u: number): Vector3;
  }
  export class Material {
    dispose(): void;
    onBeforeCompile: (shader: { fragmentShader: string }) => void;
  }
  export class MeshPhysicalMaterial extends Material {
    constructor(options: Record<string, unknown>);
  }
  export class MeshBasicMaterial extends Material {
    constructor(options: Record<string, unknown>);
  }
  export class ShadowMaterial extends Material {
    constructor(options: { opacity: number; color: string });
  }
  export class Texture {
    wrapS: number;
    wrapT: number;
    rotation: number;
    anisotropy: number;
    colorSpace: string;
    dispose(): void;
  }
  export class CanvasTexture extends Texture {
    constructor(canvas: HTMLCanvasElement);
  }
  export class Object3D {
    position: Vector3;
    rotation: Euler;
    scale: Vector3;
    castShadow: boolean;
    receiveShadow: boolean;
    matrixWorld: Matrix4;
    add(...children: Object3D[]): this;
    traverse(visit: (child: Object3D) => void): void;
    updateMatrixWorld(force?: boolean): void;
  }
  export class Group extends Object3D {}
  export class Mesh extends Object3D {
    constructor(geometry: BufferGeometry, material: Material);
    geometry: BufferGeometry;
    material: Material;
  }
  export class Scene extends Object3D {
    environment: Texture | null;
    environmentIntensity: number;
  }
  export class Box3 {
    min: Vector3;
    max: Vector3;
    setFromObject(object: Object3D, precise?: boolean): this;
    getSize(target: Vector3): Vector3;
    getCenter(target: Vector3): Vector3;
  }
  export class PerspectiveCamera extends Object3D {
    constructor(fov: number, aspect: number, near: number, far: number);
    zoom: number;
    lookAt(x: number, y: number, z: number): void;
    setViewOffset(fullW: number, fullH: number, x: number, y: number, w: number, h: number): void;
    updateProjectionMatrix(): void;
  }
  export class DirectionalLight extends Object3D {
    constructor(color: string, intensity: number);
    target: Object3D;
    shadow: {
      mapSize: { set(w: number, h: number): void };
      camera: { left: number; right: number; top: number; bottom: number; near: number; far: number };
      radius: number;
      bias: number;
      normalBias: number;
    };
  }
  export class WebGLRenderer {
    constructor(options: { alpha: boolean; antialias: boolean; preserveDrawingBuffer: boolean });
    shadowMap: { enabled: boolean; type: number };
    toneMapping: number;
    toneMappingExposure: number;
    setSize(w: number, h: number): void;
    render(scene: Scene, camera: PerspectiveCamera): void;
    getContext(): WebGL2RenderingContext;
  }
  export class PMREMGenerator {
    constructor(renderer: WebGLRenderer);
    fromScene(scene: Object3D, blur: number): { texture: Texture };
  }
  export const PCFShadowMap: number;
  export const NeutralToneMapping: number;
  export const DoubleSide: number;
  export const RepeatWrapping: number;
  export const SRGBColorSpace: string;
}

declare module "three/addons/environments/RoomEnvironment.js" {
  import type { Object3D } from "three";
  export class RoomEnvironment extends Object3D {}
}

declare module "three/addons/geometries/RoundedBoxGeometry.js" {
  import { BufferGeometry } from "three";
  export class RoundedBoxGeometry extends BufferGeometry {
    constructor(w: number, h: number, d: number, segments: number, radius: number);
  }
}

declare module "three/addons/utils/BufferGeometryUtils.js" {
  import type { BufferGeometry } from "three";
  export function mergeVertices(geometry: BufferGeometry, tolerance?: number): BufferGeometry;
}
