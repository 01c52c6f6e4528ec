import { isPlainObject } from "../core/plainObject.js";

/** The colours of a picture. Colours are CSS: names, `#…`, `rgb(…)`, `var(--name)`, `currentColor`; never `url(…)`. */
export interface ChartTheme {
  /** The title. */
  readonly text: string;
  /** Headline, axis, quiet labels and marks. */
  readonly muted: string;
  /** Grid lines. */
  readonly grid: string;
  /** What shows inside hollow marks and around filled ones: the colour of the page. */
  readonly paper: string;
  /** The alarm: a possible rupture, and the limit. */
  readonly alarm: string;
  /** The first line. */
  readonly line: string;
  /** The second line of a picture. */
  readonly secondLine: string;
}

/** A colour by what it is for. */
export type Tone = keyof ChartTheme;

/**
 * The two themes. Every text has a contrast of 4.5 to 1 or more against `paper`, and the alarm the highest of all marks (a
 * test computes them).
 *
 * @internal
 */
export const themes: Readonly<Record<"light" | "dark", ChartTheme>> = {
  light: {
    text: "#1b2530",
    muted: "#57636f",
    grid: "#e3e7eb",
    paper: "#ffffff",
    alarm: "#a01818",
    line: "#1668a7",
    secondLine: "#96590a",
  },
  dark: {
    text: "#eef1f4",
    muted: "#a3afbb",
    grid: "#353d46",
    paper: "#1b2027",
    alarm: "#ffb9ae",
    line: "#58a9e8",
    secondLine: "#d79b43",
  },
};

/**
 * Whether a text is a colour that fetches nothing.
 *
 * @internal
 */
export const isColour = (colour: unknown): boolean =>
  typeof colour === "string" &&
  /^(#[\da-f]{3,8}|[a-z]+|(rgb|hsl|oklch|oklab)a?\([\d\s.,%/-]+\)|var\(--[\w-]+\))$/i.test(colour);

/**
 * Whether something names a theme, or holds colours of one.
 *
 * @internal
 */
export const isTheme = (theme: unknown): boolean =>
  theme === "light" ||
  theme === "dark" ||
  (isPlainObject(theme) && Object.entries(theme).every(([tone, colour]) => tone in themes.light && isColour(colour)));

/**
 * The colours of a picture. Where no theme says otherwise, text and axes take the colour of the page's text.
 *
 * @internal
 */
export function themeOf(
  theme: "light" | "dark" | Partial<ChartTheme> = {},
  background: string | undefined,
): ChartTheme {
  const own = "currentColor";
  return {
    ...themes.light,
    ...(typeof theme === "string" ? themes[theme] : { text: own, muted: own, grid: own, ...theme }),
    ...(background !== undefined && { paper: background }),
  };
}

/**
 * The colour of a line; quiet for what several lines share.
 *
 * @internal
 */
export const lineTone = (line: number): Tone => (["line", "secondLine"] as const)[line] ?? "muted";
