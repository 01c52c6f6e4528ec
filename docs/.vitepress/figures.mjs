// A figure stands under the code that makes it: a block fenced as ```ts figure ends in a picture, drawn while the site is built.
// On the home page, where it comes first, it stands at `<!-- figure -->` and its code is fenced as ```ts figure-above.
import { readFileSync } from "node:fs";
import path from "node:path";
import { figureOf } from "../programs/figures/figureOf.mjs";

const isFigure = (info) => /\bfigure\b/.test(info);

const isAbove = (info) => /\bfigure-above\b/.test(info);
/** Both drawings of a figure; the width of the window decides which is shown. */
const placed = ({ wide, narrow }) =>
  `<figure class="figure" v-pre><div class="wide">${wide}</div><div class="narrow">${narrow}</div></figure>`;

/** Draws for a telephone, where a wide picture would shrink until its words cannot be read. */
async function loadNarrow(name) {
  const loaded = await import(name);
  if (!loaded.svg) return loaded;
  return {
    ...loaded,
    svg: (chart, options) => loaded.svg(chart, { ...options, width: Math.min(options?.width ?? 320, 320) }),
  };
}

/** The code of every figure of a page. */
const codesOf = (text) =>
  [...text.matchAll(/^```(\S+)([^\n]*)\n(.*?)^```/gms)]
    .filter(([, , info]) => isFigure(info))
    .map(([, , , code]) => code);

/** Draws every figure of the pages; gives a plugin for markdown-it that puts each under its code. */
export async function figuresOf(docs, pages) {
  const pictures = new Map();
  for (const page of pages)
    for (const code of codesOf(readFileSync(path.join(docs, page), "utf8"))) {
      if (pictures.has(code)) continue;
      try {
        pictures.set(code, { wide: await figureOf(code), narrow: await figureOf(code, loadNarrow) });
      } catch (error) {
        throw new Error(`${page}: a figure could not be drawn`, { cause: error });
      }
    }
  return (markdown) => {
    const { fence } = markdown.renderer.rules;
    markdown.renderer.rules.fence = (tokens, at, ...rest) => {
      const { info, content } = tokens[at];
      const code = fence(tokens, at, ...rest);
      return isFigure(info) && !isAbove(info) ? `${code}\n${placed(pictures.get(content))}\n` : code;
    };
    const { html_block: htmlBlock } = markdown.renderer.rules;
    markdown.renderer.rules.html_block = (tokens, at, ...rest) => {
      if (tokens[at].content.trim() !== "<!-- figure -->") return htmlBlock(tokens, at, ...rest);
      return placed(pictures.get(tokens.find(({ type, info }) => type === "fence" && isAbove(info))?.content));
    };
  };
}
