import "react";

declare module "react" {
  interface CSSProperties {
    /** Hue of a stall tint, 0–360. */
    "--hue"?: number;
  }
}
