import type { AssessedRuptures } from "../rupture/analysisOf.js";
import type { ChartLabels } from "./labels.js";

/** Something to point at. `series` is null for your own notes. */
export interface ChartEvent {
  readonly series: string | null;
  readonly session: number;
  /**
   * `onset`: the first session of a possible rupture; `drop`: of a drop that is not called so; `trough` and `repair` of
   * either; `flag`: another session that stands out; `note`: yours.
   */
  readonly kind: "onset" | "drop" | "trough" | "repair" | "flag" | "note";
  /** In words: "possible rupture", "notable drop", "lowest score", "back", "flagged session", or yours. */
  readonly label: string;
}

/**
 * What a method found in a line, session by session.
 *
 * @param isRupture - whether the drop that begins in a session may be called a possible rupture
 * @internal
 */
export function eventsOf(
  series: string,
  { episodes, sessions }: AssessedRuptures,
  isRupture: (onset: number) => boolean,
  text: ChartLabels,
): ChartEvent[] {
  const onsets = new Set(episodes.map(({ onset }) => onset));
  const event = (session: number, kind: Exclude<ChartEvent["kind"], "note">): ChartEvent => {
    return { series, session, kind, label: text[kind] };
  };
  return [
    ...episodes.flatMap(({ onset, trough, repair }) => [
      event(onset, isRupture(onset) ? "onset" : "drop"),
      ...(trough === onset ? [] : [event(trough, "trough")]),
      ...(repair.session === null ? [] : [event(repair.session, "repair")]),
    ]),
    ...sessions.flatMap(({ session, flagged }) => (flagged && !onsets.has(session) ? event(session, "flag") : [])),
  ].sort((one, other) => one.session - other.session);
}
