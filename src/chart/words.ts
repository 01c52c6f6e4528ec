import type { SeriesScale } from "../course/measure.js";
import type { ChartText } from "./text.js";

/**
 * Scores as people read them: to a three-hundredth of the scale, which is one decimal on 0 to 40 and two on 1 to 7.
 *
 * @internal
 */
export function scoreText({ minimum, maximum }: SeriesScale, text: ChartText): (score: number) => string {
  const decimals = Math.min(20, Math.max(0, Math.ceil(-Math.log10((maximum - minimum) / 300))));
  return (score) => text.formatNumber(Number(score.toFixed(decimals)));
}

/**
 * Session numbers in one enumeration, with their count: "6", "6 and 9", "3–7 and 12".
 *
 * @internal
 */
export function sessionsText(
  sessions: readonly number[],
  text: ChartText,
): { readonly sessions: string; readonly count: number } {
  const runs: number[][] = [];
  for (const session of sessions) {
    const run = runs.at(-1);
    if (run?.at(-1) === session - 1) run.push(session);
    else runs.push([session]);
  }
  const numbers = (run: readonly number[]): string[] => run.map((session) => text.formatNumber(session));
  const items = runs.flatMap((run) =>
    run.length > 2 ? numbers([run[0] as number, run.at(-1) as number]).join("–") : numbers(run),
  );
  return { sessions: text.list(items), count: sessions.length };
}
