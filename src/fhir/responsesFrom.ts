import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { Issue } from "../core/issue.js";
import { failure, success, type Result } from "../core/result.js";
import type { Instrument, Item } from "../instruments/definition.js";
import { instruments } from "../instruments/instruments.js";
import type { Responses } from "../scoring/responses.js";
import { codeSystem, weightUrl } from "./codes.js";
import type { CodeSystemOption } from "./codes.js";
import { isChoice } from "./fhirPath.js";
import { linksOf } from "./links.js";
import type { LinkIds } from "./links.js";

/** What is refused unless it is asked for. `entered-in-error` is never read. */
export type Acceptable =
  /** Responses that are not finished. */
  | "in-progress"
  | "stopped"
  /** Answers to questions that are none of the form's; they are passed over. */
  | "unknown-links"
  /** Numbers written as text: `valueString: "7.5"`. */
  | "numeric-strings";

/** How {@link responsesFrom} reads a response. */
export interface ResponsesFromOptions<I extends Instrument = Instrument> extends CodeSystemOption {
  /**
   * The form that was filled in. Without it (and without `linkIds`) it is the instrument of this package whose link ids
   * the response has: name it where you can.
   */
  readonly instrument?: I;
  /** The Questionnaire that was answered: its option weights are read, and its read-only items passed over. */
  readonly questionnaire?: unknown;
  /** Link ids of another form: from link id to item id (or to a scale id: passed over). */
  readonly linkIds?: LinkIds;
  readonly accept?: readonly Acceptable[];
  /** Responses by code, for coded answers without weights: `{ "LA6568-5": 1, … }`. Raw responses, not reversed. */
  readonly codes?: Readonly<Record<string, number>>;
  /** Lines were captured as whole millimetres, 0 to 100: numbers without a unit are divided by ten. */
  readonly millimetres?: boolean;
}

/** Codes of the issues that {@link responsesFrom} reports. */
export type ResponseResourceIssueCode =
  | "not-a-response"
  | "status-refused"
  | "other-questionnaire"
  | "instrument-unknown"
  | "malformed-item"
  | "unknown-link"
  | "duplicate-link"
  | "repeated-answer"
  | "answer-not-a-number"
  | "answer-without-weight"
  | "weight-contradicts-code"
  | "unit-unknown";

/**
 * The responses in a FHIR QuestionnaireResponse (R4, R4B or R5), ready for `score`, or everything that is wrong with it.
 *
 * Groups and items under answers are walked to any depth. The number of an answer is, in this order: `valueDecimal` or
 * `valueInteger`; `valueQuantity` without a unit, in `{score}`, `1`, `cm` or (for a line) `mm`; for `valueCoding` the weight
 * on the answer, else the weight of the option in `questionnaire`, else `codes`, else the code itself where it is one of
 * our response codes. Weights are keyed numbers: for a reverse-keyed item the response is minimum + maximum - weight. An item
 * that is absent or has no value is missing (`null`). Calculated scores are passed over: `score` calculates.
 *
 * Whether a response lies in its range and on its step is for `score` to say.
 *
 * @param response - the resource, unchecked
 * @param options - `instrument`, `questionnaire`, `linkIds`, `accept`, `codes`, `millimetres`, `codeSystem`
 * @returns responses by item id, or issues: their path is the item id, or empty where the item is not one of the form's;
 *   no issue repeats an answer, a link id or any other text of the resource
 * @throws InvalidArgumentError `link-ids-invalid`, `instrument-not-defined`
 *
 * @example
 * const response = {
 *   resourceType: "QuestionnaireResponse", status: "completed",
 *   item: [{ linkId: "page", item: [
 *     { linkId: "srs.relationship", answer: [{ valueDecimal: 8.6 }] }, { linkId: "srs.goals", answer: [{ valueDecimal: 9.7 }] },
 *     { linkId: "srs.approach", answer: [{ valueDecimal: 9.9 }] }, { linkId: "srs.overall", answer: [{ valueDecimal: 7.8 }] },
 *   ] }],
 * };
 * const responses = unwrap(responsesFrom(response, { instrument: srs }));
 * const { total } = unwrap(score(srs, responses)).scales;
 * total.status === "scored" && total.sum; // => 36
 */
