import { describe as group, expect, it } from "vitest";
import { chartData, describe, svg } from "../../../src/chart/index.js";
import { themes } from "../../../src/chart/theme.js";
import { detectByComponent, detectRuptures, methods, norms } from "../../../src/index.js";
import { codeOf, cutoffs, developer, elements, line, method, series, tooltipsOf, wordsOf } from "./examples.js";

const axisOf = (xml: string): string[] =>
  elements(xml).flatMap(({ name, text, attributes }) =>
    name === "text" && attributes["text-anchor"] === "end" && /^[\d.]+$/.test(text) ? [text] : [],
  );

group("svg", () => {
  const picture = svg(chartData([line], { title: "Session Rating Scale" }), { id: "figure", theme: "light" });

  it("is an image whose title and description are tied to it", () => {
    const [root, title, desc] = elements(picture);
    expect(root?.attributes).toMatchObject({ role: "img", "aria-labelledby": "figure-title figure-desc" });
    expect([title?.name, title?.attributes["id"], desc?.name, desc?.attributes["id"]]).toEqual([
      "title",
      "figure-title",
      "desc",
      "figure-desc",
    ]);
    expect(title?.text).toBe("Session Rating Scale");
    expect(desc?.text).toBe(`${describe(chartData([line]))} The score axis runs from 25 to 40.`);
  });

  it("needs nothing from elsewhere and brings no script or style", () => {
    expect(picture.replace("http://www.w3.org/2000/svg", "")).not.toMatch(
      /https?:|<style|style=|<script|<link|font-face|url\(|href|on\w+=/,
    );
    expect(new Set(elements(picture).map(({ name }) => name))).toEqual(
      new Set(["svg", "title", "desc", "g", "path", "text"]),
    );
  });

  it("says in a line under the title what stands out, and names things at their ends", () => {
    expect(wordsOf(picture)).toEqual(
      expect.arrayContaining([
        "Session Rating Scale",
        "Session 6 is far below this client's earlier sessions. Back in session 8.",
        "SRS 38.5",
        "alarm limit",
        "cut-off 36",
        "possible rupture",
        "back",
      ]),
    );
  });

  it("shows at most 40 words of one course", () => {
    const words = wordsOf(picture)
      .join(" ")
      .split(/\s+/)
      .filter((word) => /\p{L}/u.test(word));
    expect(words.length).toBeLessThanOrEqual(40);
  });

  it("has a tooltip on every point: session, score, what the method said; and on the cut-off its norm", () => {
    const dated = series([36, 36.2, 35.9, 20], undefined, (at) => ({ date: `2026-03-0${at + 1}`, modality: "video" }));
    const tips = tooltipsOf(
      svg(chartData([{ label: "SRS", series: dated, analysis: detectRuptures(dated, method), cutoffs }])),
    );
    for (const session of [1, 2, 3, 4])
      expect(tips.filter((tip) => tip.startsWith(`Session ${session} ·`)).length).toBeGreaterThan(0);
    expect(tips).toContainEqual(
      expect.stringMatching(
        /^Session 4 · 2026-03-04 · video · 20 · possible rupture · expected [\d.]+ · alarm limit [\d.]+$/,
      ),
    );
    expect(tips).toContain(`cut-off 36: ${developer.name}`);
  });

  it("gives a possible rupture the one loud mark, its return and its lowest score small hollow ones, other flags a quiet one", () => {
    const falling = series([36, 36.2, 36.1, 36, 28, 22, 36, 36]);
    const xml = svg(chartData([{ label: "SRS", series: falling, analysis: detectRuptures(falling, method) }]), {
      theme: "light",
    });
    const marks = elements(xml).filter(
      ({ name, attributes }) =>
        name === "path" &&
        attributes["fill"] !== "none" &&
        attributes["stroke"] !== "transparent" &&
        attributes["stroke"],
    );
    const looks = marks.map(({ attributes: { fill, stroke }, title }) => [
      title.match(/possible rupture|lowest score|back|flagged/)?.[0],
      fill,
      stroke,
    ]);
    const { paper, alarm, line: blue } = themes.light;
    expect(looks.filter(([what]) => what)).toEqual([
      ["lowest score", paper, blue],
      ["back", paper, blue],
      ["possible rupture", alarm, paper],
    ]);
    const risen = series([20, 20.5, 19.8, 20.2, 33, 33.4, 33.1, 33.2]);
    const gain = methods.suddenShift({ minimumChange: 7, direction: "rise" });
    const quiet = svg(chartData([{ label: "SRS", series: risen, analysis: detectRuptures(risen, gain) }]), {
      theme: "light",
    });
    expect(wordsOf(quiet)).toContain("flagged session");
    expect(elements(quiet).some(({ attributes }) => attributes["fill"] === alarm)).toBe(false);
  });

  it("draws the limit as one stepped line with a zone below it, and no zone where two lines share the picture", () => {
    const steps = (xml: string) =>
      elements(xml).filter(
        ({ attributes: { stroke, fill } }) => stroke === themes.light.alarm || fill === themes.light.alarm,
      );
    const [zone, limit, ...others] = steps(picture)
      .filter(({ name }) => name === "path" && true)
      .filter(({ title }) => !title);
    expect(zone?.attributes).toMatchObject({ fill: themes.light.alarm, "fill-opacity": "0.08" });
    expect(limit?.attributes).toMatchObject({ stroke: themes.light.alarm, fill: "none" });
    expect(limit?.attributes["d"]?.match(/M/g)).toHaveLength(1);
    expect(others).toEqual([]);
    const both = svg(chartData([line, { label: "ORS", series: series([20, 21, 22]) }]), { theme: "light" });
    expect(steps(both).some(({ attributes }) => attributes["fill-opacity"] === "0.08")).toBe(false);
  });

  it("draws what the method expected only when asked", () => {
    expect(wordsOf(picture)).not.toContain("expected");
    expect(wordsOf(svg(chartData([line]), { expected: true }))).toContain("expected");
  });

  it("has no caption unless asked, and then what the picture cannot show", () => {
    expect(wordsOf(picture).join(" ")).not.toContain(developer.name.slice(0, 20));
    const captioned = wordsOf(svg(chartData([line]), { caption: true })).join(" ");
    expect(captioned).toContain(`cut-off 36: ${developer.name}`);
    expect(captioned).toContain("it does not show that a rupture happened");
  });

  it("shares the label of a cut-off that two lines share", () => {
    const norm = (name: string) => [{ norm: { name }, cutoff: 25 }];
    const xml = svg(
      chartData([
        { label: "one", series: series([20, 30]), cutoffs: norm("first") },
        { label: "other", series: series([22, 28]), cutoffs: norm("second") },
      ]),
    );
    expect(wordsOf(xml).filter((words) => words === "cut-off 25")).toHaveLength(1);
    expect(tooltipsOf(xml)).toContain("cut-off 25: first and second");
  });

  it("frames what it shows, the whole scale where two lines share it, or the part that is asked for", () => {
    expect(axisOf(picture)).toEqual(["25", "30", "35", "40"]);
    const chart = chartData([line]);
    expect(axisOf(svg(chart, { domain: "full" }))).toEqual(["0", "10", "20", "30", "40"]);
    expect(axisOf(svg(chart, { domain: [20, 40] }))).toEqual(["20", "25", "30", "35", "40"]);
    const both = chartData([line, { label: "ORS", series: series([20, 21]) }]);
    expect(axisOf(svg(both))).toEqual(["0", "10", "20", "30", "40"]);
    expect(svg(both)).not.toContain("The score axis runs");
  });

  it("never hides a score: a domain is widened to hold it", () => {
    const low = series([36, 4]);
    const { attributes } = elements(svg(chartData([{ label: "SRS", series: low }]), { domain: [30, 40] })).find(
      ({ title }) => title.startsWith("Session 2"),
    )!;
    const height = Number(/^M[\d.]+ ([\d.]+)/.exec(attributes["d"]!)![1]);
    expect(height).toBeLessThan(Number(attributes["height"]));
    expect(svg(chartData([{ label: "SRS", series: low }]), { domain: [30, 40] })).toContain("from 4 to 40");
  });

  it("places sessions by date where asked, and refuses a session without one", () => {
    const dates = ["2026-01-05", "2026-01-12", "2026-02-23T10:30"];
    const dated = series([30, 31, 32], undefined, (at) => ({ date: dates[at]! }));
    const xml = svg(chartData([{ label: "SRS", series: dated }]), { axis: "date" });
    const places = elements(xml).flatMap(({ title, attributes }) =>
      title.startsWith("Session") ? [Number(/^M([\d.]+)/.exec(attributes["d"]!)![1])] : [],
    );
    expect((places[1]! - places[0]!) / (places[2]! - places[0]!)).toBeCloseTo(7 / 49.4375, 2);
    expect(wordsOf(xml)).toEqual(expect.arrayContaining(["2026-01-05", "2026-02-23"]));
    const without = (date: string) => () =>
      svg(
        chartData([
          { label: "SRS", series: series([30, 31], undefined, (at) => (at === 0 ? { date } : { date: "2026-01-12" })) },
        ]),
        { axis: "date" },
      );
    expect(codeOf(() => svg(chartData([line]), { axis: "date" }))).toBe("dates-missing");
    expect(codeOf(without("soon"))).toBe("dates-missing");
    expect(codeOf(without("2026-02-30"))).toBe("dates-missing");
    expect(codeOf(without("2026-01-13"))).toBe("dates-missing"); // later than the session after it
    expect(codeOf(without("2026-01-12"))).toBeUndefined();
  });

  it("thins the numbers of 120 sessions", () => {
    const many = series(Array.from({ length: 120 }, (_, at) => 30 + (at % 5)));
    const xml = svg(chartData([{ label: "SRS", series: many }]), { width: 760 });
    const numbers = elements(xml).filter(
      ({ name, attributes, text }) => name === "text" && attributes["text-anchor"] === "middle" && /^\d+$/.test(text),
    );
    expect(numbers.map(({ text }) => Number(text))).toEqual([1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
  });

  it("marks video, phone and text on the axis, with a key where there is more than one way", () => {
    const held = (kinds: readonly ("video" | "phone" | "in-person")[]) =>
      svg(
        chartData([
          {
            label: "SRS",
            series: series(
              kinds.map(() => 30),
              undefined,
              (at) => ({ modality: kinds[at]! }),
            ),
          },
        ]),
      );
    expect(wordsOf(held(["in-person", "video", "phone"]))).toContain("▲ video ● phone");
    expect(wordsOf(held(["video", "video"])).join(" ")).not.toContain("video");
    expect(wordsOf(held(["in-person", "in-person"])).join(" ")).not.toMatch(/▲|person/);
  });

  it("draws components as small multiples on one axis and marks the one that moved", () => {
    const scale = { minimum: 1, maximum: 7 };
    const quiet = series([6, 6.1, 6, 6, 6, 6.1], scale);
    const parts = { goal: quiet, task: quiet, bond: series([6.2, 6.3, 6.2, 3.5, 6, 6.2], scale) };
    const components = detectByComponent(parts, methods.prediction({ typicalStandardDeviation: 0.4 }));
    const xml = svg(chartData(parts, { components }));
    expect(wordsOf(xml).filter((words) => words === "possible rupture")).toHaveLength(1);
    expect(wordsOf(xml)).toEqual(expect.arrayContaining(["Goal 6.1", "Task 6.1", "Bond 6.2"]));
    expect(wordsOf(xml)[1]).toMatch(/^Bond: Session 4 is far below/);
    // One axis of sessions, and the same scores on each score axis.
    expect(wordsOf(xml).filter((words) => words === "session")).toHaveLength(1);
    const scores = axisOf(xml);
    expect(scores.slice(0, scores.length / 3)).toEqual(scores.slice(scores.length / 3, (2 * scores.length) / 3));
  });

  it("draws the band of reliable change with the name of its norm", () => {
    const xml = svg(chartData([{ label: "ORS", series: series([17, 18, 24]), band: norms.ors.developer }]), {
      theme: "light",
    });
    expect(wordsOf(xml)).toEqual(
      expect.arrayContaining(["reliable change", "A reliable improvement since the first score."]),
    );
    expect(tooltipsOf(xml)).toContain(`reliable change: ${norms.ors.developer.name}`);
  });

  it("lists a label that finds no room", () => {
    const note = `by phone, ${"at length, ".repeat(20)}and back`;
    const words = wordsOf(
      svg(
        chartData([line], {
          notes: [
            { session: 9, label: note },
            { session: 3, label: "moved house" },
          ],
        }),
      ),
    ).join(" ");
    expect(words).toContain(`Session 9: ${note}.`);
    expect(words).not.toContain("Session 3:");
    expect(words).toContain("moved house");
  });

  it("writes a name that is too long for the end of its line above the picture", () => {
    const label = "Session Rating Scale, total of four lines, as the client fills it in after each session";
    const words = wordsOf(svg(chartData([{ ...line, label }], { title: "SRS" }), { width: 360 }));
    expect(words).toContain("38.5");
    expect(words.join(" ")).toContain(label);
  });

  it("takes the colour of the page's text where no theme says otherwise", () => {
    const colours = (xml: string) =>
      new Set(
        elements(xml)
          .filter(({ name }) => name === "text")
          .map(({ attributes }) => attributes["fill"]),
      );
    expect(colours(svg(chartData([line])))).toContain("currentColor");
    expect(colours(picture)).not.toContain("currentColor");
    expect(colours(svg(chartData([line]), { theme: { alarm: "var(--alarm)" } }))).toEqual(
      new Set(["currentColor", "var(--alarm)", themes.light.line]),
    );
    expect(svg(chartData([line]))).not.toMatch(/M0 0h\d+v\d+H0z/);
    expect(svg(chartData([line]), { background: "#fafafa" })).toContain('fill="#fafafa"');
  });

  it("is as wide and at least as high as asked", () => {
    const sizeOf = (xml: string) => elements(xml)[0]!.attributes;
    expect(sizeOf(svg(chartData([line]), { width: 900, height: 500 }))).toMatchObject({
      width: "900",
      viewBox: expect.stringMatching(/^0 0 900 /),
    });
    const high = Number(sizeOf(svg(chartData([line]), { height: 500 }))["height"]);
    expect(Math.abs(high - 500)).toBeLessThan(20);
  });

  it("gives two charts different ids and the same chart the same", () => {
    const idOf = (xml: string) => elements(xml)[1]?.attributes["id"];
    expect(idOf(svg(chartData([line])))).toBe(idOf(svg(chartData([line]))));
    expect(idOf(svg(chartData([line])))).not.toBe(idOf(svg(chartData([{ ...line, label: "ORS" }]))));
  });

  it("stays well-formed and inert under hostile labels", () => {
    const hostile = "</text><script>alert(1)</script>\"'&\u0000\uD800]]>";
    const xml = svg(
      chartData([{ ...line, label: hostile, cutoffs: [{ norm: { name: hostile }, cutoff: 36 }] }], {
        title: hostile,
        notes: [{ session: 1, label: hostile }],
      }),
      { caption: true },
    );
    expect(elements(xml).map(({ name }) => name)).not.toContain("script");
    expect(elements(xml)[1]?.text).toBe("</text><script>alert(1)</script>\"'&  ]]>");
  });

  it("writes from right to left where the letters run so", () => {
    const xml = svg(chartData([{ ...line, label: "מדד" }]));
    const label = elements(xml).find(({ text }) => text === "מדד 38.5")!;
    expect(label.attributes).toMatchObject({ direction: "rtl", "text-anchor": "end" });
  });

  it("refuses options that it does not know, and what no picture can be", () => {
    const chart = chartData([line]);
    const code = (options: object) => codeOf(() => svg(chart, options));
    expect(code({ widht: 300 })).toBe("option-unknown");
    expect(code({ id: 'a" onload="' })).toBe("id-invalid");
    for (const width of [NaN, 239, 10_001, "300"]) expect(code({ width })).toBe("width-out-of-range");
    for (const height of [NaN, 100, Infinity]) expect(code({ height })).toBe("height-out-of-range");
    for (const domain of ["all", [40, 20], [0], [0, NaN], 7]) expect(code({ domain })).toBe("domain-invalid");
    for (const theme of ["blue", { ink: "red" }, { line: "url(#x)" }, { line: 'red"/><script>' }, 7])
      expect(code({ theme })).toBe("theme-invalid");
    for (const background of ["url(https://x)", '"', 3]) expect(code({ background })).toBe("theme-invalid");
    for (const options of [{ axis: "week" }, { caption: "yes" }, { expected: 1 }])
      expect(code(options)).toBe("option-unknown");
    expect(codeOf(() => svg({} as never))).toBe("chart-invalid");
    expect(codeOf(() => svg({ ok: true, value: chart } as never))).toBe("result-not-unwrapped");
  });
});
