import { CanvasTexture, Color, DoubleSide, MeshPhysicalMaterial, RepeatWrapping, SRGBColorSpace } from "three";
import { seededRandom } from "./random.ts";

export const brass = "#b8954f";
export const steel = "#c9c6bf";
export const oak = "#c49a63";
export const walnut = "#7a5236";
export const cognac = "#8a4f2a";
export const charcoal = "#2b2c2f";

function physical(color: string, options: Record<string, unknown>) {
  return new MeshPhysicalMaterial({ color, side: DoubleSide, ...options });
}

export const ceramic = (color: string) =>
  physical(color, { roughness: 0.3, clearcoat: 0.55, clearcoatRoughness: 0.25 });
export const clay = (color: string) => physical(color, { roughness: 0.85 });
export const plastic = (color: string) => physical(color, { roughness: 0.42, clearcoat: 0.25 });
export const metal = (color: string) => physical(color, { metalness: 1, roughness: 0.3 });
export const lacquer = (color: string) => physical(color, { metalness: 0.1, roughness: 0.5 });
export const leather = (color: string) => physical(color, { roughness: 0.6, clearcoat: 0.15, clearcoatRoughness: 0.6 });
export const leaf = (color: string) => physical(color, { roughness: 0.5 });
export const paper = (color: string) => physical(color, { roughness: 0.95 });
export const glow = (color: string, intensity = 0.9) =>
  physical(color, { emissive: color, emissiveIntensity: intensity, roughness: 0.8 });

export const glass = () => physical("#f3f7f6", { roughness: 0.08, transparent: true, opacity: 0.28, clearcoat: 1 });

/** Between two colours, or a shade lighter or darker by white or black. */
export function mixed(color: string, other: string, share: number): string {
  return `#${new Color(color).lerp(new Color(other), share).getHexString()}`;
}

export function fabric(color: string) {
  const sheenColor = new Color(color).lerp(new Color("#ffffff"), 0.35).multiplyScalar(0.5);
  return physical(color, { roughness: 0.95, sheen: 1, sheenRoughness: 0.5, sheenColor });
}

/** Grain runs along the texture's u axis; turned parts (legs, lathes) need it along v. */
export function wood(color: string, turned = false) {
  const texture = painted(256, (pen) => drawGrain(pen, color));
  texture.rotation = turned ? Math.PI / 2 : 0;
  return new MeshPhysicalMaterial({ map: texture, roughness: 0.6, clearcoat: 0.12 });
}

export interface Band {
  /** Shares of the cloth's length (or of its width, when `across`). */
  from: number;
  to: number;
  ink: string;
  across?: boolean;
}

/** Woven cloth with coloured bands; needs a form that has places for a picture (`surface`, `cloth`). */
export function woven(color: string, bands: Band[] = []) {
  return printed((pen) => {
    pen.fillStyle = color;
    pen.fillRect(0, 0, 512, 512);
    for (const { from, to, ink, across } of bands) {
      pen.fillStyle = ink;
      if (across) pen.fillRect(from * 512, 0, (to - from) * 512, 512);
      else pen.fillRect(0, (1 - to) * 512, 512, (to - from) * 512);
    }
    for (let thread = 0; thread < 512; thread += 4) {
      pen.fillStyle = "rgba(40,30,20,0.07)";
      pen.fillRect(thread, 0, 2, 512);
      pen.fillStyle = "rgba(255,255,255,0.06)";
      pen.fillRect(0, thread, 512, 2);
    }
  });
}

/** Matt material that carries a picture of 512 pixels a side. */
export function printed(draw: (pen: CanvasRenderingContext2D) => void, options: Record<string, unknown> = {}) {
  const map = painted(512, draw);
  map.anisotropy = 8;
  return physical("#ffffff", { map, roughness: 0.92, ...options });
}

/** A square texture drawn on a canvas of the given side. */
export function painted(side: number, draw: (pen: CanvasRenderingContext2D) => void) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser has no 2D canvas");
  draw(pen);
  const texture = new CanvasTexture(canvas);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.colorSpace = SRGBColorSpace;
  return texture;
}

function drawGrain(pen: CanvasRenderingContext2D, color: string) {
  const random = seededRandom(7);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 256, 256);
  for (let line = 0; line < 90; line++) {
    pen.strokeStyle = `rgba(60,30,10,${0.03 + random() * 0.09})`;
    pen.lineWidth = 0.5 + random() * 2.5;
    const y = random() * 256;
    const swing = random() * 3;
    pen.beginPath();
    pen.moveTo(0, y);
    for (let x = 0; x <= 256; x += 16) pen.lineTo(x, y + Math.sin(x / 40 + line) * swing);
    pen.stroke();
  }
}