export function responsesFrom<I extends Instrument = Instrument>(
  response: unknown,
  options: ResponsesFromOptions<I> = {},
): Result<Responses<I>, ResponseResourceIssueCode> {
  if (!isRecord(response) || response["resourceType"] !== "QuestionnaireResponse")
    return failure([{ code: "not-a-response", path: [], message: "a response is a QuestionnaireResponse resource" }]);
  const accepted = new Set<string>(options.accept);
  const issues: Issue<ResponseResourceIssueCode>[] = [];
  const report = (code: ResponseResourceIssueCode, message: string, item?: string): void => {
    issues.push({ code, path: item === undefined ? [] : [item], message });
  };
  const status = response["status"];
  if (
    status !== "completed" &&
    status !== "amended" &&
    !((status === "in-progress" || status === "stopped") && accepted.has(status))
  )
    report("status-refused", "a response is completed or amended; in-progress and stopped are read on request");

  const asked = readQuestionnaire(options.questionnaire);
  if (isOther(response["questionnaire"], options.questionnaire))
    report("other-questionnaire", "the response answers another questionnaire, or another version of it");

  const entries = [...answeredItems(response, report)];
  const links = knownLinks(options, entries);
  if (!links) report("instrument-unknown", "name the instrument, or the link ids of its items");
  if (!links || issues.length > 0) return failure(issues);

  const responses = new Map<string, number | null>([...links.items.values()].map(({ id }) => [id, null]));
  const seen = new Set<string>();
  for (const { linkId, answers, order } of entries) {
    const item = links.items.get(linkId);
    if (!item) {
      const isPassedOver = links.scales.has(linkId) || asked.readOnly.has(linkId) || accepted.has("unknown-links");
      if (answers.length > 0 && !isPassedOver)
        report("unknown-link", `item number ${order} of the response, counted from the top, is none of the form`);
    } else if (seen.has(item.id)) report("duplicate-link", `item ${item.id} occurs once`, item.id);
    else {
      seen.add(item.id);
      if (answers.length > 1) report("repeated-answer", `item ${item.id} has one answer`, item.id);
      else if (answers.length === 1) {
        const read = readAnswer(answers[0] as Data, item, asked.weights.get(linkId), options, accepted);
        if (typeof read === "string") report(read, `the answer to item ${item.id} ${rule[read]}`, item.id);
        else responses.set(item.id, read);
      }
    }
  }
  return issues.length > 0 ? failure(issues) : success(Object.fromEntries(responses) as Responses<I>);
}

const rule = {
  "answer-not-a-number": "is one number, or one coded answer that stands for a number",
  "answer-without-weight": "has a code without a weight; give the questionnaire that was answered, or codes",
  "weight-contradicts-code": "has a weight and a code that stand for different responses",
  "unit-unknown": "has no unit, or one of {score}, 1, cm and, for a line, mm",
};

type Data = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is known of an item where the instrument is not: its id. */
type KnownItem = Pick<Item, "id"> & Partial<Item>;

interface KnownLinks {
  readonly items: ReadonlyMap<string, KnownItem>;
  readonly scales: ReadonlyMap<string, unknown>;
}

function knownLinks(options: ResponsesFromOptions, entries: readonly Entry[]): KnownLinks | undefined {
  const { instrument, linkIds } = options;
  if (instrument) return linksOf(instrument, linkIds);
  if (linkIds) {
    if (new Set(Object.values(linkIds)).size < Object.keys(linkIds).length)
      throw new InvalidArgumentError("link-ids-invalid", "linkIds lead to different items");
    return { items: new Map(Object.entries(linkIds).map(([linkId, id]) => [linkId, { id }])), scales: new Map() };
  }
  return Object.values<Instrument>(instruments)
    .map((known) => linksOf(known))
    .find(({ items }) => entries.some(({ linkId }) => items.has(linkId)));
}

/** An item of a response that carries answers (or none), with its place in the order of the document. */
interface Entry {
  readonly linkId: string;
  readonly answers: readonly Data[];
  readonly order: number;
}

type Report = (code: ResponseResourceIssueCode, message: string) => void;

/** Every item that is not just a group, in the order of the document; a stack, so that no depth is too deep. */
function* answeredItems(response: Data, report: Report): Generator<Entry> {
  let order = 0;
  for (const { node, isItem } of descend(response)) {
    if (!isItem) continue;
    order++;
    const fault = (what: string): void =>
      report("malformed-item", `item number ${order} of the response, counted from the top, ${what}`);
    if (!isRecord(node)) {
      fault("is an object");
      continue;
    }
    const { linkId, answer = [] } = node;
    if (typeof linkId !== "string") fault("has a link id");
    else if (!isListOf(answer, isRecord)) fault("has a list of answers");
    else if (!Array.isArray(node["item"] ?? [])) fault("has a list of items");
    else yield { linkId, answers: answer.filter((given) => Object.keys(given).some(isValue)), order };
  }
}

const isListOf = <Element>(value: unknown, is: (element: unknown) => element is Element): value is Element[] =>
  Array.isArray(value) && value.every(is);
const isValue = (key: string): boolean => key.startsWith("value");

/** Everything under `item` and `answer`, from the outside in and from the top down. */
function* descend(root: Data): Generator<{ readonly node: unknown; readonly isItem: boolean }> {
  const stack: { readonly list: readonly unknown[]; next: number; readonly isItem: boolean }[] = [];
  const enter = (node: Data, key: "item" | "answer"): void => {
    const list = node[key];
    if (Array.isArray(list)) stack.push({ list, next: 0, isItem: key === "item" });
  };
  enter(root, "item");
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    if (top.next === top.list.length) {
      stack.pop();
      continue;
    }
    const node = top.list[top.next++];
    yield { node, isItem: top.isItem };
    if (!isRecord(node)) continue;
    enter(node, "item");
    if (top.isItem) enter(node, "answer");
  }
}

