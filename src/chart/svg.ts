import { insist } from "./chartData.js";
import type { ChartData } from "./chartData.js";
import { describe, paragraphsOf } from "./describe.js";
import { axisColour, bandColour, gridColour, textColour } from "./palette.js";
import { panelsOf, sessionsOf } from "./panels.js";
import type { Panel } from "./panels.js";

/** Choices of {@link svg}. */
export interface SvgOptions {
  /** Start of the ids inside the picture: a letter, then letters, digits, `-` and `_`. Default: made from the content. */
  readonly id?: string;
  /** In pixels, 240 or more. Text keeps its size, so draw at the width you show. Default 720. */
  readonly width?: number;
}

/**
 * A chart as an SVG picture: one string, without a script, style sheet, font or link, fit for any page or report.
 *
 * It has the role of an image, with a title and a description (the words of `describe`) for screen readers. Lines
 * differ by dash and marker as well as colour and break where a score is missing; marks are words below the axis, tied
 * to their session; the score a method expected and its limit are a band; the words of `describe` stand below as well.
 * All text is escaped. Scores are drawn, to a tenth of a pixel, and not written out; only cut-offs and axes have numbers.
 *
 * @param chart - from `chartData`
 * @param options - `id`, `width`
 * @returns well-formed XML; the same input gives the same string
 * @throws InvalidArgumentError `id-invalid`, `width-out-of-range`
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 36.2 }], { minimum: 0, maximum: 40 }));
 * svg(chartData([{ label: "SRS", series }]), { id: "figure-1" }).includes('aria-labelledby="figure-1-title figure-1-desc"'); // => true
 */
export function svg(chart: ChartData, { id, width = 720 }: SvgOptions = {}): string {
  insist(id === undefined || /^[A-Za-z][\w-]*$/.test(id), "id-invalid", "a plain id");
  insist(width >= 240 && width <= 10_000, "width-out-of-range", "a width of 240 to 10000");

  const page: Page = { parts: [], width, bottom: 12 };
  writeLines(page, chart.title, 10, boldType);
  for (const panel of panelsOf(chart)) drawPanel(page, chart, panel);
  page.bottom += 4;
  for (const paragraph of paragraphsOf(chart)) writeLines(page, paragraph, 10);

  const drawn = page.parts.join("");
  const description = describe(chart);
  const prefix = id ?? `chart-${fingerprint(description + drawn)}`;
  const size = `${width} ${page.bottom + 8}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${prefix}-title ${prefix}-desc" viewBox="0 0 ${size}" ` +
    `width="${width}" font-family="sans-serif" font-size="12" fill="${textColour}">` +
    `<title id="${prefix}-title">${escaped(chart.title)}</title><desc id="${prefix}-desc">${escaped(description)}</desc>` +
    `${path(`M0 0H${size.replace(" ", "V")}H0`, "none", "", "#FFF")}${drawn}</svg>`
  );
}

/** What has been drawn so far, from the top down. */
interface Page {
  readonly parts: string[];
  readonly width: number;
  bottom: number;
}

const left = 40;
const boldType = ' font-weight="bold"';

