import type { ChartPoint } from "./segments.js";
import type { EndLabel } from "./endLabels.js";
import { sharedCutoffs } from "./endLabels.js";
import { labelRoom } from "./labelRoom.js";
import type { LabelRoom } from "./labelRoom.js";
import type { ChartEvent } from "./events.js";
import type { Panel, PanelLine } from "./panels.js";
import type { Picture } from "./pictureOptions.js";
import { lineHeight, looks, placeBeside, stack, textAt } from "./placeLabel.js";
import type { PlacedText, Sides } from "./placeLabel.js";
import { multiples, roundStep } from "./roundSteps.js";
import { pixelsOf } from "./scene.js";
import type { Ink, Mark, PanelScene, Scene, Spot } from "./scene.js";
import { hasValue } from "./segments.js";
import { widthOf } from "./textWidth.js";
import { lineTone } from "./theme.js";
import type { TimeAxis } from "./timeAxis.js";
import { scoreText } from "./words.js";

/** Where a panel stands, and what is known of it already. */
export interface Frame extends Pick<Scene, "left" | "right" | "span"> {
  readonly top: number;
  readonly bottom: number;
  readonly picture: Picture;
  readonly time: TimeAxis;
  readonly ends: readonly EndLabel[];
  readonly notes: readonly ChartEvent[];
  /** Labels that find no room go in here, with their sessions. */
  readonly missed: Map<string, number[]>;
}

type Kind = Exclude<ChartEvent["kind"], "note">;

/** The look of a mark, the sides for its label, and its radius. The loudest first: a session has one mark. */
const kinds: Readonly<
  Record<Kind, { readonly shape: "circle" | "diamond"; readonly radius: number; readonly sides: Sides }>
> = {
  onset: { shape: "circle", radius: 7, sides: ["below", "right", "left", "above"] },
  drop: { shape: "diamond", radius: 5, sides: ["below", "right", "left", "above"] },
  repair: { shape: "circle", radius: 4.5, sides: ["above", "left", "right", "below"] },
  trough: { shape: "circle", radius: 4.5, sides: ["below", "right", "left", "above"] },
  flag: { shape: "diamond", radius: 5, sides: ["above", "left", "right", "below"] },
};

/** A course of a thousand sessions may have hundreds of marks; more labels than this never fit. */
const mostLabels = 24;

/**
 * Round numbers for the score axis.
 *
 * @internal
 */
export const ticksOf = ({ axis: { low, high } }: Panel, height: number): number[] =>
  multiples(low, high, roundStep(high - low, Math.max(1, Math.min(5, Math.floor(height / 22)))));

/**
 * A panel with a place for everything on it.
 *
 * @internal
 */
