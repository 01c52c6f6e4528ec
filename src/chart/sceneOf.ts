import type { ChartData } from "./chartData.js";
import { description, headline } from "./describe.js";
import { drawPanel, ticksOf } from "./drawPanel.js";
import { endLabels, sharedCutoffs } from "./endLabels.js";
import { panelsOf } from "./panels.js";
import type { Picture } from "./pictureOptions.js";
import { lineHeight, looks, textAt } from "./placeLabel.js";
import type { PlacedText, TextLook } from "./placeLabel.js";
import type { Mark, PanelScene, Scene } from "./scene.js";
import { widthOf, wrapped } from "./textWidth.js";
import { timeAxis } from "./timeAxis.js";
import { scoreText, sessionsText } from "./words.js";

/** Space around the picture, and from the sides of a panel to its first and last session. */
const margin = 12;
const pad = 14;

/** How a session was held: a shape on the axis, and in its key. Most are in person, and have none. */
const shapes = { video: ["triangle-up", "▲"], phone: ["circle", "●"], text: ["square", "■"] } as const;

/**
 * Everything in its place, from the top down.
 *
 * @internal
 */
export function sceneOf(chart: ChartData, picture: Picture, caller: string): Scene {
  const { width, text } = picture;
  const time = timeAxis(chart, picture.axis === "date", text, caller);
  const panels = panelsOf(chart, picture);
  let bottom = margin;
  const write = (words: string, look: TextLook): PlacedText[] => {
    const lines = wrapped(words, width - 2 * margin, look.size, look.isBold);
    const placed = textAt(lines, margin, bottom, look);
    bottom += lines.length * look.size * lineHeight;
    return placed;
  };
  const head = write(chart.title, looks.title);
  bottom += 2;
  head.push(...write(headline(chart, text), looks.plain));

  // One pair of margins for all panels, so that sessions stand above one another.
  const count = panels.length;
  const height =
    picture.height === undefined
      ? count > 1
        ? Math.min(120, Math.max(90, width * 0.14))
        : Math.min(280, Math.max(170, width * 0.3))
      : Math.max(70, (picture.height - bottom - 44) / count - 20);
  const plain = (words: string): number => widthOf(words, looks.plain.size);
  const tickWords = panels.flatMap((panel) => ticksOf(panel, height).map((tick) => scoreText(panel.scale, text)(tick)));
  const left = margin + 8 + Math.max(0, ...tickWords.map(plain));
  const most = Math.max(72, Math.min(220, width * 0.36));
  const ends = panels.map((panel) => endLabels(panel, picture, most));
  const unit = picture.axis === "date" ? "" : text.session;
  const right =
    width -
    margin -
    10 -
    Math.max(Math.min(plain(unit), most), ...ends.flatMap(({ labels }) => labels.map((label) => label.width)));
  const perPixel = (time.last - time.first || 1) / (right - left - 2 * pad);
  const middle = (time.last + time.first) / 2;
  const reach = ((right - left) / 2) * perPixel;
  const frame = {
    left,
    right,
    span: [middle - reach, middle + reach] as const,
    picture,
    time,
    missed: new Map<string, number[]>(),
  };

  const notes = chart.events.filter(({ kind }) => kind === "note");
  const drawn = panels.map((panel, at): PanelScene => {
    const { labels, legend } = ends[at] as (typeof ends)[number];
    if (legend.length > 0) bottom += 6;
    const above = legend.flatMap(({ lines: [name = ""], look }) => write(name, look));
    const top = bottom + (at === 0 ? 14 : 20);
    bottom = top + height;
    const scene = drawPanel(panel, { ...frame, top, bottom, ends: labels, notes: at === 0 ? notes : [] });
    return {
      ...scene,
      texts: [...above, ...scene.texts],
      marks:
        at < count - 1 ? scene.marks : [...heldOn(chart, time, scene.low, (right - left) / time.count), ...scene.marks],
    };
  });

  // The axis of time.
  bottom += 9;
  const foot = time.ticks((plain(time.longest) + 10) * perPixel).flatMap(([place, words]) => {
    const half = plain(words) / 2;
    const x = left + (place - frame.span[0]) / perPixel;
    return textAt([words], Math.min(Math.max(x, 4 + half), width - 4 - half), bottom, looks.plain, "middle");
  });
  const end = Math.max(0, ...foot.map(({ x, words }) => x + plain(words) / 2));
  const isBeside = end < right + 4 && plain(unit) <= width - margin - right - 9;
  if (!isBeside) bottom += looks.plain.size * lineHeight;
  foot.push(...textAt(unit === "" ? [] : [unit], isBeside ? right + 10 : margin, bottom, looks.plain));
  bottom += looks.plain.size * lineHeight + 2;

  // What the panels could not say.
  const held = new Set(chart.series.flatMap(({ points }) => points.map(({ modality }) => modality)));
  held.delete(undefined);
  const key = (["video", "phone", "text"] as const).filter((modality) => held.size > 1 && held.has(modality));
  foot.push(...write(key.map((modality) => `${shapes[modality][1]} ${text[modality]}`).join("   "), looks.small));
  for (const [label, sessions] of frame.missed) {
    const isNote = notes.some((note) => note.label === label);
    const words = isNote
      ? sessions.map((session) => text.inSession({ label, session: text.formatNumber(session) })).join(" ")
      : text.inSessions({ label, ...sessionsText(sessions, text) });
    foot.push(...write(words, looks.small));
  }
  if (picture.caption) {
    bottom += 6;
    for (const words of captionOf(chart, panels, picture)) foot.push(...write(words, looks.small));
  }
  const cut = panels.filter(({ axis, scale }) => axis.low > scale.minimum || axis.high < scale.maximum);
  const axes = cut.map(({ axis, scale }) =>
    text.axis({ low: scoreText(scale, text)(axis.low), high: scoreText(scale, text)(axis.high) }),
  );
  return {
    ...frame,
    width,
    height: Math.ceil(bottom + margin),
    panels: drawn,
    head,
    foot,
    description: [description(chart, text), ...new Set(axes)].join(" "),
  };
}

/** How sessions were held, as small shapes on the axis. */
function heldOn({ series }: ChartData, time: Frame["time"], low: number, each: number): Mark[] {
  const held = new Map(
    series.flatMap(({ points }) => points.map(({ session, modality }) => [session, modality] as const)),
  );
  return [...held].flatMap(([session, modality]) => {
    const place = time.placeOf(session);
    if (!modality || modality === "in-person" || place === undefined) return [];
    const radius = Math.max(1.5, Math.min(4, 0.4 * each));
    return { at: [place, low] as const, shape: shapes[modality][0], radius, fill: "muted" as const };
  });
}

interface Frame {
  readonly time: ReturnType<typeof timeAxis>;
}

/** What the picture cannot show: whose norms, and cautions. */
function captionOf(chart: ChartData, panels: ReturnType<typeof panelsOf>, { text }: Picture): string[] {
  const bands = chart.bands.map(({ norm, normId }) =>
    text.about({ label: text.band, words: text.norm({ id: normId, name: norm }) }),
  );
  const cutoffs = panels.flatMap(({ lines }) => sharedCutoffs(lines, text).map(({ title }) => title));
  const assessed = chart.series.flatMap(({ assessment }) => (assessment?.status === "assessed" ? [assessment] : []));
  const cautions = assessed.flatMap((assessment) => [...assessment.cautions.map(text.caution), text.statistical]);
  return [...new Set([...cutoffs, ...bands, ...cautions])];
}
