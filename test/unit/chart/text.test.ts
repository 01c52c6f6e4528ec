import { describe as group, expect, it } from "vitest";
import { chartData, describe, english, svg, vegaLite } from "../../../src/chart/index.js";
import type { ChartText } from "../../../src/chart/index.js";
import { detectByComponent, detectRuptures, methods, norms } from "../../../src/index.js";
import { cutoffs, dipped, elements, method, series } from "./examples.js";

/** Every letter of the catalogue becomes another alphabet's: what is still Latin did not come from it. */
const foreign = (words: string): string =>
  words.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x3b0));
const pseudo = Object.fromEntries(
  Object.entries(english).map(([name, text]) => {
    if (typeof text === "string") return [name, foreign(text)];
    if (name === "list") return [name, text];
    return [name, (...about: never[]) => foreign((text as (...about: never[]) => string)(...about))];
  }),
) as unknown as ChartText;

group("a translated chart", () => {
  const unscored = series([null, null]);
  const short = series([30]);
  const held = series([36, 36.2, 36.1, 20, 19, 30, 36], undefined, (at) => {
    return { date: `2026-03-0${at + 1}`, modality: (["in-person", "video", "phone", "text"] as const)[at % 4]! };
  });
  const quiet = series([6, 6.1, 6, 6], { minimum: 1, maximum: 7 });
  const parts = { goal: quiet, task: quiet, bond: quiet, total: quiet };
  const gain = methods.suddenShift({ minimumChange: 5, direction: "rise" });
  const byComponent = detectByComponent(parts, methods.prediction({ typicalStandardDeviation: 0.4 }));
  const text = pseudo;
  const charts = [
    chartData([{ label: "1", series: dipped, analysis: detectRuptures(dipped, method), cutoffs }], { text }),
    chartData(
      [
        {
          label: "1",
          series: held,
          analysis: detectRuptures(held, method),
          cutoffs,
          band: { ...norms.ors.developer, instrument: undefined } as never,
        },
        { label: "2", series: dipped },
      ],
      { text, notes: [{ session: 2, label: "3" }] },
    ),
    chartData([{ label: "1", series: unscored, analysis: detectRuptures(unscored, method) }], { text }),
    chartData([{ label: "1", series: short, analysis: detectRuptures(short, method) }], { text }),
    chartData([{ label: "1", series: held, analysis: detectRuptures(held, gain) }], { text }),
    chartData([{ label: "1", series: held, band: norms.ors.developer }], { text }),
    chartData(parts, { components: byComponent, text }),
  ];

  it.each(charts.map((chart, at) => [at, chart] as const))(
    "leaves no English letter in picture, description and tooltips (%s)",
    (_, chart) => {
      const xml = svg(chart, { text, caption: true, expected: true });
      const written = elements(xml).flatMap(({ name, text: words, title }) =>
        name === "path" ? [title] : [words, title],
      );
      expect(written.join(" ")).not.toMatch(/[A-Za-z]/);
      expect(describe(chart, { text })).not.toMatch(/[A-Za-z]/);
      const texts =
        JSON.stringify(vegaLite(chart, { text, caption: true, expected: true })).match(
          /"(?:words|tooltip|description|text|subtitle)":("[^"]*"|\[[^\]]*\])/g,
        ) ?? [];
      expect(texts.map((one) => one.replace(/^"\w+":/, "")).join(" ")).not.toMatch(/[A-Za-z]/);
    },
  );

  it("hands numbers and dates to the caller's own functions", () => {
    const formatNumber = (value: number): string => value.toFixed(1).replace(".", ",");
    const formatDate = (date: string): string => date.split("-").reverse().join(".");
    const xml = svg(chartData([{ label: "SRS", series: held, cutoffs }]), {
      axis: "date",
      text: { formatNumber, formatDate },
    });
    expect(xml).toContain("01.03.2026");
    expect(xml).toContain(">cut-off 36,0<");
    expect(xml).toContain("Session 4,0 · 04.03.2026 · text · 20,0");
  });
});