export function drawPanel(panel: Panel, frame: Frame): PanelScene {
  const { lines, scale } = panel;
  const { low, high } = panel.axis;
  const { left, right, top, bottom, span, picture, time, notes } = frame;
  const { text } = picture;
  const toPixels = pixelsOf(frame, { top, bottom, low, high });
  const heightOf = (score: number): number => toPixels([span[0], score])[1];
  const isSeen = (score: number): boolean => score >= low && score <= high;
  const inks: Ink[] = [];
  const marks: Mark[] = [];
  const room = labelRoom({ left: left + 3, right: right - 1, top: top - 8, bottom: bottom - 2 });
  const draw = (ink: Ink, aside: readonly number[] = []): void => {
    inks.push(ink);
    for (const run of aside.length > 0 ? ink.runs : []) {
      let before: readonly [x: number, y: number] | undefined;
      for (const spot of run) {
        const [x, y] = toPixels(spot);
        const [left, top] = before ?? [x, y];
        for (const away of aside) room.addLine({ left, top: top + away, right: x, bottom: y + away });
        before = [x, y];
      }
    }
  };
  const across = (score: number, more: Omit<Ink, "runs">, aside: readonly number[] = []): void => {
    draw(
      {
        runs: [
          [
            [span[0], score],
            [span[1], score],
          ],
        ],
        ...more,
      },
      aside,
    );
  };
  const mark = (own: Mark, air = 1): readonly [x: number, y: number] => {
    marks.push(own);
    const [x, y] = toPixels(own.at);
    const reach = own.radius + air;
    room.addBox({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });
    return [x, y];
  };

  const ticks = ticksOf(panel, bottom - top);
  for (const tick of ticks) across(tick, { tone: "grid" });
  across(low, { tone: "muted" });
  for (const [at, { limits, bands }] of lines.entries()) {
    const [expected, lower] = (["expected", "lower"] as const).map((of) => steps(limits, of, frame, isSeen));
    if (lines.length === 1) draw({ runs: lower as Spot[][], tone: "alarm", opacity: 0.08, floor: low });
    for (const band of bands) {
      const place = time.placeOf(band.from) as number;
      const [floor, ceiling] = [Math.max(low, band.lower), Math.min(high, band.upper)];
      const title = text.about({ label: text.band, words: text.norm({ id: band.normId, name: band.norm }) });
      if (floor < ceiling)
        draw({
          runs: [
            [
              [place, ceiling],
              [span[1], ceiling],
            ],
          ],
          tone: lineTone(at),
          opacity: 0.1,
          floor,
          title,
        });
      const edges = [band.lower, band.upper].filter(isSeen);
      draw(
        {
          runs: edges.map((score) => [
            [place, score],
            [span[1], score],
          ]),
          tone: lineTone(at),
          opacity: 0.6,
          dash: [6, 3],
        },
        [0],
      );
    }
    if (picture.expected) draw({ runs: expected as Spot[][], tone: "muted", dash: [4, 3] }, [0]);
    draw({ runs: lower as Spot[][], tone: "alarm", width: 1.2, opacity: 0.75 }, [0]);
  }
  for (const { value, tone, title } of sharedCutoffs(lines, text))
    if (isSeen(value)) across(value, { tone, title, width: 1.3, dash: [2, 4] }, [0]);
  const noted = notes.flatMap((note) => {
    const place = time.placeOf(note.session) as number;
    draw(
      {
        runs: [
          [
            [place, high],
            [place, low],
          ],
        ],
        tone: "muted",
        dash: [1, 3],
      },
      [0],
    );
    const [x] = mark({ at: [place, high], shape: "triangle-down", radius: 4, fill: "muted", title: note.label });
    return { ...note, x };
  });

  // Lines with their points, then what is pointed at, the loudest last.
  const half = (right - left) / 2 / Math.max(1, time.count);
  const pointed: (Pointed & { readonly line: number })[] = [];
  for (const [line, own] of lines.entries()) {
    const points = own.series.points.filter(hasValue);
    const runs: Spot[][] = [];
    const titles = titlesOf(own, picture);
    for (const [at, point] of points.entries()) {
      const spot: Spot = [time.placeOf(point.session) as number, point.value];
      if (points[at - 1]?.segment === point.segment) runs.at(-1)?.push(spot);
      else runs.push([spot]);
      const title = titles(point);
      const radius = Math.max(1.2, Math.min(3.2, half * 0.7));
      mark({
        at: spot,
        shape: line === 0 ? "circle" : "square",
        radius,
        fill: lineTone(line),
        title,
        session: point.session,
      });
    }
    draw({ runs, tone: lineTone(line), width: 2 }, [-3, 3]);
    pointed.push(...pointedAt(own, titles, time).map((one) => ({ ...one, line })));
  }
  const order = Object.keys(kinds) as Kind[];
  pointed.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  const placed = pointed.map((one) => {
    const { kind, at, title, session, line } = one;
    const { shape, radius: most } = kinds[kind];
    const radius = Math.max(Math.min(most, 5), Math.min(most, half * 2)) * (half < 2 && kind !== "onset" ? 0.7 : 1);
    const isLoud = kind === "onset";
    const stroke = isLoud ? "paper" : shape === "circle" ? lineTone(line) : "muted";
    const [x, y] = mark(
      {
        at,
        shape,
        radius,
        fill: isLoud ? "alarm" : "paper",
        stroke,
        strokeWidth: shape === "diamond" ? 1.5 : 2,
        title,
        session,
      },
      2,
    );
    return { ...one, x, y, radius };
  });
  const eventMarks = marks.splice(marks.length - placed.length).reverse();

  const grid = ticks.map(heightOf);
  const missing = (label: string, session: number): void => {
    frame.missed.set(label, [...(frame.missed.get(label) ?? []), session]);
  };
  const texts = [
    ...ticks.flatMap((tick) =>
      textAt([scoreText(scale, text)(tick)], left - 8, heightOf(tick) - 7.4, looks.plain, "end"),
    ),
    ...endTexts(frame, heightOf),
    ...noted.flatMap(({ label, session, x }, at) => {
      const words = at < mostLabels ? besideNote(label, x, frame, room) : undefined;
      if (!words) missing(label, session);
      return words ?? [];
    }),
    ...placed
      .filter(({ isQuiet }) => !isQuiet)
      .flatMap(({ kind, session, ...own }, at) => {
        const label = text[kind];
        const look = kind === "onset" ? looks.alarm : looks.small;
        const words = at < mostLabels ? placeBeside(label, own, look, kinds[kind].sides, grid, room) : undefined;
        // What came of a drop is told under the title and in the description.
        if (!words && kind !== "trough" && kind !== "repair") missing(label, session);
        return words ?? [];
      }),
  ];
  return { top, bottom, low, high, inks, marks: [...marks, ...eventMarks], texts };
}

