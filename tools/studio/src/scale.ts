import { Box3, Vector3 } from "three";
import type { Group } from "three";
import { at, ball, box, group, lathe, tube } from "./forms.ts";
import type { Point3 } from "./forms.ts";
import { fabric, lacquer, paper } from "./materials.ts";
import { referenceFor } from "./sizes.ts";
import { pencil } from "./shapes/stationery.ts";

const references = {
  matchbox: { draw: matchbox, inFront: false },
  pencil: { draw: lyingPencil, inFront: true },
  person: { draw: person, inFront: false },
};

/** The model, `size` centimetres along its longest side, next to something of known size. */
export function besideReference(model: Group, { yaw, size }: { yaw: number; size: number }): Group {
  const extent = new Box3().setFromObject(model, true).getSize(new Vector3());
  const scale = size / Math.max(extent.x, extent.y, extent.z);
  const turned = group(model);
  turned.scale.set(scale, scale, scale);
  turned.rotation.set(0, yaw, 0);
  const bounds = new Box3().setFromObject(turned, true);
  turned.position.set(0, -bounds.min.y, 0);

  const found = references[referenceFor(size)];
  const reference = group(found.draw());
  const span = new Box3().setFromObject(reference, true);
  const gap = size * 0.06;
  if (found.inFront) at(reference, [0, 0, bounds.max.z + gap - span.min.z]);
  else at(reference, [bounds.min.x - gap - span.max.x, 0, found.draw === person ? 0 : bounds.max.z * 0.5]);
  return group(turned, reference);
}

function lyingPencil() {
  const part = at(pencil(3.5, "#d9a72e", 0.09), [-8.75, 0.45, 0], [0, 0.3, -Math.PI / 2]);
  part.scale.set(5, 5, 5);
  return part;
}

function matchbox() {
  return at(
    group(
      at(box([5.3, 1.5, 3.5], paper("#c8432f"), 0.08), [0, 0.75, 0]),
      at(box([5.34, 1.1, 3.2], paper("#e8dcc3"), 0.05), [0, 0.75, 0]),
      at(box([4.9, 1, 3.54], paper("#4a3a34"), 0.05), [0, 0.75, 0]),
      at(box([3.2, 1.54, 2.1], paper("#f6efdf"), 0.05), [0, 0.75, 0]),
    ),
    [0, 0, 0],
    [0, 0.45, 0],
  );
}

/** A plain figure of a standing person, 170 centimetres tall. */
function person() {
  const cloth = () => fabric("#b9b4a8");
  const limb = (path: Point3[], [from, to]: [number, number]) => tube(path, [from, to], cloth());
  const sides = [1, -1].flatMap((side) => [
    limb(
      [
        [side * 9, 86, 0],
        [side * 10, 45, 1],
        [side * 10, 3, 0],
      ],
      [9, 5],
    ),
    at(box([8, 5, 22], lacquer("#8d887d"), 2.4), [side * 10, 2.5, 4]),
    limb(
      [
        [side * 17.5, 136, 0],
        [side * 25, 110, 1],
        [side * 26, 78, 5],
      ],
      [5.2, 3.6],
    ),
    at(ball(4.5, paper("#d9cbb5")), [side * 26, 75, 5]),
  ]);
  const torso = lathe(
    [
      [0.01, 80],
      [17, 82],
      [17, 92],
      [15, 105],
      [20, 126],
      [21, 136],
      [18, 142],
      [8, 146],
      [0.01, 147],
    ],
    cloth(),
  );
  torso.scale.set(1, 1, 0.62);
  const head = at(ball(10.5, paper("#d9cbb5")), [0, 158, 1]);
  head.scale.set(0.82, 1.14, 0.95);
  return group(
    torso,
    head,
    tube(
      [
        [0, 142, 0],
        [0, 147, 0],
        [0, 152, 0],
      ],
      5,
      paper("#d9cbb5"),
    ),
    ...sides,
  );
}
