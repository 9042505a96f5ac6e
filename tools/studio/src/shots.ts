import type { Shot } from "./page.ts";
import { sizes } from "./sizes.ts";
import type { Sitting } from "./sittings.ts";

/** A picture to draw and the file it goes to. */
export interface Job {
  file: string;
  shot: Shot;
}

/** Every colour once; the first also turned and next to something of known size. */
export function shotsOf(sitting: Sitting, quality: Pick<Shot, "side" | "samples">): Job[] {
  const yaw = sitting.yaw ?? 0.5;
  const pitch = sitting.pitch ?? 0.24;
  return Object.entries(sitting.colors).flatMap(([name, color], index) => {
    const job = (view: string, change: Partial<Shot> = {}): Job => ({
      file: `${sitting.name}-${name}-${view}.webp`,
      shot: { ...quality, shape: sitting.shape, color, yaw, pitch, ...change },
    });
    if (index > 0) return [job("main")];
    const turned = { yaw: sitting.turnedYaw ?? yaw + Math.PI * 0.8, pitch: pitch + 0.14 };
    return [job("main"), job("turned", turned), job("scale", { size: sizes[sitting.name] })];
  });
}
