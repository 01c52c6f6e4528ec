import type { Instrument } from "../instruments/definition.js";
import { readRecord } from "../core/checkedOptions.js";
import { insistDeclared } from "../instruments/declareInstrument.js";
import { scoreStatement, sqlKeys, type ScoreSqlOptions } from "./scoreSql.js";
import { checkIdentifier, sqlText } from "./sqlText.js";

/** What `dbtMacro` is given: everything of `scoreSql` but the table, which the macro takes. */
export interface DbtMacroOptions<I extends Instrument = Instrument> extends ScoreSqlOptions<I> {
  /** Name of the macro (default `score_<instrument id>`). */
  readonly name?: string;
}

/**
 * A dbt macro that scores a relation: one file for a project's `macros` folder.
 *
 * The macro takes a relation and holds the statement of `scoreSql`. A model is then one line:
 * `{{ score_srs(ref("sessions")) }}`.
 *
 * @param instrument - the form whose answers the relation holds
 * @param options - item columns and key, policies as in `scoreSql`, and the macro's name
 * @returns the text of the file
 * @throws InvalidArgumentError as `scoreSql` does
 *
 * @example
 * import { dbtMacro } from "alliance-scoring/sql";
 * const file = dbtMacro(srs, { columns: ["q1", "q2", "q3", "q4"], key: "session_id" });
 * file.startsWith("{% macro score_srs(relation) %}"); // => true
 * file.includes("FROM {{ relation }}"); // => true
 */
export function dbtMacro<const I extends Instrument>(instrument: I, options: DbtMacroOptions<I>): string {
  const caller = "dbtMacro";
  insistDeclared(instrument, caller);
  const given = readRecord(options, caller, [...sqlKeys, "name"]) as DbtMacroOptions;
  const { name = `score_${instrument.id}` } = given;
  const statement = scoreStatement(
    instrument,
    given,
    sqlText(given.dialect ?? "ansi", caller),
    "{{ relation }}",
    caller,
  );
  return `{% macro ${checkIdentifier(name, `"name"`, caller)}(relation) %}\n${statement}\n{% endmacro %}\n`;
}
