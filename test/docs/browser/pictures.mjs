// What a browser makes of pictures: where each text stands, and what it meets.

/**
 * Faults of pictures as they are drawn: texts that overlap, leave the picture, or stand on a line or a mark.
 *
 * @param page a page of the browser
 * @param pictures SVG strings
 * @returns for each picture its faults in words; none is right
 */
export async function faultsOf(page, pictures) {
  await page.setContent(`<body>${pictures.map((picture) => `<div>${picture}</div>`).join("")}</body>`);
  return page.evaluate(() =>
    [...globalThis.document.querySelectorAll("body > div > svg")].map((svg) => {
      const slack = 0.6; // pixels
      const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
      const texts = [...svg.querySelectorAll("text")].map((text) => {
        const { x, y, width: wide, height: high } = text.getBBox();
        // The box of a font is taller than its letters.
        return {
          words: text.firstChild.textContent,
          left: x,
          right: x + wide,
          top: y + high * 0.12,
          bottom: y + high * 0.94,
        };
      });
      const faults = [];
      texts.forEach((one, at) => {
        if (one.left < -slack || one.top < -slack || one.right > width + slack || one.bottom > height + slack)
          faults.push(`outside: ${one.words}`);
        for (const other of texts.slice(at + 1))
          if (
            one.left < other.right - slack &&
            other.left < one.right - slack &&
            one.top < other.bottom - slack &&
            other.top < one.bottom - slack
          )
            faults.push(`overlap: ${one.words} | ${other.words}`);
      });
      // Lines, and marks that are pointed at: walk along each outline and see which text it enters. Grid lines are no obstacle.
      for (const path of svg.querySelectorAll("path")) {
        const isGrid =
          path.getAttribute("stroke-opacity") === "0.15" ||
          ["#e3e7eb", "#353d46"].includes(path.getAttribute("stroke"));
        if (
          isGrid ||
          path.hasAttribute("fill-opacity") ||
          (path.hasAttribute("fill") && path.getAttribute("stroke") === "transparent")
        )
          continue;
        if (path.getAttribute("fill") && !path.getAttribute("stroke")) continue;
        const length = path.getTotalLength();
        const points = Array.from({ length: Math.ceil(length / 1.5) + 1 }, (_, at) => path.getPointAtLength(at * 1.5));
        for (const { words, left, right, top, bottom } of texts)
          if (points.some(({ x, y }) => x > left + 1 && x < right - 1 && y > top + 1.5 && y < bottom - 1.5))
            faults.push(`on a line: ${words} × ${path.outerHTML.slice(0, 120)}`);
      }
      return faults;
    }),
  );
}

/**
 * What a reader without colours sees of a picture: each line and each mark with its contrast in grey against the page.
 *
 * @param page a page of the browser
 * @param picture an SVG string
 */
export async function inksOf(page, picture) {
  const isDark = picture.includes('fill="#1b2027"/>');
  await page.setContent(`<body style="background:${isDark ? "#1b2027" : "#fff"}">${picture}</body>`);
  return page.evaluate(
    (paper) => {
      const canvas = globalThis.document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const greyOf = (colour, opacity) => {
        canvas.globalAlpha = 1;
        canvas.fillStyle = paper;
        canvas.fillRect(0, 0, 1, 1);
        canvas.globalAlpha = opacity;
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) =>
          part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const light = greyOf(paper, 1);
      const contrast = (colour, opacity) => {
        const [low, high] = [light, greyOf(colour, Number(opacity))].sort((one, other) => one - other);
        return (high + 0.05) / (low + 0.05);
      };
      return [...globalThis.document.querySelectorAll("svg path")].map((path) => {
        const style = globalThis.getComputedStyle(path);
        const isLine = style.fill === "none";
        const isHollow = !isLine && contrast(style.fill, 1) < 1.1;
        return {
          title: path.querySelector("title")?.textContent ?? "",
          contrast:
            isLine || isHollow ? contrast(style.stroke, style.strokeOpacity) : contrast(style.fill, style.fillOpacity),
          dash: style.strokeDasharray,
          width: style.strokeWidth,
          isLine,
        };
      });
    },
    isDark ? "#1b2027" : "#ffffff",
  );
}
