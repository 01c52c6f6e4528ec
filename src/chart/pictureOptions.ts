import { isList } from "../core/plainObject.js";
import { checkedOptions } from "../core/checkedOptions.js";
import type { ErrorCode } from "../core/errorCode.js";
import { insist } from "../core/insist.js";
import { textOf } from "./text.js";
import type { ChartText } from "./text.js";
import { isColour, isTheme, themeOf } from "./theme.js";
import type { ChartTheme } from "./theme.js";
import type { ChartDomain } from "./valueAxis.js";

/** Choices of a picture, as `svg` and as Vega-Lite. */
export interface PictureOptions {
  /** In pixels, 240 to 10,000. Text keeps its size, so draw at the width you show. Default 720. */
  readonly width?: number | undefined;
  /** In pixels, 120 to 10,000; more where the words need it. Default: by the width and the number of panels. */
  readonly height?: number | undefined;
  /** Default: the light colours, with text and axes in the colour of the page's text (`currentColor`). */
  readonly theme?: "light" | "dark" | Partial<ChartTheme> | undefined;
  /** A colour behind the picture. Default: none. */
  readonly background?: string | undefined;
  /** What the score axis shows: `auto` (default), `full`, or a part of the scale. */
  readonly domain?: ChartDomain | undefined;
  /** Sessions by number (default), or by date. */
  readonly axis?: "session" | "date" | undefined;
  /** Names of the norms and cautions, below the picture. Default: false. */
  readonly caption?: boolean | undefined;
  /** The scores that the method expected, as a faint line. Default: false. */
  readonly expected?: boolean | undefined;
  /** Texts in another language; English for the rest. */
  readonly text?: Partial<ChartText> | undefined;
}

/** The same, checked and complete. */
export interface Picture {
  readonly width: number;
  readonly height: number | undefined;
  readonly theme: ChartTheme;
  readonly background: string | undefined;
  readonly domain: ChartDomain;
  readonly axis: "session" | "date";
  readonly caption: boolean;
  readonly expected: boolean;
  readonly text: ChartText;
  readonly id: string | undefined;
}

type Check = readonly [code: ErrorCode, need: string, isRight: (value: never) => boolean];

const size = (code: ErrorCode, least: number): Check => [
  code,
  `of ${least} to 10000`,
  (value: number) => Number.isFinite(value) && value >= least && value <= 10_000,
];
const yesOrNo: Check = ["option-unknown", "to be true or false", (value: unknown) => typeof value === "boolean"];

/** What each option may be. */
const checks: Readonly<Record<Exclude<keyof Picture, "text">, Check>> = {
  width: /* @__PURE__ */ size("width-out-of-range", 240),
  height: /* @__PURE__ */ size("height-out-of-range", 120),
  theme: ["theme-invalid", 'to be "light", "dark" or colours of a theme', isTheme],
  background: ["theme-invalid", "to be a colour", isColour],
  domain: [
    "domain-invalid",
    'to be "auto", "full" or [low, high]',
    (value: unknown) =>
      value === "auto" ||
      value === "full" ||
      (isList(value) && value.length === 2 && value.every(Number.isFinite) && Number(value[0]) < Number(value[1])),
  ],
  axis: ["option-unknown", 'to be "session" or "date"', (value: unknown) => value === "session" || value === "date"],
  caption: yesOrNo,
  expected: yesOrNo,
  id: [
    "id-invalid",
    "to be a letter, then letters, digits, - and _",
    (value: unknown) => typeof value === "string" && /^[A-Za-z][\w-]*$/.test(value),
  ],
};

/**
 * The options of a picture, checked and complete.
 *
 * @internal
 */
export function pictureOf(options: PictureOptions & { readonly id?: string | undefined }, caller: string): Picture {
  const names = [...Object.keys(checks), "text"].filter((name) => name !== "id" || caller === "svg");
  const given = checkedOptions(
    options,
    caller,
    Object.fromEntries(names.map((name) => [name, "checked-by-caller"])) as never,
  ) as PictureOptions & { readonly id?: string };
  for (const [name, [code, need, isRight]] of Object.entries(checks)) {
    const value = given[name as keyof Picture];
    insist(value === undefined || isRight(value as never), code, caller, `"${name}" ${need}`, value);
  }
  const {
    width = 720,
    height,
    domain = "auto",
    axis = "session",
    caption = false,
    expected = false,
    background,
    id,
  } = given;
  const theme = themeOf(given.theme, background);
  return { width, height, theme, background, domain, axis, caption, expected, id, text: textOf(given.text, caller) };
}
