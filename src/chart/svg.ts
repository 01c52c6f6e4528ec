import { readChart } from "./readChart.js";
import type { ChartData } from "./chartData.js";
import { pictureOf } from "./pictureOptions.js";
import type { PictureOptions } from "./pictureOptions.js";
import type { PlacedText } from "./placeLabel.js";
import { alike, lookOf, pixelsOf, tenth } from "./scene.js";
import type { Ink, Mark, PanelScene, Scene } from "./scene.js";
import { sceneOf } from "./sceneOf.js";
import type { ChartTheme, Tone } from "./theme.js";
import { element, escaped } from "./xml.js";

/** Choices of {@link svg}. */
export interface SvgOptions extends PictureOptions {
  /** Start of the ids inside the picture: a letter, then letters, digits, `-` and `_`. Default: made from the content. */
  readonly id?: string | undefined;
}

/**
 * A chart as an SVG picture: one string, without a script, style sheet, font or link, fit for any page or report.
 *
 * A possible rupture is one large filled mark with its words beside it; the alarm limit is a thin stepped line; names, last
 * scores and cut-offs stand at the right end. A line under the title says what stands out. Every point has a tooltip.
 * Lines break where a score is missing. Labels that find no room are listed below. The picture has the role of an image,
 * with a title and a description (the words of `describe`) for screen readers. All text is escaped.
 *
 * @param chart - from `chartData`
 * @param options - `width`, `height`, `theme`, `background`, `domain`, `axis`, `caption`, `expected`, `text`, `id`
 * @returns well-formed XML; the same input gives the same string
 * @throws InvalidArgumentError `chart-invalid`, `option-unknown`, `id-invalid`, `width-out-of-range`,
 *   `height-out-of-range`, `theme-invalid`, `domain-invalid`, `dates-missing`, `text-invalid`
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 36.2 }], { minimum: 0, maximum: 40 }));
 * svg(chartData([{ label: "SRS", series }]), { id: "figure-1" }).includes('aria-labelledby="figure-1-title figure-1-desc"'); // => true
 */
export function svg(chart: ChartData, options: SvgOptions = {}): string {
  chart = readChart(chart, "svg");
  const picture = pictureOf(options, "svg");
  const { theme, background } = picture;
  const scene = sceneOf(chart, picture, "svg");
  const { width, height, description } = scene;
  const texts = [scene.head, ...scene.panels.map((panel) => panel.texts), scene.foot].flat();
  const drawn = [
    background === undefined ? "" : element("path", { d: `M0 0h${width}v${height}H0z`, fill: background }),
    ...scene.panels.map((panel) => panelDrawn(panel, scene, theme)),
    ...texts.map((text) => textDrawn(text, theme)),
  ].join("");
  const prefix = picture.id ?? `chart-${fingerprint(description + drawn)}`;
  const [title, desc] = [`${prefix}-title`, `${prefix}-desc`];
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      role: "img",
      "aria-labelledby": `${title} ${desc}`,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "font-family": "system-ui,-apple-system,Segoe UI,Roboto,sans-serif",
      fill: "none",
    },
    element("title", { id: title }, escaped(chart.title) || " ") +
      element("desc", { id: desc }, escaped(description)) +
      drawn,
  );
}

/** The colour of the page's text is dimmed where it is not for the title: text a little, what is drawn more. */
const paint = (
  part: "fill" | "stroke",
  tone: Tone,
  theme: ChartTheme,
  opacity: number | undefined,
  muted: number,
): Record<string, string | number | undefined> => {
  const dimmed = theme[tone] === "currentColor" ? { grid: 0.15, muted }[tone as string] : undefined;
  return { [part]: theme[tone], [`${part}-opacity`]: opacity ?? dimmed };
};

const tooltip = (words: string | undefined): string => (words ? element("title", {}, escaped(words)) : "");

function panelDrawn(panel: PanelScene, scene: Scene, theme: ChartTheme): string {
  const drawn = 0.55;
  const toPixels = pixelsOf(scene, panel);
  const inkDrawn = ({ runs, tone, width, dash, opacity, floor, title }: Ink): string => {
    const path = runs
      .filter(({ length }) => length > 1)
      .map((run) => {
        const spots = run.map(toPixels);
        const line = `M${spots.map((spot) => spot.join(" ")).join("L")}`;
        if (floor === undefined) return line;
        const [[start] = []] = spots;
        return `${line}V${toPixels([0, floor])[1]}H${start}z`;
      });
    if (path.length === 0) return "";
    const look =
      floor === undefined
        ? {
            ...paint("stroke", tone, theme, opacity, drawn),
            "stroke-width": width,
            "stroke-dasharray": dash?.join(" "),
            "stroke-linejoin": "round",
          }
        : paint("fill", tone, theme, opacity, drawn);
    return element("path", { d: path.join(""), ...look }, tooltip(title));
  };
  const marksDrawn = (marks: readonly Mark[]): string => {
    const { shape, radius, fill, stroke, strokeWidth, title: first } = marks[0] as Mark;
    const outline = outlines[shape](tenth(radius));
    // Small points have room around them for the pointer.
    const hidden = first ? { stroke: "transparent", "stroke-width": 9 } : {};
    const edge = stroke ? { ...paint("stroke", stroke, theme, undefined, drawn), "stroke-width": strokeWidth } : hidden;
    const each = marks.map(({ at, title }) => {
      const [x, y] = toPixels(at);
      return element("path", { d: `M${x} ${y}${outline}` }, tooltip(title));
    });
    return element("g", { ...paint("fill", fill, theme, undefined, drawn), ...edge }, each.join(""));
  };
  return panel.inks.map(inkDrawn).join("") + alike(panel.marks, lookOf).map(marksDrawn).join("");
}

/** Shapes around their middle. */
const outlines: Readonly<Record<Mark["shape"], (radius: number) => string>> = {
  circle: (r) => `m${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  square: (r) => `m${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  diamond: (r) => `m0 ${-r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`,
  "triangle-up": (r) => `m0 ${-r}l${r} ${2 * r}h${-2 * r}z`,
  "triangle-down": (r) => `m0 ${r}l${r} ${-2 * r}h${-2 * r}z`,
};

function textDrawn({ x, y, words, anchor, size, isBold, tone, title }: PlacedText, theme: ChartTheme): string {
  // Where the first letter is of Hebrew, Arabic or a neighbour of theirs, the text runs from right to left.
  const isFlipped = /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u.test(words);
  const side = isFlipped ? ({ start: "end", middle: "middle", end: "start" } as const)[anchor] : anchor;
  return element(
    "text",
    {
      x: tenth(x),
      y: tenth(y),
      ...paint("fill", tone, theme, undefined, 0.72),
      "font-size": size,
      "font-weight": isBold ? 600 : undefined,
      "text-anchor": side === "start" ? undefined : side,
      direction: isFlipped ? "rtl" : undefined,
    },
    escaped(words) + tooltip(title),
  );
}

/** A name for the content, so that two pictures on a page do not share ids. Not a secret. */
function fingerprint(content: string): number {
  let hash = 0;
  for (let at = 0; at < content.length; at++) hash = (Math.imul(hash, 31) + content.charCodeAt(at)) >>> 0;
  return hash;
}
