import { compareComputed, healedTicks, toTicks } from "../core/decimalGrid.js";
import type { PlannedScale, ScoringPlan } from "../scoring/plan.js";
import { score } from "../scoring/score.js";
import { scoreSums } from "../scoring/scoreSums.js";
import type { Scores } from "../scoring/scores.js";
import type { NamedSum } from "./layout.js";
import { isBlank, placeOfAnswer, placeOfSession, placeOfSum, type Sheet } from "./sheet.js";
import type { TableOptions } from "./table.js";
import { addIssue, addNotice, type TableReader } from "./tableReader.js";

/**
 * The scores of a sheet: `null` when it holds no answer, undefined after an issue.
 *
 * @internal
 */
export function scoresOf(reader: TableReader, sheet: Sheet): Scores | null | undefined {
  if (sheet.refused) return undefined;
  const { plan, options } = reader;
  const { answers, sums } = sheet;
  if (isBlank(sheet)) {
    const position = sums.findIndex((sum) => sum !== null);
    if (position >= 0 && !sheet.skipped)
      addNotice(reader, "total-of-no-answers", placeOfSum(sheet, position), "a sum of 0 beside no answer is no score");
    return null;
  }
  if (sheet.skipped) {
    addIssue(reader, "skipped-with-answers", placeOfSession(sheet), "a form marked as skipped holds no answers");
    return undefined;
  }
  const stated = statedSums(reader, sheet);
  if (answers.every((answer) => answer === null)) return sumsOnly(reader, sheet, stated);
  const mixed = stated.find(({ scale }) => scale.items.some((item) => answers[item] === null));
  if (mixed) {
    const message = "a stated sum has all of its items beside it, or none";
    addIssue(reader, "items-and-total-mixed", placeOfSum(sheet, mixed.position), message);
    return undefined;
  }

  const quarters = fourEqual(plan, answers, options);
  if (quarters !== undefined && (!quarters.possible || options.equalSubScores === "total-only")) {
    const message = "four equal sub-scores are taken for quarters of a total";
    addNotice(reader, "total-stored-as-quarters", placeOfAnswer(sheet, 0), message);
    const total = plan.scales.find(({ id }) => id === "total") as PlannedScale;
    const other = stated.find(({ scale, sum }) => scale === total && !isSum(plan, scale, sum, quarters.total));
    if (other) {
      refuseSum(reader, sheet, other);
      return undefined;
    }
    return sumsOnly(reader, sheet, [{ scale: total, sum: quarters.total, position: -1 }]);
  }
  if (quarters !== undefined) {
    const message = "four equal sub-scores may be quarters of a total";
    addNotice(reader, "sub-scores-equal", placeOfAnswer(sheet, 0), message);
  }

  const { missing, offStep } = options;
  const policy = { ...(missing !== undefined && { missing }), ...(offStep !== undefined && { offStep }) };
  const result = score(plan.instrument, answers as unknown, policy);
  if (!result.ok) {
    for (const { code, path, message } of result.issues)
      addIssue(reader, code, placeOfAnswer(sheet, plan.position.get(String(path[0])) ?? 0), message);
    return undefined;
  }
  const other = stated.find(({ scale, sum }) => !agrees(plan, scale, result.value, sum, options));
  if (!other) return result.value;
  refuseSum(reader, sheet, other);
  return undefined;
}

/** A sum that stands in the table. */
interface StatedSum {
  readonly scale: PlannedScale;
  readonly sum: number;
  /** Among the sums of the layout. */
  readonly position: number;
}

/** The sums of a sheet; a 0 beside unanswered items is not one. */
function statedSums({ plan, sums: named }: TableReader, { answers, sums, columns }: Sheet): StatedSum[] {
  return sums.flatMap((sum, position): StatedSum[] => {
    const scale = plan.scales[(named[position] as NamedSum).scale] as PlannedScale;
    if (sum === null) return [];
    const ofNothing = sum === 0 && columns.items.length > 0 && scale.items.every((item) => answers[item] === null);
    return ofNothing ? [] : [{ scale, sum, position }];
  });
}

function refuseSum(reader: TableReader, sheet: Sheet, { position }: StatedSum): void {
  const message = "a stated sum is the sum of the items beside it";
  addIssue(reader, "total-differs-from-items", placeOfSum(sheet, position), message);
}

/** Scores of a sheet that holds sums alone: its items are unknown. */
function sumsOnly(reader: TableReader, sheet: Sheet, stated: readonly StatedSum[]): Scores | undefined {
  const result = scoreSums(reader.plan, new Map(stated.map(({ scale, sum }) => [scale.id, sum])));
  if (result.ok) return result.value;
  for (const { code, path, message } of result.issues) {
    const { position = 0 } = stated.find(({ scale }) => scale.id === path[0]) ?? {};
    addIssue(reader, code, placeOfSum(sheet, Math.max(position, 0)), message);
  }
  return undefined;
}

const rangeOf = ({ ticksPerUnit }: ScoringPlan, { lowest, highest }: PlannedScale): number =>
  (highest - lowest) / ticksPerUnit;

const isSum = (plan: ScoringPlan, scale: PlannedScale, left: number, right: number): boolean =>
  compareComputed(left, right, rangeOf(plan, scale)) === 0;

/** Whether a stated sum is that of the items; when items were rounded, within what rounding can change. */
function agrees(
  plan: ScoringPlan,
  scale: PlannedScale,
  { scales }: Scores,
  sum: number,
  { offStep }: TableOptions,
): boolean {
  const own = scales[scale.id]?.sum ?? NaN;
  const halfSteps = scale.items.reduce((total, item) => total + (plan.items[item]?.step ?? 0) / 2, 0);
  const room = offStep === "round" ? halfSteps / plan.ticksPerUnit : 0;
  return compareComputed(Math.abs(sum - own), room, rangeOf(plan, scale)) <= 0;
}

/**
 * Four equal answers on four lines, the total they would be quarters of, and whether a person can have given them: 9.25 is
 * on no line that is read to the millimetre, but on one that is read ten times finer and to be rounded, and 8.825 on neither.
 * Times four is exact in doubles.
 */
function fourEqual(
  { items, ticksPerUnit }: ScoringPlan,
  answers: readonly (number | null)[],
  { offStep }: TableOptions,
): { readonly total: number; readonly possible: boolean } | undefined {
  const first = answers[0];
  const fourLines =
    items.length === 4 && items.every(({ step, lowest }) => step === 1 && lowest === 0) && ticksPerUnit > 1;
  if (!fourLines || typeof first !== "number" || answers.some((answer) => answer !== first)) return undefined;
  const isOn = (value: number, finer = 1): boolean => toTicks(value, ticksPerUnit * finer) !== undefined;
  const isTotal = healedTicks(first * 4, ticksPerUnit, 1) !== undefined;
  if (!isOn(first) && !isTotal) return undefined;
  return { total: first * 4, possible: isOn(first, offStep === "round" ? 10 : 1) };
}
