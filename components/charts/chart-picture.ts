import type { LegendItem } from "@/components/charts/chart-legend";

/** A drawing on its own: no style sheet, font or link outside it. */
export interface Picture {
  svg: string;
  /** Pixels. */
  width: number;
  height: number;
}

const NAMESPACE = "http://www.w3.org/2000/svg";
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const EDGE = 16;
const TITLE = { size: 15, line: 20, weight: 600 };
const SMALL = { size: 11, line: 16, weight: 400 };
/** Pixels of a PNG for each of the drawing. */
const PNG_SCALE = 2;

/** Where things are; how they look is computed. */
const SHAPE = new Set(
  "x y x1 x2 y1 y2 d points width height r cx cy rx ry dx dy transform viewBox id clip-path patternUnits patternTransform".split(
    " ",
  ),
);
const LOOK = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "paint-order",
  "font-size",
  "font-weight",
  "text-anchor",
];

/** The drawing with its title, caption and legend, in the colours that it has on the screen. */
export function drawPicture(
  drawing: SVGSVGElement,
  { title, caption, legend }: { title: string; caption: string; legend: readonly LegendItem[] },
): Picture {
  const { width: inner, height: tall } = drawing.getBoundingClientRect();
  const width = Math.round(inner) + 2 * EDGE;
  const ink = colorOf("var(--color-ink)");
  const muted = colorOf("var(--color-ink-muted)");
  const root = make("svg", { "font-family": FONT });
  const ground = make("rect", { fill: colorOf("var(--color-surface)") });
  const name = make("title", {});
  name.textContent = title;
  root.append(name, ground);
  let y = EDGE;
  for (const [text, { size, line, weight }, fill] of [
    [title, TITLE, ink],
    [caption, SMALL, muted],
  ] as const) {
    for (const words of wrap(text, inner, `${weight} ${size}px ${FONT}`)) {
      root.append(write(words, EDGE, y + size, { size, weight, fill }));
      y += line;
    }
  }
  y += 6;
  let x = EDGE;
  for (const item of legend) {
    const wide = 20 + textWidth(item.label, `${SMALL.weight} ${SMALL.size}px ${FONT}`) + 16;
    if (x > EDGE && x + wide > width - EDGE) {
      x = EDGE;
      y += SMALL.line;
    }
    root.append(
      legendMark(item, x, y + SMALL.line / 2),
      write(item.label, x + 20, y + 12, { ...SMALL, fill: muted }),
    );
    x += wide;
  }
  y += legend.length > 0 ? SMALL.line + 8 : 0;
  const copy = standalone(drawing);
  for (const [key, value] of Object.entries({ x: EDGE, y, width: inner, height: tall })) {
    copy.setAttribute(key, String(value));
  }
  root.append(copy);
  const height = Math.round(y + tall + EDGE);
  for (const part of [root, ground]) {
    part.setAttribute("width", String(width));
    part.setAttribute("height", String(height));
  }
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}

/** @throws when the browser cannot draw it. */
export async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (!blob) throw new Error("The canvas gave no picture");
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser reads it after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A copy that carries its looks itself and leads nowhere. */
function standalone(drawing: SVGSVGElement): SVGElement {
  // As on the screen, a long number at the axis may reach over the edge.
  const copy = make(drawing.localName, { overflow: "visible" });
  for (const { name, value } of drawing.attributes) {
    if (SHAPE.has(name)) copy.setAttribute(name, value);
  }
  copyInto(copy, drawing);
  return copy;
}

function copyInto(target: SVGElement, source: Element): void {
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) target.append(child.textContent ?? "");
    if (!(child instanceof SVGElement) || child.dataset.hit !== undefined) continue;
    const { localName } = child;
    const look = getComputedStyle(child);
    if (localName === "title" || localName === "desc" || look.display === "none") continue;
    const isGroup = localName === "a" || localName === "g";
    const copy = make(isGroup ? "g" : localName, {});
    for (const { name, value } of child.attributes) {
      if (SHAPE.has(name)) copy.setAttribute(name, value);
    }
    // A group's looks are those of its parts, but its opacity is not inherited.
    for (const key of isGroup ? ["opacity"] : LOOK) {
      const value = look.getPropertyValue(key).replaceAll('"', "");
      if (value !== "" && value !== "normal" && !(key === "opacity" && value === "1")) {
        copy.setAttribute(key, value);
      }
    }
    copyInto(copy, child);
    target.append(copy);
  }
}

function legendMark({ color, shape = "square" }: LegendItem, x: number, y: number): SVGElement {
  const plain = colorOf(color);
  switch (shape) {
    case "square":
      return make("rect", { x: x + 3, y: y - 5, width: 10, height: 10, rx: 2, fill: plain });
    case "hatched":
      return make("path", {
        d: `M${x + 3} ${y - 5}h10v10h-10zM${x + 3} ${y}l5 -5M${x + 3} ${y + 5}l10 -10M${x + 8} ${y + 5}l5 -5`,
        fill: "none",
        stroke: plain,
      });
    case "diamond":
      return make("path", { d: `M${x + 8} ${y - 5}l5 5l-5 5l-5 -5z`, fill: plain });
    case "whisker":
      return make("path", {
        d: `M${x + 2} ${y - 5}v10m0 -5h12m0 -5v10`,
        fill: "none",
        stroke: plain,
      });
    default:
      return make("path", {
        d: `M${x} ${y}h16`,
        stroke: plain,
        "stroke-width": 2,
        ...(shape === "dashed" ? { "stroke-dasharray": "4 3" } : {}),
      });
  }
}

function make(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(NAMESPACE, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }
  return element;
}

function write(
  text: string,
  x: number,
  y: number,
  { size, weight, fill }: { size: number; weight: number; fill: string },
): SVGElement {
  const element = make("text", { x, y, "font-size": size, "font-weight": weight, fill });
  element.textContent = text;
  return element;
}

/** A colour of the theme as every program reads it: "rgb(…)" or "rgba(…)". */
function colorOf(css: string): string {
  const probe = document.createElement("span");
  probe.style.color = css;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  if (color.startsWith("rgb")) return color;
  const canvas = context();
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(2)})`;
}

function wrap(text: string, width: number, font: string): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, font) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function textWidth(text: string, font: string): number {
  const canvas = context();
  canvas.font = font;
  return canvas.measureText(text).width;
}

function context(): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas").getContext("2d");
  if (!canvas) throw new Error("No canvas to draw on");
  return canvas;
}
