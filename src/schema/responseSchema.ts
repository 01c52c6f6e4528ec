import * as z from "zod/mini";
import type { Instrument } from "../instruments/definition.js";
import { parseResponses, type ParseOptions, type ResponseInput, type Responses } from "../scoring/responses.js";
import { jsonSchemaOf } from "./responseJsonSchema.js";

/**
 * A schema of the responses to one instrument, for forms and for the edges of a service.
 *
 * It is a zod schema and so a Standard Schema; `z.toJSONSchema` gives its JSON Schema. It accepts exactly what
 * `parseResponses` accepts, because it asks it, and its issues carry the same paths and messages, with the code as
 * `params.code`. It never repeats an answer.
 *
 * @param instrument - the form that was filled in
 * @param options - as for `parseResponses`
 * @returns a schema from unknown input to checked responses
 * @throws InvalidArgumentError `instrument-not-defined`, `option-unknown`
 *
 * @example
 * const schema = responseSchema(srs);
 * schema.safeParse({ relationship: 8.6, goals: 11 }).success; // => false
 * schema.parse([8.6, 9.7, 9.9, null]).overall; // => null
 */
export function responseSchema<I extends Instrument>(
  instrument: I,
  options: ParseOptions = {},
): z.ZodMiniType<Responses<I>, ResponseInput<I>> {
  parseResponses(instrument, {}, options); // refuses what is no instrument or no option now, not with the first form
  const schema = z.pipe(
    z.custom<ResponseInput<I>>(() => true),
    z.transform((input, context): Responses<I> => {
      const result = parseResponses(instrument, input, options);
      if (result.ok) return result.value;
      for (const { code, path, message } of result.issues)
        // `input: undefined` keeps the answers out of the issue.
        context.issues.push({ code: "custom", input: undefined, path: [...path], message, params: { code } });
      return z.NEVER;
    }),
  );
  schema._zod.toJSONSchema = (): unknown => jsonSchemaOf(instrument, options);
  return schema;
}
