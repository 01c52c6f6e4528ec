import { describe, expect, it } from "vitest";
import { isColour, themes } from "../../../src/chart/theme.js";

/** Relative luminance and contrast by WCAG 2. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

describe.each(Object.entries(themes))("the %s theme", (_, theme) => {
  it.each(["text", "muted", "alarm", "line", "secondLine"] as const)("writes %s at 4.5 to 1 or better", (tone) => {
    expect(contrast(theme[tone], theme.paper)).toBeGreaterThanOrEqual(4.5);
  });

  it("gives the alarm more contrast than any line, and the grid hardly any", () => {
    const of = (tone: keyof typeof theme) => contrast(theme[tone], theme.paper);
    expect(of("alarm")).toBeGreaterThan(1.2 * Math.max(of("line"), of("secondLine"), of("muted")));
    expect(of("grid")).toBeLessThan(2);
  });
});

describe("isColour", () => {
  it.each(["#abc", "#A01818", "red", "currentColor", "rgb(1 2 3 / 50%)", "rgba(1, 2, 3, .5)", "var(--alarm)"])(
    "takes %s",
    (colour) => {
      expect(isColour(colour)).toBe(true);
    },
  );

  it.each(["url(#a)", "", "#ab", 'red" x="', "var(--a, url(x))", "expression(1)", null])("refuses %s", (colour) => {
    expect(isColour(colour)).toBe(false);
  });
});
