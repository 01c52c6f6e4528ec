import type { Panel } from "./panels.js";
import type { Picture } from "./pictureOptions.js";
import { lineHeight, looks } from "./placeLabel.js";
import type { TextLook } from "./placeLabel.js";
import { hasValue } from "./segments.js";
import { widthOf, wrapped } from "./textWidth.js";
import { lineTone } from "./theme.js";
import { scoreText } from "./words.js";

/** A label at the right end of what it names. */
export interface EndLabel {
  readonly lines: readonly string[];
  readonly look: TextLook;
  readonly width: number;
  readonly height: number;
  /** The score at whose height it wants to stand. */
  readonly score: number;
  readonly title?: string | undefined;
}

/**
 * The labels at the right end of a panel: lines with their last score, then the limit, cut-offs, what was expected, the
 * band. The first are the ones that matter most. A name that is too long stands above the panel, in the legend.
 *
 * @param most - the widest that a label may be
 * @internal
 */
export function endLabels(
  { lines, axis: { low, high }, scale }: Panel,
  { text, expected }: Picture,
  most: number,
): { readonly labels: EndLabel[]; readonly legend: EndLabel[] } {
  const [labels, legend]: [EndLabel[], EndLabel[]] = [[], []];
  const add = (to: EndLabel[], words: string, score: number, look: TextLook, title?: string): EndLabel => {
    const broken = wrapped(words, most, look.size, look.isBold);
    const width = Math.max(0, ...broken.map((line) => widthOf(line, look.size, look.isBold)));
    const label = { lines: broken, look, width, height: broken.length * look.size * lineHeight, score, title };
    to.push(label);
    return label;
  };
  const addQuiet = (words: string, score: number | null | undefined, tone: TextLook["tone"], title?: string): void => {
    if (typeof score === "number" && score >= low && score <= high)
      add(labels, words, score, { ...looks.small, tone }, title);
  };

  for (const [at, { series }] of lines.entries()) {
    const look = { ...looks.alarm, tone: lineTone(at) };
    const last = series.points.filter(hasValue).at(-1)?.value;
    const value = last === undefined ? "" : scoreText(scale, text)(last);
    const height = last ?? (low + high) / 2;
    const own = add(labels, value === "" ? series.label : text.valued({ label: series.label, value }), height, look);
    if (own.lines.length < 3) continue;
    labels.pop();
    add(labels, value, height, look);
    legend.push({ ...own, lines: [series.label] });
  }
  for (const { limits } of lines) addQuiet(text.limit, latest(limits, "lower"), "alarm");
  for (const { value, tone, title } of sharedCutoffs(lines, text))
    addQuiet(text.valued({ label: text.cutoff, value: text.formatNumber(value) }), value, tone, title);
  for (const [at, { limits, bands }] of lines.entries()) {
    if (expected) addQuiet(text.expected, latest(limits, "expected"), "muted");
    for (const { upper, lower, norm, normId } of bands)
      addQuiet(text.band, upper > high ? lower : upper, lineTone(at), text.norm({ id: normId, name: norm }));
  }
  return { labels, legend };
}

/** The last of the limits that there are. */
const latest = (limits: Panel["lines"][number]["limits"], of: "lower" | "expected"): number | null =>
  limits.reduce<number | null>((known, limit) => limit[of] ?? known, null);

/** A cut-off: one line for all that share its value. */
export interface SharedCutoff {
  readonly value: number;
  readonly tone: TextLook["tone"];
  /** Whose it is. */
  readonly title: string;
}

/**
 * The cut-offs of a panel, each value once.
 *
 * @internal
 */
export function sharedCutoffs(lines: Panel["lines"], text: Picture["text"]): SharedCutoff[] {
  const all = lines.flatMap(({ cutoffs }, line) => cutoffs.map((cutoff) => ({ ...cutoff, line })));
  return [...new Set(all.map(({ value }) => value))].map((value) => {
    const same = all.filter((cutoff) => cutoff.value === value);
    const [line, ...others] = new Set(same.map((cutoff) => cutoff.line));
    const label = text.valued({ label: text.cutoff, value: text.formatNumber(value) });
    const words = text.list([...new Set(same.map(({ normId, norm }) => text.norm({ id: normId, name: norm })))]);
    return { value, tone: lineTone(others.length > 0 ? -1 : (line as number)), title: text.about({ label, words }) };
  });
}
