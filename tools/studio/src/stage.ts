import {
  Box3,
  DirectionalLight,
  Mesh,
  NeutralToneMapping,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  PMREMGenerator,
  Scene,
  ShadowMaterial,
  Vector3,
  WebGLRenderer,
} from "three";
import type { Group } from "three";
import { RoomEnvironment } from "three/addons/environments/RoomEnvironment.js";
import { reshape } from "./forms.ts";
import { seededRandom } from "./random.ts";
import { softenShadow } from "./soften-shadow.ts";

export interface View {
  /** Radians the model is turned about its vertical axis. */
  yaw: number;
  /** Radians the camera looks down. */
  pitch: number;
  /** Side of the square picture in pixels. */
  side: number;
  /** Frames averaged: each moves the lights and the camera a little, which softens shadows and edges. */
  samples: number;
}

const modelSize = 2;
const cameraDistance = 8;
// The model stands left of the middle, so that its shadow ends inside the frame.
const frame = { width: 0.7, height: 0.72, centreX: 0.45, centreY: 0.5 };

export function createStage() {
  const renderer = new WebGLRenderer({ alpha: true, antialias: false, preserveDrawingBuffer: true });
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  renderer.toneMapping = NeutralToneMapping;
  renderer.toneMappingExposure = 1;
  const environment = new PMREMGenerator(renderer).fromScene(new RoomEnvironment(), 0.03).texture;

  /** Straight-alpha RGBA bytes of the model, top row first. */
  return function photograph(model: Group, view: View): Uint8ClampedArray {
    renderer.setSize(view.side, view.side);
    const scene = new Scene();
    scene.environment = environment;
    scene.environmentIntensity = 0.5;
    stand(model, view.yaw);
    const ground = shadowGround(view.side);
    const key = shadowLight("#fff1de", 2.3, 6);
    const sky = shadowLight("#f4f8ff", 0.9, 10);
    scene.add(model, ground, key, key.target, sky, sky.target);
    const { camera, aim } = aimedCamera(model, view.pitch);

    const random = seededRandom(20260);
    const sum = new Float32Array(view.side * view.side * 4);
    for (let sample = 0; sample < view.samples; sample++) {
      const angle = sample * 2.399963;
      placeKey(key, angle, Math.sqrt((sample + 0.5) / view.samples));
      placeSky(sky, angle, (((sample * 7) % view.samples) + 0.5) / view.samples);
      const [x, y] = [aim.x * view.side + random() - 0.5, aim.y * view.side + random() - 0.5];
      camera.setViewOffset(view.side, view.side, x, y, view.side, view.side);
      renderer.render(scene, camera);
      addFrame(renderer, sum, view.side);
    }
    dispose(model);
    const picture = averaged(sum, view);
    softenShadow(picture, view.side);
    return picture;
  };
}

/** Scales the model to one size and stands it on the ground, centred under the camera. */
function stand(model: Group, yaw: number): void {
  model.rotation.y = yaw;
  const box = new Box3().setFromObject(model, true);
  const size = box.getSize(new Vector3());
  const scale = modelSize / Math.max(size.x, size.y, size.z);
  const centre = box.getCenter(new Vector3());
  model.scale.set(scale, scale, scale);
  model.position.set(-centre.x * scale, -box.min.y * scale, -centre.z * scale);
  model.updateMatrixWorld(true);
}

/** A camera zoomed to the model; `aim` is how far, in picture widths, its view must shift to frame the model. */
function aimedCamera(model: Group, pitch: number) {
  const camera = new PerspectiveCamera(24, 1, 0.1, 60);
  const middle = new Box3().setFromObject(model, true).getCenter(new Vector3());
  camera.position.set(0, middle.y + Math.sin(pitch) * cameraDistance, Math.cos(pitch) * cameraDistance);
  camera.lookAt(0, middle.y, 0);
  camera.updateMatrixWorld(true);
  const wide = projectedBounds(model, camera);
  camera.zoom = Math.min((frame.width * 2) / (wide.right - wide.left), (frame.height * 2) / (wide.top - wide.bottom));
  camera.updateProjectionMatrix();
  const { left, right, top, bottom } = projectedBounds(model, camera);
  const aim = { x: (left + right) / 4 + 0.5 - frame.centreX, y: 0.5 - (top + bottom) / 4 - frame.centreY };
  return { camera, aim };
}

