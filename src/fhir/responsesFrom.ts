import type { Issue } from "../core/issue.js";
import { failure, success, type Result } from "../core/result.js";
import type { Instrument, Item } from "../instruments/definition.js";
import type { Responses } from "../scoring/responses.js";
import { codeSystem, held, saying, sdcUrl, structureUrl } from "./codes.js";
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
   * The form that was filled in. Name it where you can: without it links are read as `<form>.<item>` or by `linkIds`, nothing
   * tells one form's items from another's, and a weight is taken for the response itself, which is wrong for reverse-keyed items.
   */
  readonly instrument?: I;
  /** The Questionnaire that was answered: its option weights are read, and calculated or read-only items that are none of the form's are passed over. */
  readonly questionnaire?: unknown;
  /** Link ids of another form: from link id to item id (or, where the instrument is named, to a scale id: passed over). */
  readonly linkIds?: LinkIds;
  readonly accept?: readonly Acceptable[];
  /** Responses by code, for coded answers without weights: `{ "LA6568-5": 1, … }`. Raw responses, not reversed. */
  readonly codes?: Readonly<Record<string, number>>;
  /**
   * Lines were captured as whole millimetres, 0 to 100: numbers without a unit are divided by ten. Only for lines from 0 to 10
   * of an instrument that is named; any other line is refused.
   */
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
 * `valueInteger`; `valueQuantity` without a unit, in `{score}` or `1`, or (for a line from 0 to 10) in `cm` or `mm`; for
 * `valueCoding` the weight on the answer, else the weight of the option in `questionnaire`, else `codes`, else the code itself
 * where it is one of our response codes. A weight that is no finite number is refused, and nothing else is read in its place.
 * Weights are keyed numbers: for a reverse-keyed item the response is minimum + maximum - weight. An item that is absent or has
 * no value is missing (`null`). Calculated scores are passed over: `score` calculates.
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
  const issues: Issue<ResponseResourceIssueCode>[] = [];
  const report = (code: ResponseResourceIssueCode, what = "the response", path: readonly string[] = []): void => {
    issues.push({ code, path, message: `${what}: ${saying(code)}` });
  };
  const accepted = new Set<unknown>(options.accept);
  const { resourceType, status, questionnaire } = recordOf(response);
  if (resourceType !== "QuestionnaireResponse") report("not-a-response");
  else {
    const isUnfinished = ["in-progress", "stopped"].includes(status as string);
    if (isUnfinished ? !accepted.has(status) : !["completed", "amended"].includes(status as string))
      report("status-refused");
    if (isOther(questionnaire, options.questionnaire)) report("other-questionnaire");
  }
  const asked = readQuestionnaire(options.questionnaire);
  const entries = entriesOf(response, report);
  const links = knownLinks(options, entries, asked.calculated);
  if (!links) report("instrument-unknown");
  if (!links || issues.length > 0) return failure(issues);

  const responses = new Map<string, number | null>([...links.items.values()].map(({ id }) => [id, null]));
  const seen = new Set<string>();
  for (const { linkId, answers, place } of entries) {
    const item = links.items.get(linkId);
    if (item) {
      const read = seen.has(item.id)
        ? "duplicate-link"
        : answers.length > 1
          ? "repeated-answer"
          : answers[0] && readAnswer(answers[0], linkId, item, asked.weights, options, accepted);
      seen.add(item.id);
      if (typeof read === "number") responses.set(item.id, read);
      // Ids that were read off the response itself are not repeated.
      else if (read) report(read, links.scales ? `item ${item.id}` : place, links.scales && [item.id]);
    } else if (
      answers.length > 0 &&
      !accepted.has("unknown-links") &&
      !asked.calculated.has(linkId) &&
      !(links.scales?.has(linkId) ?? LINK.exec(linkId)?.[2])
    )
      report("unknown-link", place);
  }
  return issues.length > 0 ? failure(issues) : success(Object.fromEntries(responses) as Responses<I>);
}

type Data = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const recordOf = (value: unknown): Data => (isRecord(value) ? value : {});

/** What is known of an item where the instrument is not: its id. */
type KnownItem = Pick<Item, "id"> & Partial<Item>;

interface KnownLinks {
  readonly items: ReadonlyMap<string, KnownItem>;
  /** Calculated scores; undefined where the ids were read off the response. */
  readonly scales?: ReadonlyMap<string, unknown> | undefined;
}

/** A link id as `questionnaire` writes it, to a calculated score or to an item. Ids have no dots. */
const LINK = /^([^.]+)\.(?:(total|goal|task|bond)|([^.]+))$/;

function knownLinks(
  { instrument, linkIds }: ResponsesFromOptions,
  entries: readonly Entry[],
  calculated: ReadonlySet<unknown>,
): KnownLinks | undefined {
  if (instrument) return linksOf(instrument, linkIds);
  const items = new Map(Object.entries(linkIds ?? {}).map(([linkId, id]) => [linkId, { id }]));
  // Without a name the form is the first whose links are ours.
  let first: string | undefined;
  for (const { linkId } of linkIds ? [] : entries) {
    const [, form, , id] = (!calculated.has(linkId) && LINK.exec(linkId)) || [];
    if (id && form === (first ??= form)) items.set(linkId, { id });
  }
  return items.size > 0 ? { items, scales: linkIds && new Map() } : undefined;
}

/** An item of a response (or the response) with the answers that have a value, and its place in the order of the document. */
interface Entry {
  readonly linkId: string;
  readonly answers: readonly Data[];
  readonly place: string | undefined;
}

