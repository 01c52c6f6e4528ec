import type { Issue } from "../core/issue.js";
import { failure, success, type Result } from "../core/result.js";
import type { Instrument, Item } from "../instruments/definition.js";
import type { Responses } from "../scoring/responses.js";
import { codeSystem, structureUrl } from "./codes.js";
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
  /** The Questionnaire that was answered: its option weights are read, and its read-only items passed over. */
  readonly questionnaire?: unknown;
  /** Link ids of another form: from link id to item id (or, where the instrument is named, to a scale id: passed over). */
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
  const issues: Issue<ResponseResourceIssueCode>[] = [];
  const report = (code: ResponseResourceIssueCode, what = "the response", path: readonly string[] = []): void => {
    issues.push({ code, path, message: `${what} ${rule[code]}` });
  };
  const accepted = new Set<string>(options.accept);
  const { resourceType, status, questionnaire } = isRecord(response) ? response : {};
  if (!isRecord(response) || resourceType !== "QuestionnaireResponse") report("not-a-response");
  else {
    const isRead = status === "completed" || status === "amended";
    const isReadOnRequest = status === "in-progress" || status === "stopped";
    if (!isRead && !(isReadOnRequest && accepted.has(status))) report("status-refused");
    if (isOther(questionnaire, options.questionnaire)) report("other-questionnaire");
  }
  const asked = readQuestionnaire(options.questionnaire);
  const entries = [...answeredItems(response, report)];
  const links = knownLinks(options, entries);
  if (!links) report("instrument-unknown");
  if (!links || issues.length > 0) return failure(issues);

  const responses = new Map<string, number | null>([...links.items.values()].map(({ id }) => [id, null]));
  const seen = new Set<string>();
  for (const { linkId, answers, place } of entries) {
    const item = links.items.get(linkId);
    if (!item && asked.readOnly.has(linkId)) continue;
    if (item) {
      const read = seen.has(item.id)
        ? "duplicate-link"
        : answers.length > 1
          ? "repeated-answer"
          : answers.map((answer) => readAnswer(answer, linkId, item, asked.weights, options, accepted))[0];
      seen.add(item.id);
      if (typeof read === "number") responses.set(item.id, read);
      // Ids that were read off the response itself are not repeated.
      else if (read) report(read, links.scales ? `item ${item.id}` : place, links.scales && [item.id]);
    } else if (
      answers.length > 0 &&
      !accepted.has("unknown-links") &&
      !(links.scales?.has(linkId) ?? SCALE_LINK.test(linkId))
    )
      report("unknown-link", place);
  }
  return issues.length > 0 ? failure(issues) : success(Object.fromEntries(responses) as Responses<I>);
}

/** What is asked of a response or of one of its items. */
const rule: Record<ResponseResourceIssueCode, string> = {
  "not-a-response": "is a QuestionnaireResponse",
  "status-refused": "is completed, amended or accepted",
  "other-questionnaire": "answers the questionnaire",
  "instrument-unknown": "needs instrument or linkIds",
  "malformed-item": "has a linkId and lists",
  "unknown-link": "is one of the form",
  "duplicate-link": "occurs once",
  "repeated-answer": "has one answer",
  "answer-not-a-number": "is one number or one code",
  "answer-without-weight": "has a weight",
  "weight-contradicts-code": "agrees with its code",
  "unit-unknown": "is in {score}, 1, cm or mm",
};

type Data = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is known of an item where the instrument is not: its id. */
type KnownItem = Pick<Item, "id"> & Partial<Item>;

interface KnownLinks {
  readonly items: ReadonlyMap<string, KnownItem>;
  /** Calculated scores; undefined where the ids were read off the response. */
  readonly scales?: ReadonlyMap<string, unknown> | undefined;
}

/** Link ids as `questionnaire` writes them, to an item and to a calculated score. Ids have no dots. */
const ITEM_LINK = /^([^.]+)\.(?!(?:total|goal|task|bond)$)([^.]+)$/g;
const SCALE_LINK = /^[^.]+\.(total|goal|task|bond)$/;

function knownLinks({ instrument, linkIds }: ResponsesFromOptions, entries: readonly Entry[]): KnownLinks | undefined {
  if (instrument) return linksOf(instrument, linkIds);
  if (linkIds)
    return { items: new Map(Object.entries(linkIds).map(([linkId, id]) => [linkId, { id }])), scales: new Map() };
  // Without a name the form is the first whose links are ours.
  const ours = entries.flatMap(({ linkId }) => [...linkId.matchAll(ITEM_LINK)]);
  const items = ours.filter(([, form]) => form === ours[0]?.[1]);
  return items[0] && { items: new Map(items.map(([linkId, , id]) => [linkId, { id: id as string }])) };
}

/** An item of a response with the answers that have a value, and its place in the order of the document. */
interface Entry {
  readonly linkId: string;
  readonly answers: readonly Data[];
  readonly place: string;
}

type Report = (code: ResponseResourceIssueCode, what?: string) => void;

function* answeredItems(response: unknown, report: Report): Generator<Entry> {
  let order = 0;
  for (const { node, isItem } of descend(response)) {
    const place = isItem ? `item number ${++order} from the top` : undefined;
    const { linkId, answer = [], item = [] } = isRecord(node) ? node : {};
    const isRight = !place || (typeof linkId === "string" && Array.isArray(answer) && answer.every(isRecord));
    if (!isRight || !Array.isArray(item)) report("malformed-item", place);
    else if (place)
      yield {
        linkId: linkId as string,
        answers: (answer as Data[]).filter((given) => Object.keys(given).some(isValue)),
        place,
      };
  }
}

