import { besideReference } from "./scale.ts";
import { shapes } from "./shapes.ts";
import type { ShapeName } from "./shapes.ts";
import { createStage } from "./stage.ts";
import type { View } from "./stage.ts";

export interface Shot extends View {
  shape: ShapeName;
  color: string;
  /** Centimetres along the model's longest side: shows it next to something of known size. */
  size?: number;
}

declare global {
  interface Window {
    /** Photographs one model; answers its RGBA bytes in base64. */
    shoot(shot: Shot): string;
  }
}

const photograph = createStage();

window.shoot = ({ shape, color, size, ...view }) => {
  const model = shapes[shape](color);
  const bytes = size
    ? photograph(besideReference(model, { yaw: view.yaw, size }), { ...view, yaw: 0 })
    : photograph(model, view);
  let text = "";
  for (let from = 0; from < bytes.length; from += 32768) {
    text += String.fromCharCode(...bytes.subarray(from, from + 32768));
  }
  return btoa(text);
};
