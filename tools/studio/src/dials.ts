interface Dial {
  face: string;
  ink: string;
  /** Colour of the second hand; without one there is none. */
  seconds?: string;
  /** Hour marks: strokes, or the numbers one to twelve. */
  marks: "strokes" | "numbers" | "slim";
  /** Colour of the hands, if not the ink. */
  hands?: string;
}

type Stroke = { from: number; to: number; width: number; ink: string };

/** Draws a watch face on a canvas of 512 pixels, ten past ten. */
export function drawDial(pen: CanvasRenderingContext2D, { face, ink, seconds, marks, hands = ink }: Dial) {
  pen.fillStyle = face;
  pen.fillRect(0, 0, 512, 512);
  pen.translate(256, 256);
  for (let minute = 0; minute < 60; minute++) drawMark(pen, { minute, ink, marks });
  const slim = marks === "slim";
  drawStroke(pen, -1.05, { from: -18, to: 122, width: slim ? 10 : 17, ink: hands });
  drawStroke(pen, 0.95, { from: -18, to: 178, width: slim ? 7 : 11, ink: hands });
  if (seconds) drawStroke(pen, 2.6, { from: -40, to: 196, width: 4, ink: seconds });
  pen.fillStyle = seconds ?? hands;
  pen.beginPath();
  pen.arc(0, 0, slim ? 9 : 12, 0, Math.PI * 2);
  pen.fill();
}

function drawMark(pen: CanvasRenderingContext2D, mark: { minute: number; ink: string; marks: Dial["marks"] }) {
  const { minute, ink, marks } = mark;
  const hour = minute % 5 === 0;
  const angle = (minute * Math.PI) / 30;
  if (marks === "slim") {
    if (hour) drawStroke(pen, angle, { from: minute % 15 ? 196 : 170, to: 224, width: 7, ink });
    return;
  }
  const numbered = marks === "numbers";
  drawStroke(pen, angle, { from: hour && !numbered ? 182 : 214, to: 228, width: hour ? 11 : 3, ink });
  if (!hour || !numbered) return;
  pen.fillStyle = ink;
  pen.font = "700 52px 'Liberation Sans', sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(String(minute / 5 || 12), Math.sin(angle) * 172, -Math.cos(angle) * 172 + 3);
}

function drawStroke(pen: CanvasRenderingContext2D, angle: number, { from, to, width, ink }: Stroke) {
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
}
