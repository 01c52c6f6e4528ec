import * as z from "zod/mini";
import { checkedOptions } from "../core/checkedOptions.js";
import { insist } from "../core/insist.js";
import type { Issue } from "../core/issue.js";
import { isResult, kindOf } from "../core/kindOf.js";
import { failure, type Result } from "../core/result.js";
import { insistDeclared } from "../instruments/declareInstrument.js";
import type { Instrument } from "../instruments/definition.js";
import {
  parseResponses,
  type ParseOptions,
  type ResponseInput,
  type ResponseIssueCode,
  type Responses,
} from "../scoring/responses.js";
import { jsonSchemaOf } from "./responseJsonSchema.js";

/** Choices of {@link responseSchema}. */
export interface ResponseSchemaOptions<Kind extends ResponseKind = ResponseKind> extends ParseOptions {
  /** `object` (the default): answers by item id. `list`: answers in the order of the form. */
  readonly input?: Kind;
  /** The text of an issue, for the person who fills in the form: in their language, from `code` and `path`. */
  readonly message?: (issue: Issue<ResponseIssueCode>) => string;
}

/** How the answers of a form arrive. */
export type ResponseKind = "object" | "list";

/** The input of one kind. */
export type ResponseInputOf<I extends Instrument, Kind extends ResponseKind> = Kind extends "list"
  ? Extract<ResponseInput<I>, readonly unknown[]>
  : Exclude<ResponseInput<I>, readonly unknown[]>;

/**
 * A schema of the responses to one instrument, for forms and for the edges of a service.
 *
 * It is a zod schema and so a Standard Schema; `z.toJSONSchema` gives its JSON Schema. Of the kind it takes it accepts
 * exactly what `parseResponses` accepts, because it asks it, and its issues carry the same paths, with the code as
 * `params.code`. It never repeats an answer.
 *
 * @param instrument - the form that was filled in
 * @param options - `input`: an object by item id (the default) or a list; `message`: your own texts; `offStep` as for
 *   `parseResponses`
 * @returns a schema from unknown input to checked responses; the other kind of input is `not-responses`
 * @throws InvalidArgumentError `instrument-not-defined`, `option-unknown`, `result-not-unwrapped`
 *
 * @example
 * const schema = responseSchema(srs, { message: ({ code }) => (code === "response-out-of-range" ? "0 bis 10" : code) });
 * schema.safeParse({ relationship: 8.6, goals: 11 }).error?.issues[0]?.message; // => "0 bis 10"
 * responseSchema(srs, { input: "list" }).parse([8.6, 9.7, 9.9, null]).overall; // => null
 */
export function responseSchema<I extends Instrument, Kind extends ResponseKind = "object">(
  instrument: I,
  options?: ResponseSchemaOptions<Kind>,
): z.ZodMiniType<Responses<I>, ResponseInputOf<I, Kind>> {
  const {
    input: kind = "object",
    message = theIssuesOwn,
    ...policy
  } = checkedOptions<ResponseSchemaOptions>(options, caller, {
    input: ["object", "list"],
    message: "checked-by-caller",
    offStep: ["reject", "round"],
  });
  insist(typeof message === "function", "option-unknown", caller, '"message" to be a function', message);
  insistDeclared(instrument, caller); // now, not with the first form
  const schema = z.pipe(
    z.custom<ResponseInputOf<I, Kind>>(() => true),
    z.transform((input, context): Responses<I> => {
      const result = isOfKind(input, kind)
        ? parseResponses(instrument, input, policy)
        : otherKind(instrument, kind, input);
      if (result.ok) return result.value;
      for (const issue of result.issues) {
        const text: unknown = message(issue);
        insist(typeof text === "string", "option-unknown", caller, '"message" to return a text', text);
        const { code, path } = issue;
        // `input: undefined` keeps the answers out of the issue.
        context.issues.push({ code: "custom", input: undefined, path: [...path], message: text, params: { code } });
      }
      return z.NEVER;
    }),
  );
  schema._zod.toJSONSchema = (): unknown => jsonSchemaOf(instrument, kind, policy);
  return schema;
}

const caller = "responseSchema";
const theIssuesOwn = ({ message }: Issue): string => message;

/** A Result is data here and no slip: whatever comes over an edge ends as an issue. */
const isOfKind = (input: unknown, kind: ResponseKind): boolean =>
  Array.isArray(input) === (kind === "list") && !isResult(input);

function otherKind({ id, items }: Instrument, kind: ResponseKind, input: unknown): Result<never, ResponseIssueCode> {
  const need = kind === "list" ? `a list of ${items.length}` : "an object by item id";
  return failure([{ code: "not-responses", path: [], message: `${id} takes ${need}; got ${kindOf(input)}` }]);
}
