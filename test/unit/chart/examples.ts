import { SaxesParser } from "saxes";
import { detectRuptures, methods, norms, priors, sessionSeries, unwrap } from "../../../src/index.js";
import type { SessionPointInput, SessionSeries } from "../../../src/index.js";

export const method = methods.prediction(priors.srs.sum);
export const { developer } = norms.srs;
export const cutoffs = [{ norm: developer, cutoff: developer.totalCutoff }];

/** A series from session 1 on; `more` adds a date or a modality to a session. */
export const series = (
  values: readonly (number | null)[],
  scale: { readonly minimum: number; readonly maximum: number } = { minimum: 0, maximum: 40 },
  more: (at: number) => Partial<SessionPointInput> = () => ({}),
): SessionSeries =>
  unwrap(
    sessionSeries(
      values.map((value, at) => ({ session: at + 1, value, ...more(at) })),
      scale,
    ),
  );

/** Session 6 is far below the ones before it; the score is back in session 8. */
export const dipped = series([34.2, 35.8, 37, 36.5, 37.2, 30.1, 31.4, 36.8, 37.5, 38.2, 37.9, 38.5]);
export const line = { label: "SRS", series: dipped, analysis: detectRuptures(dipped, method), cutoffs };

/** The code of the error that an act throws. */
export const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { readonly code: unknown }).code;
  }
  return undefined;
};

export interface Drawn {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text, and the tooltip inside it. */
  text: string;
  title: string;
}

/** Every element with its attributes, its text and its tooltip; throws unless the text is well-formed XML. */
export function elements(xml: string): Drawn[] {
  const found: Drawn[] = [];
  const open: Drawn[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: { ...open.at(-1)?.attributes, ...attributes }, text: "", title: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const [own, around] = [open.at(-1), open.at(-2)];
    if (own?.name === "title" && around && around.name !== "svg") around.title += text;
    else if (own) own.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return found;
}

export const wordsOf = (xml: string): string[] =>
  elements(xml).flatMap(({ name, text }) => (name === "text" ? [text] : []));
export const tooltipsOf = (xml: string): string[] => elements(xml).flatMap(({ title }) => (title ? [title] : []));