function entriesOf(response: unknown, report: (code: "malformed-item", what?: string) => void): Entry[] {
  return [...descend(response)].flatMap(({ linkId = "", item = [], answer = [] }, order) => {
    const place = order > 0 ? `item number ${order} from the top` : undefined;
    const answers = recordsIn(answer);
    const lists = [item, answer, ...answers.map(({ item = [] }) => item)];
    if (
      lists.every(Array.isArray) &&
      (answer as unknown[]).every(isRecord) &&
      typeof linkId === "string" &&
      (linkId || !place)
    )
      return { linkId, answers: answers.filter((given) => Object.keys(given).some(isValue)), place };
    report("malformed-item", place);
    return [];
  });
}

const isValue = (key: string): boolean => /^value/.test(key);

const recordsIn = (list: unknown): Data[] => (Array.isArray(list) ? (list as unknown[]).filter(isRecord) : []);

/** A resource and all its items, also those under answers, in the order of the document; a stack: no depth is too deep. */
function* descend(resource: unknown): Generator<Data> {
  const stack = [resource];
  while (stack.length > 0) {
    const node = recordOf(stack.pop());
    yield node;
    for (const { item } of [node, ...recordsIn(node["answer"])].reverse())
      if (Array.isArray(item)) for (const one of [...(item as unknown[])].reverse()) stack.push(one);
  }
}

type AnswerFault = Exclude<ResponseResourceIssueCode, "not-a-response">;

function readAnswer(
  answer: Data,
  linkId: string,
  item: KnownItem,
  weights: ReadonlyMap<string, number>,
  { codes, millimetres, codeSystem: start }: ResponsesFromOptions,
  accepted: ReadonlySet<unknown>,
): number | AnswerFault {
  const keys = Object.keys(answer).filter(isValue);
  // Two values are none.
  const key = keys.length > 1 ? undefined : keys[0];
  const value = answer[key as string];
  const isRating = isChoice(item as Item);
  // How long a line of another range is, or of an unknown one, nobody knows.
  const isTenLong = !isRating && item.minimum === 0 && item.maximum === 10;
  const number = (given: unknown, unit: unknown = millimetres && !isRating ? "mm" : "1"): number | AnswerFault => {
    if (!Number.isFinite(given)) return "answer-not-a-number";
    if (["1", "{score}", isTenLong && "cm"].includes(unit as string)) return given as number;
    return isTenLong && unit === "mm" ? (given as number) / 10 : "unit-unknown";
  };
  if (key === "valueDecimal" || key === "valueInteger") return number(value);
  if (key === "valueString" && accepted.has("numeric-strings")) return number(decimal(value));
  if (!isRecord(value)) return "answer-not-a-number";
  const { code, system } = value;
  if (key === "valueQuantity" && value["comparator"] === undefined)
    return number(value["value"], code ?? value["unit"]);
  if (key !== "valueCoding" || typeof code !== "string") return "answer-not-a-number";

  const own = system === codeSystem("response", { codeSystem: start }) ? decimal(code) : undefined;
  const weight =
    weightOf(value, answer) ??
    weights.get(optionKey(linkId, code, system)) ??
    weights.get(optionKey(linkId, code, undefined));
  if (weight === undefined) {
    const given: unknown = held(codes, code) ?? own;
    return given === undefined ? "answer-without-weight" : number(given, "1"); // a text in codes may be the answer itself
  }
  // Without the instrument nobody knows which items are reversed: our own code is the response itself.
  if (item.keyed === undefined) return number(own ?? weight, "1");
  const raw = item.keyed === "reverse" ? (item.minimum as number) + (item.maximum as number) - weight : weight;
  return own === undefined || own === raw ? number(raw, "1") : "weight-contradicts-code";
}

const decimal = (text: unknown): number | undefined =>
  typeof text === "string" && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;

/** The weight of a coding, or of the answer or option that holds it; NaN where that is no number. */
function weightOf(...holders: readonly Data[]): number | undefined {
  const urls: unknown[] = ["itemWeight", "ordinalValue"].map(structureUrl);
  const found = holders.flatMap(({ extension }) => recordsIn(extension)).filter(({ url }) => urls.includes(url));
  const [weight, ...others] = new Set(found.map((each) => each["valueDecimal"] ?? each["valueInteger"]));
  if (found.length > 0) return typeof weight === "number" && others.length === 0 ? weight : NaN;
  return undefined;
}

const optionKey = (...parts: readonly unknown[]): string =>
  JSON.stringify(parts.map((part) => typeof part === "string" && part));

interface Asked {
  /** Weights of options, by link id, code and system; NaN where an option has two. */
  readonly weights: ReadonlyMap<string, number>;
  /** Links of items that nobody answers. */
  readonly calculated: ReadonlySet<unknown>;
}

function readQuestionnaire(resource: unknown): Asked {
  const weights = new Map<string, number>();
  const calculated = new Set<unknown>();
  for (const { linkId, answerOption, readOnly, extension } of descend(resource)) {
    if (readOnly === true || recordsIn(extension).some(({ url }) => url === sdcUrl("calculatedExpression")))
      calculated.add(linkId);
    for (const option of recordsIn(answerOption)) {
      const coding = recordOf(option["valueCoding"]);
      const weight = weightOf(option, coding);
      const key = optionKey(linkId, coding["code"], coding["system"]);
      if (weight !== undefined) weights.set(key, (weights.get(key) ?? weight) === weight ? weight : NaN);
    }
  }
  return { weights, calculated };
}

/** Whether a response names another questionnaire (`url` or `url|version`) than the one that was given. */
function isOther(canonical: unknown, resource: unknown): boolean {
  const { url, version } = recordOf(resource);
  return (
    typeof canonical === "string" &&
    typeof url === "string" &&
    canonical !== url &&
    canonical !== `${url}|${typeof version === "string" ? version : canonical.split("|")[1]}`
  );
}
