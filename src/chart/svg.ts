import { insist } from "./chartData.js";
import type { ChartData } from "./chartData.js";
import { captionOf, describe, wrapped } from "./describe.js";
import { axisColour, bandColour, gridColour, textColour } from "./palette.js";
import type { Style } from "./palette.js";
import { panelsOf, short } from "./panels.js";
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
 * differ by dash and marker as well as colour and break where a score is missing; a legend names them, and each cut-off
 * with its value and its norm; marks are words below the axis, each beside the number of its session; the score a method
 * expected and its limit are a band; the words of `describe` stand below as well. All text is escaped. Scores are drawn, to a tenth of a pixel, and not written out; only cut-offs and axes have numbers.
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

  const page: Page = { drawn: "", width, bottom: 12 };
  writeLines(page, chart.title, 10, boldType);
  for (const panel of panelsOf(chart)) drawPanel(page, chart.layout === "panels", panel);
  page.bottom += 4;
  for (const paragraph of captionOf(chart)) writeLines(page, paragraph, 10);

  const description = describe(chart);
  const prefix = id ?? `chart-${fingerprint(description + page.drawn)}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${prefix}-title ${prefix}-desc" viewBox="0 0 ${width} ${page.bottom + 8}" ` +
    `width="${width}" font-family="sans-serif" font-size="12" fill="${textColour}">` +
    `<title id="${prefix}-title">${escaped(chart.title)}</title><desc id="${prefix}-desc">${escaped(description)}</desc>` +
    `${area("M0 0h1E4v1E6H0", "#FFF")}${page.drawn}</svg>`
  );
}

/** What has been drawn so far, from the top down. */
interface Page {
  drawn: string;
  readonly width: number;
  bottom: number;
}

const boldType = ' font-weight="bold"';

function drawPanel(page: Page, isSmall: boolean, { minimum, maximum, first, last, lines, bands, marks }: Panel): void {
  const quarters = [0, 1, 2, 3, 4].map((quarter) => minimum + ((maximum - minimum) * quarter) / 4);
  const left = Math.max(52, ...quarters.map((value) => short(value).length * 8));
  const span = page.width - 16 - left;
  page.bottom += 4;
  for (const { label, style } of lines) {
    const at = page.bottom + 9;
    page.drawn +=
      stroke(`M${left} ${at}h32`, style.colour, dashed(style)) +
      area(`M${left + 16} ${at}${style.shape}`, style.colour);
    writeLines(page, label, left + 40);
  }
  const top = page.bottom + 10;
  const height = isSmall ? 110 : 210;
  const y = (value: number): number =>
    tenth(top + height * Math.min(1, Math.max(0, (maximum - value) / (maximum - minimum))));
  const each = span / (last - first + 1);
  const x = (session: number): number => tenth(left + each * (session - first + 0.5));

  for (const { from, to, upper, lower } of bands)
    page.drawn += area(
      `M${x(from)} ${y(upper)}H${x(to)}V${y(lower)}H${x(from)}z`,
      bandColour,
      ` stroke="${axisColour}"`,
    );
  for (const value of quarters) {
    page.drawn += stroke(`M${left} ${y(value)}h${span}`, value > minimum ? gridColour : axisColour);
    page.drawn += text(left - 6, y(value) + 4, short(value), atEnd);
  }
  for (const { points, style } of lines) {
    const course = points.map(({ session, value, segment }, at) =>
      value === null ? "" : `${points[at - 1]?.segment === segment ? "L" : "M"}${x(session)} ${y(value)}`,
    );
    page.drawn += stroke(course.join(""), style.colour, dashed(style));
    for (const { session, value } of points)
      if (value !== null) page.drawn += area(`M${x(session)} ${y(value)}${style.shape}`, style.colour);
  }

  page.bottom = top + height + 4;
  page.drawn += text(left - 6, page.bottom + 13, "session", atEnd);
  let step = 1;
  while (each * step < `${last}`.length * 7 + 9) step *= 5;
  for (let session = Math.ceil(first / step) * step; session <= last; session += step)
    page.drawn += text(x(session), page.bottom + 13, `${session}`, atMiddle);
  page.bottom += 15;

  // Words below the axis, beside the number of their session. Its line ends above them, at the axis.
  for (const { session, words, value } of marks) {
    if (value !== null)
      page.drawn += stroke(`M${x(session)} ${y(value)}m-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0`, textColour);
    page.drawn += stroke(`M${x(session)} ${y(value ?? maximum) + 8}V${top + height}`, axisColour, thin);
    page.drawn += text(left - 6, page.bottom + 13, `${session}`, atEnd);
    writeLines(page, words, left);
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

const dashed = ({ dash }: Style): string => ` stroke-width="2" stroke-dasharray="${dash.join()}"`;
const thin = ' stroke-dasharray="2"';
const atEnd = ' text-anchor="end"';
const atMiddle = ' text-anchor="middle"';

const stroke = (d: string, colour: string, more = ""): string => area(d, "none", ` stroke="${colour}"${more}`);

const area = (d: string, colour: string, more = ""): string => `<path d="${d}" fill="${colour}"${more}/>`;

const text = (x: number, y: number, words: string, more = ""): string =>
  `<text x="${x}" y="${tenth(y)}"${more}>${escaped(words)}</text>`;

/** Text that breaks into lines at the width of the page. */
function writeLines(page: Page, words: string, x: number, more = ""): void {
  for (const piece of wrapped(words, Math.floor((page.width - x - 8) / 7))) {
    page.bottom += 15;
    page.drawn += text(x, page.bottom - 2, piece, more);
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
  for (const character of content) hash = (hash * 31 + character.charCodeAt(0)) % 1e9;
  return hash;
}
