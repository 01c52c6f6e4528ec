import { insistChoice } from "../core/checkedOptions.js";
import type { Issue } from "../core/issue.js";
import { failure, success, type Result } from "../core/result.js";
import type { Instrument } from "../instruments/definition.js";
import type { Responses } from "../scoring/responses.js";
import { answerNumber, isValue, readQuestionnaire } from "./answerNumber.js";
import type { AnswerFault, AnswerOptions, KnownItem } from "./answerNumber.js";
import { hasName, namesForm } from "./formName.js";
import { descend, isRecord, recordsIn } from "./json.js";
import type { Data } from "./json.js";
import { insistLinkIds, linksOf } from "./links.js";
import { optionsOfKind } from "./resourceOptions.js";
import type { LinkIds, Links } from "./links.js";

/** What is refused unless it is asked for. `entered-in-error` is never read. */
export type Acceptable =
  /** Responses that are not finished. */
  | "in-progress"
  | "stopped"
  /** Responses to another form or version than `questionnaire`. */
  | "other-questionnaire"
  /** Answers to questions that the form does not have; they are ignored. */
  | "unknown-links"
  /** Numbers written as text: `valueString: "7.5"`. */
  | "numeric-strings";

/** How {@link responsesFrom} reads a response. */
export interface ResponsesFromOptions<I extends Instrument = Instrument> extends AnswerOptions {
  /**
   * The form that was filled in. Name it where you can: without it links are read as `<form>.<item>` or by `linkIds`, items of another form
   * cannot be recognised, and a weight is taken for the response itself, which is wrong for reverse-keyed items.
   */
  readonly instrument?: I;
  /**
   * The Questionnaire that was answered: its option weights are read, and calculated or read-only items that the form does not have
   * are ignored. A response that names another form is refused.
   */
  readonly questionnaire?: unknown;
  /** Link ids of another form: from link id to item id (or, where the instrument is named, to a scale id, which is ignored). */
  readonly linkIds?: LinkIds;
  readonly accept?: readonly Acceptable[];
}

/** Codes of the issues that {@link responsesFrom} reports. */
export type ResponseResourceIssueCode =
  | "not-a-response"
  | "dstu2-shape"
  | "status-refused"
  | "other-questionnaire"
  | "instrument-unknown"
  | "malformed-item"
  | "unknown-link"
  | "duplicate-link"
  | "repeated-answer"
  | AnswerFault;

/**
 * The responses in a FHIR QuestionnaireResponse (R4, R4B or R5), ready for `score`, or everything that is wrong with it.
 *
 * Groups and items under answers are walked to any depth. The number of an answer is, in this order: `valueDecimal` or
 * `valueInteger`; `valueQuantity` without a unit, in `{score}`, `score` or `1`, or (for a line from 0 to 10) in `cm` or `mm`; for
 * `valueCoding` the weight on the answer, else the weight of the option in `questionnaire`, else `codes`, else the code itself
 * where it is one of our response codes. A weight that is no finite number is refused, and nothing else is read in its place.
 * Weights are keyed numbers: for a reverse-keyed item the response is minimum + maximum - weight. An item that is absent or has
 * no value is missing (`null`). Calculated scores are ignored: `score` calculates.
 *
 * With `questionnaire`, a response names its form by `url`, `url|version`, `Questionnaire/<id>`, an absolute URL that ends so,
 * or `#id` of a form that it contains; one that names no form is read.
 *
 * Whether a response lies in its range and on its step is for `score` to say.
 *
 * @param response - the resource, unchecked
 * @param options - `instrument`, `questionnaire`, `linkIds`, `accept`, `codes`, `millimetres`, `codeSystem`
 * @returns responses by item id, or issues: their path is the item id, or empty where the item is not one of the form's;
 *   no issue repeats an answer, a link id or any other text of the resource
 * @throws InvalidArgumentError `link-ids-invalid`, `instrument-not-defined`, `option-unknown`
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
  options?: ResponsesFromOptions<I>,
): Result<Responses<I>, ResponseResourceIssueCode> {
  const caller = "responsesFrom";
  const checked = optionsOfKind(options, caller, {
    instrument: "anything",
    questionnaire: "anything",
    linkIds: "anything",
    accept: "a list",
    codes: "an object",
    millimetres: "true or false",
    codeSystem: "a text",
  });
  const { instrument } = checked;
  for (const each of checked.accept ?? []) insistChoice(each, ACCEPTABLE, "option-unknown", caller, "accept");
  insistLinkIds(checked.linkIds, caller);
  const links = instrument && linksOf(instrument, checked.linkIds, caller);
  try {
    return read(response, checked, links) as Result<Responses<I>, ResponseResourceIssueCode>;
  } catch {
    // A getter or a proxy that throws: nothing that can be read.
    return failure([issue("not-a-response")]);
  }
}

type Code = ResponseResourceIssueCode;

const ACCEPTABLE: readonly Acceptable[] = [
  "in-progress",
  "stopped",
  "other-questionnaire",
  "unknown-links",
  "numeric-strings",
];

function read(response: unknown, options: ResponsesFromOptions, named: Links | undefined): Result<object, Code> {
  const accepted = new Set<unknown>(options.accept);
  const nodes = [...descend(response)];
  const issues = issuesOfResource(nodes, options.questionnaire, accepted);
  const asked = readQuestionnaire(options.questionnaire);
  const entries = nodes.map(entryOf);
  const links: KnownLinks | undefined = named ?? linksFrom(options.linkIds, entries, asked.calculated);
  if (!links) issues.push(issue("instrument-unknown"));
  for (const { linkId, place, isMalformed } of entries)
    if (isMalformed) {
      const item = links?.scales && links.items.get(linkId);
      issues.push(issue("malformed-item", item ? `item ${item.id}` : place, item && [item.id]));
    }
  if (!links || issues.length > 0) return failure(issues);

  const responses = new Map<string, number | null>([...links.items.values()].map(({ id }) => [id, null]));
  const seen = new Set<string>();
  for (const { linkId, answers, place } of entries) {
    const item = links.items.get(linkId);
    if (item) {
      const found = seen.has(item.id)
        ? "duplicate-link"
        : answers.length > 1
          ? "repeated-answer"
          : answers[0] &&
            answerNumber(answers[0], linkId, item, asked.weights, options, accepted.has("numeric-strings"));
      seen.add(item.id);
      if (typeof found === "number") responses.set(item.id, found);
      // Ids that were read off the response itself are not repeated.
      else if (found) issues.push(issue(found, links.scales ? `item ${item.id}` : place, links.scales && [item.id]));
    } else if (
      answers.length > 0 &&
      !accepted.has("unknown-links") &&
      !asked.calculated.has(linkId) &&
      !(links.scales?.has(linkId) ?? LINK.exec(linkId)?.[2])
    )
      issues.push(issue("unknown-link", place, [], likenessOf(linkId, links)));
  }
  return issues.length > 0 ? failure(issues) : success(Object.fromEntries(responses));
}

/** What helps, where the code does not say it. */
const HELP: Readonly<Partial<Record<Code, string>>> = {
  "not-a-response": "takes a QuestionnaireResponse",
  "dstu2-shape": "groups and questions are a shape of DSTU2, convert it to R4",
  "status-refused": "completed or amended",
  "other-questionnaire": "takes url, url|version or Questionnaire/<id> of questionnaire",
  "instrument-unknown": "name instrument or linkIds",
  "malformed-item": "takes a linkId and lists",
  "unknown-link": 'name it in linkIds, or accept "unknown-links"',
  "answer-without-weight": "name questionnaire or codes",
  "unit-unknown": "takes {score}, 1 or none; on a line from 0 to 10 of a named instrument mm and cm",
};