const isValue = (key: string): boolean => key.startsWith("value");

interface Node {
  readonly node: unknown;
  readonly isItem: boolean;
}

/** Everything under `item` and `answer`, in the order of the document; a stack, so that no depth is too deep. */
function* descend(root: unknown): Generator<Node> {
  const stack: Node[] = [{ node: root, isItem: false }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    yield top;
    for (const key of ["item", "answer"]) {
      const list: unknown = isRecord(top.node) && top.node[key];
      if (Array.isArray(list))
        for (const node of [...(list as unknown[])].reverse()) stack.push({ node, isItem: key === "item" });
    }
  }
}

type AnswerFault = Exclude<ResponseResourceIssueCode, "not-a-response">;

function readAnswer(
  answer: Data,
  linkId: string,
  item: KnownItem,
  weights: ReadonlyMap<string, number>,
  { codes, millimetres, codeSystem: start }: ResponsesFromOptions,
  accepted: ReadonlySet<string>,
): number | AnswerFault {
  const keys = Object.keys(answer).filter(isValue);
  const key = keys[0] as string;
  const value = answer[key];
  const onLine = item.step === undefined || !isChoice(item as Item);
  const number = (given: unknown, isDivided = millimetres === true && onLine): number | AnswerFault =>
    typeof given === "number" && Number.isFinite(given) ? (isDivided ? given / 10 : given) : "answer-not-a-number";
  if (keys.length > 1) return "answer-not-a-number";
  if (key === "valueDecimal" || key === "valueInteger") return number(value);
  if (key === "valueString" && accepted.has("numeric-strings") && typeof value === "string" && DECIMAL.test(value))
    return number(Number(value));
  if (key === "valueQuantity" && isRecord(value) && value["comparator"] === undefined) {
    const unit = value["code"] ?? value["unit"];
    if (unit === undefined) return number(value["value"]);
    const isLength = onLine && (unit === "mm" || unit === "cm");
    return isLength || unit === "{score}" || unit === "1" ? number(value["value"], unit === "mm") : "unit-unknown";
  }
  if (key !== "valueCoding") return "answer-not-a-number";

  if (!isRecord(value) || typeof value["code"] !== "string") return "answer-not-a-number";
  const { code, system } = value as { code: string; system: unknown };
  const own = system === codeSystem("response", { codeSystem: start }) && DECIMAL.test(code) ? Number(code) : undefined;
  const weight =
    weightOf(value) ??
    weightOf(answer) ??
    weights.get(optionKey(linkId, code, system)) ??
    weights.get(optionKey(linkId, code));
  if (weight === undefined) {
    const given: unknown = codes && Object.hasOwn(codes, code) ? codes[code] : own;
    return given === undefined ? "answer-without-weight" : number(given, false); // a text in codes may be the answer itself
  }
  // Without the instrument nobody knows which items are reversed: our own code is the response itself.
  if (item.keyed === undefined) return own ?? weight;
  const raw = item.keyed === "reverse" ? (item.minimum as number) + (item.maximum as number) - weight : weight;
  return own === undefined || own === raw ? raw : "weight-contradicts-code";
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** The weight among the extensions of a coding, an answer or an option. */
function weightOf({ extension }: Data): number | undefined {
  if (!Array.isArray(extension)) return undefined;
  const urls: unknown[] = ["itemWeight", "ordinalValue"].map(structureUrl);
  const found = (extension as unknown[]).find((one): one is Data => isRecord(one) && urls.includes(one["url"]));
  const weight = found?.["valueDecimal"] ?? found?.["valueInteger"];
  return typeof weight === "number" ? weight : undefined;
}

const optionKey = (linkId: string, code: string, system?: unknown): string =>
  JSON.stringify([linkId, code, typeof system === "string" && system]);

interface Asked {
  /** Weights of options, by link id, code and system. */
  readonly weights: ReadonlyMap<string, number>;
  readonly readOnly: ReadonlySet<unknown>;
}

function readQuestionnaire(resource: unknown): Asked {
  const weights = new Map<string, number>();
  const readOnly = new Set<unknown>();
  for (const { node } of descend(resource)) {
    const { linkId, answerOption, readOnly: isReadOnly } = isRecord(node) ? node : {};
    if (typeof linkId !== "string") continue;
    if (isReadOnly === true) readOnly.add(linkId);
    for (const option of Array.isArray(answerOption) ? (answerOption as unknown[]) : []) {
      const coding = isRecord(option) && option["valueCoding"];
      if (!isRecord(coding) || typeof coding["code"] !== "string") continue;
      const weight = weightOf(option as Data) ?? weightOf(coding);
      if (weight !== undefined) weights.set(optionKey(linkId, coding["code"], coding["system"]), weight);
    }
  }
  return { weights, readOnly };
}

/** Whether a response names another questionnaire (`url` or `url|version`) than the one that was given. */
function isOther(canonical: unknown, resource: unknown): boolean {
  const { url, version } = isRecord(resource) ? resource : {};
  return (
    typeof canonical === "string" &&
    typeof url === "string" &&
    canonical !== url &&
    canonical !== `${url}|${String(version)}`
  );
}
