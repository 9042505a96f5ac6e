import { shapes } from "./shapes.ts";
import type { ShapeName } from "./shapes.ts";
import { createStage } from "./stage.ts";
import type { View } from "./stage.ts";

export interface Shot extends View {
  shape: ShapeName;
  color: string;
}

declare global {
  interface Window {
    /** Photographs one model; answers its RGBA bytes in base64. */
    shoot(shot: Shot): string;
  }
}

const photograph = createStage();

window.shoot = ({ shape, color, ...view }) => {
  const bytes = photograph(shapes[shape](color), view);
  let text = "";
  for (let from = 0; from < bytes.length; from += 32768) {
    text += String.fromCharCode(...bytes.subarray(from, from + 32768));
  }
  return btoa(text);
};
