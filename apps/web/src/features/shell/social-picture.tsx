import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import sharp from "sharp";
import { gateway } from "~/gateway/forward/gateway.ts";
import { pictureBytes } from "~/gateway/forward/picture-bytes.ts";
import { stallColour } from "~/ui/stall-colour.ts";
import { drawable } from "./drawable.ts";

export type Drawn = { title: string; note: string; hue: number; ticket?: string; pictures: readonly string[] };

const size = { width: 1200, height: 630 } as const;
const pictureSide = 470;

// The display face and the text face as single weights: the drawing program reads neither woff2 nor variable fonts.
const faces = Promise.all([
  readFile(join(process.cwd(), "src/ui/fonts/bricolage-grotesque-700.ttf")),
  readFile(join(process.cwd(), "src/ui/fonts/hanken-grotesk-500.ttf")),
]);

/** The card that stands for a page where people pass it on: what it is, what it costs, on the colour of its stall. */
export async function drawCard({ hue, ticket, pictures, ...said }: Drawn): Promise<Uint8Array<ArrayBuffer>> {
  const title = drawable(said.title) || "On sale at Stallhouse";
  const note = drawable(said.note);
  const [display, text] = await faces;
  const found = await Promise.all(pictures.map((path) => asPng(path, pictures.length > 1 ? 235 : pictureSide)));
  const shown = found.flat();
  const card = (
    <div style={{ display: "flex", width: "100%", height: "100%", background: "#F7F8F6", color: "#141A16" }}>
      <div
        style={{ display: "flex", flexDirection: "column", justifyContent: "space-between", width: 640, padding: 64 }}
      >
        <Brand />
        <div style={{ display: "flex", flexDirection: "column", gap: 22 }}>
          <div style={{ fontFamily: "Display", fontSize: sizeOf(title), lineHeight: 1.06, letterSpacing: "-0.02em" }}>
            {title}
          </div>
          <div style={{ fontSize: 30, color: "#4A554D", lineHeight: 1.3 }}>{note}</div>
        </div>
        {ticket ? <Ticket>{drawable(ticket)}</Ticket> : <div style={{ display: "flex", height: 1 }} />}
      </div>
      <div
        style={{
          display: "flex",
          flexWrap: "wrap",
          alignItems: "center",
          alignContent: "center",
          justifyContent: "center",
          width: 560,
          height: "100%",
          background: stallColour(hue),
        }}
      >
        {shown.map((src) => (
          // oxlint-disable-next-line nextjs/no-img-element, jsx-a11y/alt-text -- drawn, not shown as a page
          <img
            key={src}
            src={src}
            width={pictures.length > 1 ? 235 : pictureSide}
            height={pictures.length > 1 ? 235 : pictureSide}
          />
        ))}
      </div>
    </div>
  );
  const drawn = new ImageResponse(card, {
    ...size,
    fonts: [
      { name: "Text", data: text, weight: 500 },
      { name: "Display", data: display, weight: 700 },
    ],
  });
  return new Uint8Array(await drawn.arrayBuffer());
}

function Brand() {
  return (
    <div style={{ display: "flex", alignItems: "center", gap: 16, fontFamily: "Display", fontSize: 38 }}>
      <svg width="34" height="40" viewBox="0 0 22 26">
        <path d="M6.6 0H22V26H0V7.8Z" fill="#FFD23F" />
      </svg>
      Stallhouse
    </div>
  );
}

function Ticket({ children }: { children: string }) {
  return (
    <div style={{ display: "flex", height: 78 }}>
      <svg width="20" height="78" viewBox="0 0 20 78">
        <path d="M20 0V78L0 39Z" fill="#FFD23F" />
      </svg>
      <div
        style={{
          display: "flex",
          alignItems: "center",
          // Over the seam, which would shine through.
          marginLeft: -1,
          background: "#FFD23F",
          color: "#1B1600",
          fontFamily: "Display",
          fontSize: 46,
          padding: "0 26px 4px 14px",
        }}
      >
        {children}
      </div>
    </div>
  );
}

const sizeOf = (title: string) => (title.length > 60 ? 50 : title.length > 34 ? 62 : 76);

const folder = join(process.cwd(), "public/products");

/** A picture of ours as the drawing program takes it: it knows no WebP. None for one that is not there any more. */
async function asPng(path: string, side: number): Promise<string[]> {
  const bytes = await pictureBytes(path, folder, gateway());
  if (!bytes) return [];
  const picture = sharp(bytes, { limitInputPixels: 40_000_000 });
  const png = await picture.resize(side, side, { fit: "inside" }).png().toBuffer();
  return [`data:image/png;base64,${png.toString("base64")}`];
}
