import { describe, expect, it } from "vitest";
import { dayOf } from "../../../src/chart/dayOf.js";
import { labelRoom } from "../../../src/chart/labelRoom.js";
import { placeBeside, looks, stack } from "../../../src/chart/placeLabel.js";
import { multiples, roundStep } from "../../../src/chart/roundSteps.js";
import { widthOf, wrapped } from "../../../src/chart/textWidth.js";
import { english } from "../../../src/chart/index.js";
import { valueAxis } from "../../../src/chart/valueAxis.js";
import { scoreText, sessionsText } from "../../../src/chart/words.js";

const scale = { minimum: 0, maximum: 40 };

describe("valueAxis", () => {
  it.each([
    ["scores and frame between round numbers", [34.2, 38.5], [26.6, 36, null], { low: 25, high: 40 }],
    ["a quarter of the scale at least", [38, 38.4], [], { low: 30, high: 40 }],
    ["the whole scale of no score", [], [], { low: 0, high: 40 }],
    ["no part beyond the scale", [40], [-3], { low: 0, high: 40 }],
  ])("with auto shows %s", (_, scores, frame, expected) => {
    const axis = valueAxis(scale, "auto", scores, frame);
    expect(axis.low).toBeGreaterThanOrEqual(expected.low);
    expect(axis.high).toBeLessThanOrEqual(Math.min(40, expected.high));
    expect(axis.high - axis.low).toBeGreaterThanOrEqual(10);
    for (const score of scores) expect(score).toBeGreaterThanOrEqual(axis.low);
  });

  it("shows the whole scale, or the part asked for, never less than the scores", () => {
    expect(valueAxis(scale, "full", [38], [])).toEqual({ low: 0, high: 40 });
    expect(valueAxis(scale, [20, 40], [38], [5])).toEqual({ low: 20, high: 40 });
    expect(valueAxis(scale, [30, 60], [12], [])).toEqual({ low: 12, high: 40 });
    expect(valueAxis(scale, [90, 99], [], [])).toEqual({ low: 0, high: 40 });
  });
});

describe("roundStep and multiples", () => {
  it.each([
    [40, 4, 10],
    [13, 4, 5],
    [0.3, 4, 0.1],
    [216, 5, 50],
    [1, 1, 1],
  ])("cuts %s into at most %s pieces of %s", (range, pieces, step) => {
    expect(roundStep(range, pieces)).toBeCloseTo(step, 12);
  });

  it("keeps a smallest step, and its multiples free of the error of adding", () => {
    expect(roundStep(0.2, 1, 1)).toBe(1);
    expect(multiples(0, 0.3, 0.1)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(multiples(-1, 12, 5)).toEqual([0, 5, 10]);
  });
});

describe("dayOf", () => {
  const utc = (date: string): number => Date.parse(date) / 86_400_000;

  it.each([
    "1970-01-02",
    "2000-02-29",
    "1900-03-01",
    "2026-11-30",
    "2026-12-31T23:59:59Z",
    "2026-03-01T00:30:00+02:00",
    "2026-03-01T00:30-05:30",
    "2026-06-01T12:00:00.250Z",
  ])("counts the days up to %s as Date does", (date) => {
    expect(dayOf(date)! - dayOf("1970-01-01")!).toBeCloseTo(utc(date.replace(/^(.{16})([+-])/, "$1:00$2")), 4);
  });

  it.each([
    "",
    "2026",
    "2026-13-01",
    "2026-02-29",
    "2026-04-31",
    "2026-01-00",
    "30.11.2026",
    "2026-11-30T25:00",
    "2026-11-30 10:61",
  ])("takes %s for no date", (date) => {
    expect(dayOf(date)).toBeUndefined();
  });
});

describe("labels", () => {
  const bounds = { left: 0, top: 0, right: 300, bottom: 200 };
  const box = (left: number, top: number, width = 40, height = 14) => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  });

  it("stand clear of boxes, of slanted, level and upright lines, and inside", () => {
    const room = labelRoom(bounds);
    room.addBox(box(100, 100));
    room.addLine({ left: 0, top: 0, right: 100, bottom: 100 });
    room.addLine({ left: 200, top: 60, right: 300, bottom: 60 });
    room.addLine({ left: 150, top: 190, right: 150, bottom: 120 });
    expect(room.isFree(box(95, 95))).toBe(false);
    expect(room.isFree(box(30, 40))).toBe(false);
    expect(room.isFree(box(50, 40))).toBe(false);
    expect(room.isFree(box(60, 40))).toBe(true);
    expect(room.isFree(box(220, 50))).toBe(false);
    expect(room.isFree(box(220, 61))).toBe(true);
    expect(room.isFree(box(140, 150))).toBe(false);
    expect(room.isFree(box(151, 150))).toBe(true);
    expect(room.isFree(box(270, 20))).toBe(false);
  });

  it("go to the best side that is free, in two lines where one finds no room", () => {
    const mark = { x: 150, y: 100, radius: 7 };
    const place = (room: ReturnType<typeof labelRoom>) =>
      placeBeside("possible rupture", mark, looks.alarm, ["below", "right"], [], room);
    const [below] = place(labelRoom(bounds))!;
    expect(below).toMatchObject({ x: 150, anchor: "middle", words: "possible rupture" });
    expect(below!.y).toBeGreaterThan(107);
    const floor = labelRoom({ ...bounds, bottom: 112 });
    expect(place(floor)![0]).toMatchObject({ anchor: "start" });
    const narrow = labelRoom({ left: 110, top: 0, right: 195, bottom: 200 });
    expect(place(narrow)!.map(({ words }) => words)).toEqual(["possible", "rupture"]);
    const none = labelRoom({ left: 140, top: 90, right: 160, bottom: 110 });
    expect(place(none)).toBeUndefined();
  });

  it("are stacked near the heights they wish for, without overlap", () => {
    expect(
      stack(
        [
          [50, 14],
          [20, 14],
        ],
        0,
        100,
      ),
    ).toEqual([50, 20]);
    expect(
      stack(
        [
          [50, 14],
          [52, 14],
        ],
        0,
        100,
      ),
    ).toEqual([50, 64]);
    expect(
      stack(
        [
          [98, 14],
          [99, 14],
        ],
        0,
        100,
      ),
    ).toEqual([79, 93]);
    expect(stack([[-5, 14]], 0, 100)).toEqual([7]);
  });

  it("break between words, or else within, and keep every letter", () => {
    expect(wrapped("one two three", widthOf("one two", 12), 12)).toEqual(["one two", "three"]);
    const broken = wrapped("incomprehensibilities", 60, 12);
    expect(broken.length).toBeGreaterThan(1);
    expect(broken.join("")).toBe("incomprehensibilities");
    expect(wrapped("  ", 60, 12)).toEqual([]);
  });
});

describe("words", () => {
  it("round scores to a three-hundredth of the scale", () => {
    expect(scoreText(scale, english)(35.96)).toBe("36");
    expect(scoreText(scale, english)(38.5)).toBe("38.5");
    expect(scoreText({ minimum: 1, maximum: 7 }, english)(5.3333)).toBe("5.33");
    expect(scoreText({ minimum: 0, maximum: 0.001 }, english)(0.000512)).toBe("0.000512");
  });

  it("join sessions, and runs of three or more", () => {
    expect(sessionsText([6], english)).toEqual({ sessions: "6", count: 1 });
    expect(sessionsText([6, 7, 12], english).sessions).toBe("6, 7 and 12");
    expect(sessionsText([1, 2, 3, 9, 10, 11, 12], english).sessions).toBe("1–3 and 9–12");
  });
});
