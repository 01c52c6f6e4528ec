import { readRecord } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import type { Instrument } from "../instruments/definition.js";
import { scoringPlan, type ScoringPlan } from "../scoring/plan.js";
import type { LongLayout } from "./fromLong.js";
import type { ItemNames, SessionColumns } from "./table.js";
import { episodeColumnsOf } from "./layout.js";
import { redcapFields } from "./redcapFields.js";
import { keyColumnsOf, sessionColumns } from "./sessionColumns.js";

/**
 * Layouts of the tables that other software writes, for `fromLong`. Where a system leaves the names of its key columns to
 * its users, they are arguments.
 */
export const columnPresets = /* @__PURE__ */ Object.freeze({ openFit, camCops, redcap });

/**
 * OpenFIT: `ORSQ1` … `ORSQ4`, `Total_ORS`, `ORS_Skip`, and the same for SRS.
 *
 * A row holds all four sub-scores or a total alone, and `Skip` is 1 where nothing was filled in. Records of a total alone
 * are stored as four quarters of it, so four equal sub-scores are read as a total whose items are unknown.
 *
 * @param instrument - a form of the ORS or SRS family
 * @param key - the columns of the case (and the client, where a case has several), the session and the date
 * @returns a layout for `fromLong`; spread it to change a policy
 * @throws InvalidArgumentError `preset-unavailable`, for another form
 *
 * @example
 * import { columnPresets, fromLong } from "alliance-scoring/tables";
 * const layout = columnPresets.openFit(srs, { episode: ["case", "client"], session: "session" });
 * const row = { case: 1, client: 2, session: 1, SRSQ1: 9, SRSQ2: 9, SRSQ3: 9, SRSQ4: 9, Total_SRS: 36, SRS_Skip: 0 };
 * const table = fromLong(srs, [row], layout);
 * table.notices[0].code; // => "total-stored-as-quarters"
 * table.courses[0].course.sessions[0].scores.items.goals.response; // => null
 */
function openFit<I extends Instrument>(instrument: I, key: SessionColumns): LongLayout<I> {
  const caller = "columnPresets.openFit";
  const plan = scoringPlan(instrument, caller);
  const isFourLines = plan.items.length === 4 && plan.ticksPerUnit === 10;
  insist(isFourLines, "preset-unavailable", caller, "a form of four lines, of the ORS or SRS family");
  const columns = readRecord(key, caller, Object.keys(sessionColumns)) as SessionColumns;
  keyColumnsOf(columns, caller);
  const form = instrument.construct === "alliance" ? "SRS" : "ORS";
  const items = named<I>(plan, (_, number) => `${form}Q${number}`);
  return { ...columns, items, total: `Total_${form}`, skip: `${form}_Skip`, equalSubScores: "total-only" };
}

/**
 * CamCOPS: `q_session`, `q_date` and one column a line (`q_relationship`, `q_individual` …).
 *
 * Its slider has steps of 0.01, a paper form of 0.1: each line is rounded to the millimetre before the sum.
 *
 * @param instrument - a form with the lines of the SRS or ORS
 * @param key - the column of the patient or episode; for the ORS also the one that says who completed it, since the answers
 *   of a client and of another are not one series
 * @returns a layout for `fromLong`
 * @throws InvalidArgumentError `preset-unavailable`, for another form
 *
 * @example
 * import { columnPresets } from "alliance-scoring/tables";
 * columnPresets.camCops(ors, { episode: ["patient", "who"] }).items.social; // => "q_social"
 */
function camCops<I extends Instrument>(instrument: I, key: Pick<SessionColumns, "episode">): LongLayout<I> {
  const caller = "columnPresets.camCops";
  const plan = scoringPlan(instrument, caller);
  const ids = plan.items.map(({ item }) => item.id).join();
  const lines = camCopsLines.map((line) => line.join());
  insist(lines.includes(ids), "preset-unavailable", caller, "the lines of the SRS or ORS");
  const { episode } = readRecord(key, caller, ["episode"]) as typeof key;
  episodeColumnsOf(episode, caller);
  const items = named<I>(plan, (id) => `q_${id}`);
  return { episode, session: "q_session", date: "q_date", items, offStep: "round" };
}

/** The lines that CamCOPS has columns for. */
const camCopsLines = [
  ["relationship", "goals", "approach", "overall"],
  ["individual", "interpersonal", "social", "overall"],
] as const;

/** How a REDCap project calls things. */
export interface RedcapNames {
  /** Name of the instrument in REDCap, as in `redcap_repeat_instrument`. */
  readonly form: string;
  /** Column of the record (default `record_id`); add `redcap_event_name` where an arm is an episode of its own. */
  readonly episode?: string | readonly string[];
  /** Column that numbers the session (default `redcap_repeat_instance`). */
  readonly session?: string;
  readonly date?: string;
}

/**
 * REDCap: a flat export in which rows of all forms are mixed. Rows of other forms are left alone (status `other`).
 *
 * Fields are called `<form>_<item>`, as `dataDictionary` names them; pass `items` beside the preset for others.
 *
 * @param instrument - the form
 * @param names - what the project calls the form and its key columns
 * @returns a layout for `fromLong`
 * @throws InvalidArgumentError `form-name-invalid`, `instrument-not-defined`
 *
 * @example
 * import { columnPresets } from "alliance-scoring/tables";
 * columnPresets.redcap(waiSr, { form: "wai_sr" }).items.item12; // => "wai_sr_item12"
 */
function redcap<I extends Instrument>(instrument: I, names: RedcapNames): LongLayout<I> {
  const caller = "columnPresets.redcap";
  const plan = scoringPlan(instrument, caller);
  const given = readRecord(names, caller, ["form", "episode", "session", "date"]);
  const { form, episode = "record_id", session = "redcap_repeat_instance", date } = given;
  const fields = redcapFields(plan, form, caller);
  keyColumnsOf({ episode, session, ...(date !== undefined && { date }) }, caller);
  return {
    ...{ episode, session, only: { column: "redcap_repeat_instrument", is: form as string } },
    ...(date !== undefined && { date }),
    items: named<I>(plan, (_, number) => fields[number - 1] as string),
  };
}

const named = <I extends Instrument>(
  { items }: ScoringPlan,
  name: (id: string, number: number) => string,
): ItemNames<I> => Object.fromEntries(items.map(({ item }) => [item.id, name(item.id, item.number)])) as ItemNames<I>;
