import { readFile } from "node:fs/promises";
import { ImageResponse } from "next/og";
import { afterEach, expect, test, vi } from "vitest";
import { drawable } from "./drawable.ts";

const fonts = new URL("../../ui/fonts/", import.meta.url);

/** Draws a text in both faces; tells where the drawing program would have gone for what it lacks. */
async function draw(text: string): Promise<string[]> {
  const asked: string[] = [];
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation((address, init) => {
    const url = address instanceof Request ? address.url : String(address);
    // Its own engine lies in it.
    if (url.startsWith("data:")) return real(address, init);
    asked.push(new URL(url).host);
    return Promise.reject(new Error("nobody is there"));
  });
  const faces = await Promise.all(
    ["bricolage-grotesque-700.ttf", "hanken-grotesk-500.ttf"].map((name) => readFile(new URL(name, fonts))),
  );
  const drawn = new ImageResponse(
    <div style={{ display: "flex", fontFamily: "A" }}>
      {text}
      <span style={{ fontFamily: "B" }}>{text}</span>
    </div>,
    { width: 1200, height: 630, fonts: faces.map((data, i) => ({ name: i === 0 ? "A" : "B", data })) },
  );
  await drawn.arrayBuffer().catch(() => undefined);
  vi.restoreAllMocks();
  return asked;
}

afterEach(() => vi.restoreAllMocks());

const foreign = [
  "Tasse ☕",
  "كوب من الخزف",
  "茶碗",
  "чашка",
  "Mug ©®™",
  "1️⃣ pot",
  "👩‍👩‍👧 vase",
  "\u202ejug",
  "jug\u0000\u200d",
  "⁂ № ﬁ",
];

test("X66 a card is drawn with the house's own faces: no word in a product's name makes it ask anybody", async () => {
  const letters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join("");
  expect(await draw([letters, ...foreign].map(drawable).join(" "))).toEqual([]);
  // Or the drawing program would not be asked what it is asked here.
  expect(await draw("Tasse ☕ 茶")).not.toEqual([]);
}, 20_000);

test("what the faces know stays, what is like it is written so, the rest is left out", () => {
  expect(drawable("Café “Zürich” – 25 €, ½ l")).toBe("Café “Zürich” – 25 €, ½ l");
  expect(drawable("Căpșună  ＡＢＣ")).toBe("Capsuna ABC");
  expect(foreign.map(drawable)).toEqual(["Tasse", "", "", "", "Mug TM", "1 pot", "vase", "jug", "jug", "No fi"]);
});
