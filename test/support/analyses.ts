import { detectRuptures, methods, priors, sessionSeries, unwrap, type RuptureAnalysis } from "alliance-scoring";

const scale = { minimum: 0, maximum: 40, step: 0.1 };
const analysed = (...values: (number | null)[]): RuptureAnalysis =>
  detectRuptures(
    unwrap(
      sessionSeries(
        values.map((value, index) => ({ session: index + 1, value })),
        scale,
      ),
    ),
    methods.prediction(priors.srs.sum),
  );

/** Clients on the total of the Session Rating Scale, by what the recommended rule says of them. */
export const analyses = {
  "nobody yet": analysed(),
  "a steady client": analysed(35, 36, 35.5, 36.2, 35.8, 36),
  "a drop in the last session": analysed(35, 36, 35.5, 36.2, 35.8, 18),
  "a drop that goes on": analysed(35, 36, 35.5, 36.2, 18, 19),
  "a drop that was repaired": analysed(35, 36, 35.5, 36.2, 18, 36.5, 36),
  "a last session without a score": analysed(35, 36, 35.5, 36.2, 35.8, null),
} as const;