/** A limit holds around its session: half way to the next on either side, half a session at most. */
function steps(
  limits: PanelLine["limits"],
  of: "expected" | "lower",
  { time, span, picture }: Frame,
  isSeen: (score: number) => boolean,
): Spot[][] {
  const reach = picture.axis === "date" || time.count < 2 ? Infinity : 0.5;
  const known = limits.map((limit) => ({ place: time.placeOf(limit.session) ?? NaN, score: limit[of] }));
  const runs: Spot[][] = [];
  let end = NaN;
  for (const [at, { place, score }] of known.entries()) {
    const from = Math.max(span[0], place - Math.min(reach, (place - (known[at - 1]?.place ?? -Infinity)) / 2));
    const to = Math.min(span[1], place + Math.min(reach, ((known[at + 1]?.place ?? Infinity) - place) / 2));
    if (score === null || !isSeen(score) || Number.isNaN(place)) continue;
    if (from !== end) runs.push([]);
    runs.at(-1)?.push([from, score], [to, score]);
    end = to;
  }
  return runs;
}

/** Something that is pointed at. */
interface Pointed {
  readonly kind: Kind;
  readonly at: Spot;
  readonly session: number;
  readonly title: string;
  /** A flag within a drop tells nothing new: it has a mark and no words. */
  readonly isQuiet: boolean;
}

/** One mark for a session: its lowest score may be another drop too. */
function pointedAt({ series, events }: PanelLine, titleOf: (point: ChartPoint) => string, time: TimeAxis): Pointed[] {
  const episodes = series.assessment?.status === "assessed" ? series.assessment.episodes : [];
  const points = new Map(series.points.map((point) => [point.session, point]));
  const order = Object.keys(kinds);
  const loudest = new Map<number, Kind>();
  for (const { session, kind } of events) {
    const known = loudest.get(session);
    if (known === undefined || order.indexOf(kind) < order.indexOf(known)) loudest.set(session, kind as Kind);
  }
  return [...loudest].flatMap(([session, kind]) => {
    const point = points.get(session);
    if (!point || point.value === null) return [];
    const isQuiet = kind === "flag" && episodes.some(({ onset, last }) => onset <= session && session <= last);
    return {
      kind,
      session,
      at: [time.placeOf(session) as number, point.value] as const,
      title: titleOf(point),
      isQuiet,
    };
  });
}

/** What the tooltips of a line say: session, date, score, what a method said. */
function titlesOf({ series, limits, events }: PanelLine, { text }: Picture): (point: ChartPoint) => string {
  const limitsAt = new Map(limits.map((limit) => [limit.session, limit]));
  const said = new Map<number, string[]>();
  for (const { session, kind } of events) said.set(session, [...(said.get(session) ?? []), text[kind as Kind]]);
  const score = scoreText(series.scale, text);
  return ({ session, date, modality, value }) => {
    const { expected = null, lower = null } = limitsAt.get(session) ?? {};
    return text.point({
      session: text.formatNumber(session),
      date: date === undefined ? "" : text.formatDate(date),
      modality: modality ? text[modality] : "",
      score: score(value as number),
      said: [
        ...(said.get(session) ?? []),
        ...(expected === null ? [] : [text.valued({ label: text.expected, value: score(expected) })]),
        ...(lower === null ? [] : [text.valued({ label: text.limit, value: score(lower) })]),
      ],
    });
  };
}

function endTexts({ ends, right, top, bottom }: Frame, heightOf: (score: number) => number): PlacedText[] {
  let free = bottom - top + 14;
  const fitting = ends.filter(({ height }) => (free -= height) >= 0);
  const middles = stack(
    fitting.map(({ score, height }) => [heightOf(score), height]),
    top - 8,
    bottom + 6,
  );
  return fitting.flatMap(({ lines, height, look, title }, at) =>
    textAt(lines, right + 10, (middles[at] as number) - height / 2, look, "start", title),
  );
}

/** Notes stand at the top, beside their line; those without room are listed below. */
function besideNote(label: string, x: number, { top }: Frame, room: LabelRoom): PlacedText[] | undefined {
  const width = widthOf(label, looks.small.size);
  const height = looks.small.size * lineHeight;
  for (const down of [-6, 8, 22])
    for (const left of [x + 5, x - 5 - width]) {
      const box = { left, right: left + width, top: top + down, bottom: top + down + height };
      if (!room.isFree(box)) continue;
      room.addBox(box);
      return textAt([label], left, box.top, looks.small);
    }
  return undefined;
}
