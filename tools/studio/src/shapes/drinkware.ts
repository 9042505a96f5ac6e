import { at, group, lathe, ring, rod, tube } from "../forms.ts";
import type { DrawShape, Point2, Point3 } from "../forms.ts";
import { ceramic, charcoal, metal, painted, plastic, printed, steel } from "../materials.ts";
import { seededRandom } from "../random.ts";

const enamelMug: DrawShape = (color) => {
  const rim = color === "#34508a" ? "#f3efe6" : "#2b3a5c";
  const speckled = (paint: string) => ceramicPrint((pen) => drawSpeckles(pen, paint));
  const wall: Point2[] = [
    [0.001, 0],
    [0.68, 0],
    [0.74, 0.06],
    [0.79, 0.8],
    [0.82, 1.36],
    [0.88, 1.46],
  ];
  const inside: Point2[] = [
    [0.86, 1.46],
    [0.79, 1.36],
    [0.74, 0.3],
    [0.68, 0.08],
    [0.001, 0.06],
  ];
  const handle: Point3[] = [
    [0.76, 1.2, 0],
    [1.0, 1.26, 0],
    [1.28, 1.12, 0],
    [1.34, 0.78, 0],
    [1.18, 0.44, 0],
    [0.74, 0.34, 0],
  ];
  const grip = tube(handle, 0.07, ceramic(color));
  grip.scale.set(1, 1, 1.7);
  return group(
    lathe(wall, speckled(color)),
    lathe(inside, ceramic("#f3efe6")),
    at(ring([0.875, 0.03], ceramic(rim)), [0, 1.465, 0], [Math.PI / 2, 0, 0]),
    at(ring([0.685, 0.025], ceramic(rim)), [0, 0.03, 0], [Math.PI / 2, 0, 0]),
    grip,
  );
};

function ceramicPrint(draw: (pen: CanvasRenderingContext2D) => void) {
  return printed(draw, { roughness: 0.3, clearcoat: 0.55, clearcoatRoughness: 0.25 });
}

function drawSpeckles(pen: CanvasRenderingContext2D, color: string) {
  const random = seededRandom(41);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 512, 512);
  pen.fillStyle = color === "#ece7dc" ? "#2b3a5c" : "#f3efe6";
  for (let speck = 0; speck < 420; speck++) {
    pen.globalAlpha = 0.55 + random() * 0.45;
    pen.beginPath();
    // The print is stretched around the mug: specks are drawn narrow to come out round.
    pen.ellipse(random() * 512, random() * 512, 0.8 + random() * 1.2, 2 + random() * 3, 0, 0, Math.PI * 2);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

const flask: DrawShape = (color) => {
  const cup: Point2[] = [
    [0.5, 2.5],
    [0.52, 2.54],
    [0.5, 3.1],
    [0.46, 3.2],
    [0.36, 3.24],
    [0.001, 3.25],
  ];
  const body: Point2[] = [
    [0.62, 0.16],
    [0.64, 0.2],
    [0.64, 2.02],
    [0.6, 2.18],
    [0.5, 2.34],
  ];
  return group(
    lathe(
      [
        [0, 0],
        [0.6, 0],
        [0.63, 0.04],
        [0.63, 0.16],
      ],
      metal(steel),
    ),
    lathe(body, hammered(color)),
    at(rod([0.5, 0.51, 0.16], metal(steel)), [0, 2.42, 0]),
    lathe(cup, metal(steel)),
    at(rod([0.645, 0.645, 0.05], metal(steel)), [0, 1.86, 0]),
    at(rod([0.645, 0.645, 0.05], metal(steel)), [0, 0.62, 0]),
    tube(
      [
        [0.62, 1.86, 0],
        [0.98, 1.86, 0],
        [1.06, 1.7, 0],
        [1.06, 0.8, 0],
        [0.98, 0.62, 0],
        [0.62, 0.62, 0],
      ],
      0.075,
      plastic(charcoal),
    ),
    tube(
      [
        [0.46, 3.05, 0],
        [0.7, 3.04, 0],
        [0.78, 2.88, 0],
        [0.72, 2.7, 0],
        [0.5, 2.66, 0],
      ],
      0.045,
      metal(steel),
    ),
  );
};

/** Enamel over beaten metal: paint with small dents that catch the light. */
function hammered(color: string) {
  const bumpMap = painted(512, (pen) => {
    const random = seededRandom(3);
    pen.fillStyle = "#808080";
    pen.fillRect(0, 0, 512, 512);
    for (let dent = 0; dent < 5200; dent++) {
      pen.fillStyle = random() < 0.5 ? "rgba(255,255,255,0.2)" : "rgba(0,0,0,0.2)";
      pen.beginPath();
      pen.ellipse(random() * 512, random() * 512, 2, 5, 0, 0, Math.PI * 2);
      pen.fill();
    }
  });
  return printed(
    (pen) => {
      pen.fillStyle = color;
      pen.fillRect(0, 0, 512, 512);
    },
    { roughness: 0.42, metalness: 0.25, clearcoat: 0.3, bumpMap, bumpScale: 1.2 },
  );
}

export const drinkwareShapes = { enamelMug, flask };