function drawPanel(
  page: Page,
  chart: ChartData,
  { lines, scale: { minimum, maximum }, cutoffs, limits, marks }: Panel,
): void {
  const draw = (...parts: readonly string[]): void => void page.parts.push(...parts);
  const end = page.width - (chart.cutoffs.length > 0 ? 74 : 16);
  page.bottom += 4;
  for (const { label, style } of lines) {
    const at = page.bottom + 9;
    draw(path(`M${left} ${at}h32`, style.colour, dashed(style.dash)), marker(style, left + 16, at));
    writeLines(page, label, left + 40, `${boldType} fill="${style.colour}"`);
  }
  const top = page.bottom + 10;
  const height = chart.layout === "panels" ? 110 : 210;
  const y = (value: number): number =>
    tenth(top + height * Math.min(1, Math.max(0, (maximum - value) / (maximum - minimum))));
  const [first, last] = sessionsOf(chart);
  const x = (session: number): number =>
    tenth(left + 20 + (end - left - 40) * (first === last ? 0.5 : (session - first) / (last - first)));

  const wide = Math.min(40, (end - left - 40) / Math.max(1, last - first));
  const edge = (session: number, value: number): string =>
    `M${tenth(x(session) - wide / 2)} ${y(value)}h${tenth(wide)}`;
  for (const { session, expected, lower } of limits) {
    if (expected !== null && lower !== null)
      draw(path(`${edge(session, expected)}V${y(lower)}h-${tenth(wide)}`, "none", "", bandColour));
    if (expected !== null) draw(path(edge(session, expected), axisColour));
    if (lower !== null) draw(path(edge(session, lower), axisColour, thin));
  }
  for (let quarter = 0; quarter <= 4; quarter++) {
    const value = minimum + ((maximum - minimum) * quarter) / 4;
    draw(path(`M${left} ${y(value)}H${end}`, quarter ? gridColour : axisColour));
    draw(text(left - 6, y(value) + 4, short(value), atEnd));
  }
  for (const { value, colour } of cutoffs) {
    draw(path(`M${left} ${y(value)}H${end}`, colour, dashed([10, 6])));
    draw(text(end + 4, y(value) + 4, `cut-off ${short(value)}`, ` fill="${colour}"`));
  }
  for (const { points, style } of lines) {
    const course = points.map(({ session, value, segment }, at) =>
      value === null ? "" : `${points[at - 1]?.segment === segment ? "L" : "M"}${x(session)} ${y(value)}`,
    );
    draw(path(course.join(""), style.colour, dashed(style.dash)));
    for (const { session, value } of points) if (value !== null) draw(marker(style, x(session), y(value)));
  }

  page.bottom = top + height + 15;
  const widest = `${first}${last}`.length * 4 + 10;
  const step = Math.max(1, Math.ceil(((last - first) * widest) / (end - left)));
  for (let session = first, many = 0; session <= last && many <= page.width; session += step, many++)
    draw(text(x(session), page.bottom, String(session), atMiddle));
  draw(text(4, page.bottom, "session"));
  page.bottom += 4;

  // Words below the axis, a row each, tied to their session by a thin line.
  for (const { session, words, value } of marks) {
    const shown = words.slice(0, page.width / 8);
    const half = shown.length * 3.3 + 4;
    const at = x(session);
    if (value !== null) draw(path(`M${at - 8} ${y(value)}a8 8 0 1 0 16 0a8 8 0 1 0-16 0`, textColour));
    draw(path(`M${at} ${value === null ? top : y(value) + 8}V${page.bottom}`, axisColour, thin));
    page.bottom += 14;
    draw(text(tenth(Math.min(Math.max(at, half), page.width - half)), page.bottom - 3, shown, atMiddle));
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A number on an axis: four digits are plenty. */
const short = (value: number): string => String(Number(value.toPrecision(4)));

const dashed = (dash: readonly number[]): string => ` stroke-width="2" stroke-dasharray="${dash.join(" ")}"`;
const thin = ' stroke-dasharray="2"';
const atEnd = ' text-anchor="end"';
const atMiddle = ' text-anchor="middle"';

const path = (d: string, stroke: string, more = "", fill = "none"): string =>
  `<path d="${d}" fill="${fill}" stroke="${stroke}"${more}/>`;

const outlines = {
  circle: "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
  square: "m-4-4h8v8h-8",
  "triangle-up": "m0-5l5 9h-10",
  diamond: "m0-5l5 5l-5 5l-5-5",
} as const;

const marker = ({ shape, colour }: Panel["lines"][number]["style"], x: number, y: number): string =>
  path(`M${x} ${y}${outlines[shape]}`, "none", "", colour);

const text = (x: number, y: number, words: string, more = ""): string =>
  `<text x="${x}" y="${tenth(y)}"${more}>${escaped(words)}</text>`;

/** Text that breaks into lines at the width of the page. */
function writeLines(page: Page, words: string, x: number, more = ""): void {
  const fits = Math.floor((page.width - x - 8) / 6.5);
  for (const piece of words.match(new RegExp(`\\S{${fits}}|\\S.{0,${fits - 1}}(?!\\S)|\\S+`, "gsu")) ?? []) {
    page.bottom += 15;
    page.parts.push(text(x, page.bottom - 2, piece.trim(), more));
  }
}

/** Text that may stand in XML: markup escaped, characters that XML forbids replaced. */
const escaped = (words: string): string =>
  words
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, " ");

/** A name for the content, so that two pictures on a page do not share ids. Not a secret. */
function fingerprint(content: string): number {
  let hash = 0;
  for (const character of content) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return hash;
}