function projectedBounds(model: Group, camera: PerspectiveCamera) {
  const bounds = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity };
  const v = new Vector3();
  model.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    const { position } = part.geometry.attributes;
    for (let index = 0; index < position.count; index++) {
      v.fromBufferAttribute(position, index).applyMatrix4(part.matrixWorld).project(camera);
      bounds.left = Math.min(bounds.left, v.x);
      bounds.right = Math.max(bounds.right, v.x);
      bounds.bottom = Math.min(bounds.bottom, v.y);
      bounds.top = Math.max(bounds.top, v.y);
    }
  });
  return bounds;
}

/** A ground that shows only shadow, and lets it fade out before it reaches the picture's edge. */
function shadowGround(side: number): Mesh {
  const material = new ShadowMaterial({ opacity: 0.42, color: "#1c1712" });
  const shadow = "gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );";
  material.onBeforeCompile = (shader) => {
    if (!shader.fragmentShader.includes(shadow)) throw new Error("three's shadow shader changed: fade it anew");
    shader.fragmentShader = shader.fragmentShader.replace(
      shadow,
      `vec2 spot = gl_FragCoord.xy / ${side.toFixed(1)};
      vec2 fade = smoothstep(0.0, 0.16, spot) * smoothstep(0.0, 0.24, 1.0 - spot);
      gl_FragColor = vec4( color, opacity * fade.x * fade.y * ( 1.0 - getShadowMask() ) );`,
    );
  };
  const ground = new Mesh(new PlaneGeometry(30, 30), material);
  reshape(ground.geometry, (v) => v.set(v.x, 0, -v.y));
  ground.receiveShadow = true;
  return ground;
}

function shadowLight(color: string, intensity: number, blur: number): DirectionalLight {
  const light = new DirectionalLight(color, intensity);
  light.castShadow = true;
  light.shadow.mapSize.set(1024, 1024);
  Object.assign(light.shadow.camera, { left: -2.4, right: 2.4, top: 2.4, bottom: -2.4, near: 0.1, far: 20 });
  light.shadow.radius = blur;
  light.shadow.bias = -0.0006;
  light.shadow.normalBias = 0.015;
  light.target.position.set(0, 0.8, 0);
  return light;
}

function placeKey(key: DirectionalLight, angle: number, reach: number): void {
  key.position.set(-3 + Math.cos(angle) * reach * 1.5, 7.4, 3.6 + Math.sin(angle) * reach * 1.5);
}

/** One direction of an overcast sky, denser overhead. */
function placeSky(sky: DirectionalLight, angle: number, share: number): void {
  const tilt = Math.asin(Math.sqrt(share * 0.45));
  sky.position.set(
    Math.sin(tilt) * Math.cos(angle) * 8,
    0.8 + Math.cos(tilt) * 8,
    Math.sin(tilt) * Math.sin(angle) * 8,
  );
}

function addFrame(renderer: WebGLRenderer, sum: Float32Array, side: number): void {
  const gl = renderer.getContext();
  const pixels = new Uint8Array(side * side * 4);
  gl.readPixels(0, 0, side, side, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  for (let index = 0; index < sum.length; index++) sum[index] = (sum[index] ?? 0) + (pixels[index] ?? 0);
}

/** The canvas holds colour multiplied by alpha, bottom row first; files want neither. */
function averaged(sum: Float32Array, { side, samples }: View): Uint8ClampedArray {
  const picture = new Uint8ClampedArray(sum.length);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const from = ((side - 1 - row) * side + column) * 4;
      const to = (row * side + column) * 4;
      const alpha = sum[from + 3] ?? 0;
      for (let channel = 0; channel < 3; channel++) {
        picture[to + channel] = alpha === 0 ? 0 : ((sum[from + channel] ?? 0) / alpha) * 255;
      }
      picture[to + 3] = alpha / samples;
    }
  }
  return picture;
}

function dispose(model: Group): void {
  model.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    part.geometry.dispose();
    part.material.dispose();
  });
}
