export { dbtMacro } from "./dbtMacro.js";
export type { DbtMacroOptions } from "./dbtMacro.js";
export { ruptureSql } from "./ruptureSql.js";
export type { RuptureSqlRequest, RuptureSqlRules } from "./ruptureSql.js";
export { scoreSql } from "./scoreSql.js";
export type { ScoreSqlOptions, ScoreSqlRequest, SqlMetric } from "./scoreSql.js";
export type { SqlDialect } from "./sqlText.js";