type AnswerFault = keyof typeof rule;

function readAnswer(
  answer: Data,
  item: KnownItem,
  options: ReadonlyMap<string, number> | undefined,
  { codes, millimetres, codeSystem: start }: ResponsesFromOptions,
  accepted: ReadonlySet<string>,
): number | AnswerFault {
  const keys = Object.keys(answer).filter(isValue);
  const key = keys[0] as string;
  const value = answer[key];
  const onLine = item.step === undefined || !isChoice(item as Item);
  const inMillimetres = millimetres === true && onLine;
  if (keys.length > 1) return "answer-not-a-number";
  switch (key) {
    case "valueDecimal":
    case "valueInteger":
      return isNumber(value) ? (inMillimetres ? value / 10 : value) : "answer-not-a-number";
    case "valueString": {
      if (!accepted.has("numeric-strings") || typeof value !== "string" || !/^-?\d+(\.\d+)?$/.test(value))
        return "answer-not-a-number";
      return inMillimetres ? Number(value) / 10 : Number(value);
    }
    case "valueQuantity": {
      if (!isRecord(value) || !isNumber(value["value"]) || value["comparator"] !== undefined)
        return "answer-not-a-number";
      const unit = value["code"] ?? value["unit"];
      if (unit === "mm" && onLine) return value["value"] / 10;
      if (unit === undefined && inMillimetres) return value["value"] / 10;
      return unit === undefined || unit === "{score}" || unit === "1" || (unit === "cm" && onLine)
        ? value["value"]
        : "unit-unknown";
    }
    case "valueCoding":
      break;
    default:
      return "answer-not-a-number";
  }

  if (!isRecord(value) || typeof value["code"] !== "string") return "answer-not-a-number";
  const { code, system } = value as { code: string; system: unknown };
  const own =
    system === codeSystem("response", { codeSystem: start }) && /^-?\d+$/.test(code) ? Number(code) : undefined;
  const weight =
    weightOf(value) ??
    weightOf(answer) ??
    options?.get(optionKey(system, code)) ??
    options?.get(optionKey(undefined, code));
  if (weight === undefined) return (codes && Object.hasOwn(codes, code) ? codes[code] : own) ?? "answer-without-weight";
  // Without the instrument nobody knows which items are reversed: our own code is the response itself.
  if (item.keyed === undefined) return own ?? weight;
  const raw = item.keyed === "reverse" ? (item.minimum as number) + (item.maximum as number) - weight : weight;
  return own === undefined || own === raw ? raw : "weight-contradicts-code";
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const weightUrls: readonly unknown[] = /* @__PURE__ */ (() => [weightUrl("itemWeight"), weightUrl("ordinalValue")])();

/** The weight among the extensions of a coding, an answer or an option. */
function weightOf({ extension }: Data): number | undefined {
  if (!Array.isArray(extension)) return undefined;
  const found = (extension as unknown[]).find((one): one is Data => isRecord(one) && weightUrls.includes(one["url"]));
  const weight = found?.["valueDecimal"] ?? found?.["valueInteger"];
  return isNumber(weight) ? weight : undefined;
}

const optionKey = (system: unknown, code: string): string => `${typeof system === "string" ? system : ""}|${code}`;

interface Asked {
  /** Link id to weights by system and code. */
  readonly weights: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly readOnly: ReadonlySet<string>;
}

function readQuestionnaire(resource: unknown): Asked {
  const weights = new Map<string, Map<string, number>>();
  const readOnly = new Set<string>();
  if (!isRecord(resource)) return { weights, readOnly };
  for (const { node } of descend(resource)) {
    if (!isRecord(node) || typeof node["linkId"] !== "string") continue;
    if (node["readOnly"] === true) readOnly.add(node["linkId"]);
    const byCode = new Map<string, number>();
    for (const option of Array.isArray(node["answerOption"]) ? (node["answerOption"] as unknown[]) : []) {
      const coding = isRecord(option) && isRecord(option["valueCoding"]) ? option["valueCoding"] : undefined;
      const weight = coding && (weightOf(option as Data) ?? weightOf(coding));
      if (typeof coding?.["code"] === "string" && weight !== undefined)
        byCode.set(optionKey(coding["system"], coding["code"]), weight);
    }
    weights.set(node["linkId"], byCode);
  }
  return { weights, readOnly };
}

/** Whether a response names another questionnaire (`url|version`) than the one that was given. */
function isOther(canonical: unknown, resource: unknown): boolean {
  if (typeof canonical !== "string" || !isRecord(resource) || typeof resource["url"] !== "string") return false;
  const [url, version] = canonical.split("|");
  const { version: known } = resource;
  return url !== resource["url"] || (version !== undefined && typeof known === "string" && version !== known);
}
