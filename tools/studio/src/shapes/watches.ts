import { MeshPhysicalMaterial } from "three";
import { at, box, disc, group, ring, rod, strap } from "../forms.ts";
import type { DrawShape, Point3 } from "../forms.ts";
import { leather, metal, painted } from "../materials.ts";

const watch: DrawShape = (color) => {
  const dial = new MeshPhysicalMaterial({ map: painted(512, drawDial), roughness: 0.35, clearcoat: 0.6 });
  const lug = (x: number, y: number) =>
    at(box([0.12, 0.3, 0.16], metal("#d5d3ce"), 0.04), [x, y, -0.02], [y > 0 ? -0.35 : 0.35, 0, 0]);
  // The strap leaves the case at top and bottom and closes behind it, as if on a stand.
  const half = (side: 1 | -1): Point3[] => [
    [0, side * 0.66, -0.02],
    [0, side * 0.98, -0.14],
    [0, side * 1.2, -0.5],
    [0, side * 1.18, -0.95],
    [0, side * 0.85, -1.38],
    [0, 0, -1.6],
  ];
  const body = group(
    at(rod([0.8, 0.8, 0.24], metal("#cfcdc8")), [0, 0, 0], [Math.PI / 2, 0, 0]),
    at(ring([0.75, 0.065], metal("#e4e2dc")), [0, 0, 0.12]),
    at(disc(0.72, dial), [0, 0, 0.135]),
    at(rod([0.09, 0.09, 0.16], metal("#cfcdc8")), [0.88, 0, 0], [0, 0, Math.PI / 2]),
    ...[0.36, -0.36].flatMap((x) => [lug(x, 0.82), lug(x, -0.82)]),
    strap(half(1), [0.6, 0.07], leather(color)),
    strap(half(-1), [0.6, 0.07], leather(color)),
  );
  return group(at(body, [0, 1.3, 0.6], [-0.22, 0, 0]));
};

function drawDial(pen: CanvasRenderingContext2D) {
  pen.fillStyle = "#f7f4ec";
  pen.fillRect(0, 0, 512, 512);
  pen.translate(256, 256);
  const stroke = (angle: number, [from, to]: [number, number], [width, ink]: [number, string]) => {
    pen.save();
    pen.rotate(angle);
    pen.lineWidth = width;
    pen.strokeStyle = ink;
    pen.lineCap = "round";
    pen.beginPath();
    pen.moveTo(0, -from);
    pen.lineTo(0, -to);
    pen.stroke();
    pen.restore();
  };
  for (let minute = 0; minute < 60; minute++) {
    const hour = minute % 5 === 0;
    stroke((minute * Math.PI) / 30, [hour ? 182 : 214, 228], [hour ? 11 : 3, "#22242a"]);
  }
  stroke(-1.05, [-18, 122], [17, "#22242a"]);
  stroke(0.95, [-18, 178], [11, "#22242a"]);
  stroke(2.6, [-40, 196], [4, "#d1495b"]);
  pen.fillStyle = "#d1495b";
  pen.beginPath();
  pen.arc(0, 0, 12, 0, Math.PI * 2);
  pen.fill();
}

export const watchShapes = { watch };