const issue = (code: Code, what = "the response", path: readonly string[] = [], hint = ""): Issue<Code> => ({
  code,
  path,
  message: `${what}: ${[code.replaceAll("-", " "), HELP[code], hint].filter(Boolean).join("; ")}`,
});

function issuesOfResource(nodes: readonly Data[], form: unknown, accepted: ReadonlySet<unknown>): Issue<Code>[] {
  const [resource = {}] = nodes;
  const { resourceType, status } = resource;
  if (resourceType !== "QuestionnaireResponse") return [issue("not-a-response")];
  const issues: Issue<Code>[] = [];
  if (nodes.some(({ group, question }) => group !== undefined || question !== undefined))
    issues.push(issue("dstu2-shape"));
  const isUnfinished = status === "in-progress" || status === "stopped";
  if (isUnfinished ? !accepted.has(status) : status !== "completed" && status !== "amended") {
    const hint = isUnfinished ? `the host completes what is ${status}, or accept "${status}"` : "";
    issues.push(issue("status-refused", undefined, [], hint));
  }
  if (!accepted.has("other-questionnaire") && !namesForm(resource, form)) {
    const hint = hasName(form) ? 'or accept "other-questionnaire"' : "which has neither url nor id";
    issues.push(issue("other-questionnaire", undefined, [], hint));
  }
  return issues;
}

interface KnownLinks {
  readonly items: ReadonlyMap<string, KnownItem>;
  /** Calculated scores; undefined where the ids were read off the response. */
  readonly scales?: ReadonlyMap<string, unknown> | undefined;
}

/** A link id as `questionnaire` writes it, to a calculated score or to an item. Ids have no dots. */
const LINK = /^([^.]+)\.(?:(total|goal|task|bond)|([^.]+))$/;

/** The links where no instrument is named: the caller's, or those of the response that look like ours. */
function linksFrom(
  linkIds: LinkIds | undefined,
  entries: readonly Entry[],
  calculated: ReadonlySet<unknown>,
): KnownLinks | undefined {
  const items = new Map(Object.entries(linkIds ?? {}).map(([linkId, id]) => [linkId, { id }]));
  // Without a name the form is the first whose links are ours.
  let first: string | undefined;
  for (const { linkId } of linkIds ? [] : entries) {
    const [, form, , id] = (!calculated.has(linkId) && LINK.exec(linkId)) || [];
    if (id && form === (first ??= form)) items.set(linkId, { id });
  }
  return items.size > 0 ? { items, scales: linkIds && new Map() } : undefined;
}

/** Which link of the form an unknown one ends with: systems put pages and groups before a link. The link is not repeated. */
function likenessOf(linkId: string, { items, scales }: KnownLinks): string {
  const known =
    scales &&
    [...items.keys()].find((link) => linkId.endsWith(link) && /[^a-z\d]$/i.test(linkId.slice(0, -link.length)));
  return known ? `it ends with ${known}` : "";
}

/** An item of a response (or the response) with the answers that have a value, and its place in the order of the document. */
interface Entry {
  readonly linkId: string;
  readonly answers: readonly Data[];
  readonly place: string | undefined;
  readonly isMalformed: boolean;
}

function entryOf({ linkId = "", item = [], answer = [] }: Data, order: number): Entry {
  const answers = recordsIn(answer);
  const lists = [item, answer, ...answers.map(({ item = [] }) => item)];
  const isText = typeof linkId === "string";
  return {
    linkId: isText ? linkId : "",
    answers: answers.filter((given) => Object.keys(given).some(isValue)),
    place: order > 0 ? `item number ${order} from the top` : undefined,
    isMalformed:
      !isText || (order > 0 && !linkId) || !lists.every(Array.isArray) || !(answer as unknown[]).every(isRecord),
  };
}
