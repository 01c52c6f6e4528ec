export { plainDecimal } from "../core/cells/numberOf.js";
export type { Cell, Column, NumberArray } from "./column.js";
export { columnsOf } from "./columnsOf.js";
export type { CourseColumns } from "./columnsOf.js";
export type { ColumnScores } from "./columnScores.js";
export type { ColumnIssueCode, ItemColumnsInput, PerItem } from "./itemColumns.js";
export { numberColumn } from "./numberColumn.js";
export type { NumberColumnOptions } from "./numberColumn.js";
export { ruptureColumns, ruptureStatus } from "./ruptureColumns.js";
export type {
  MeasuredColumns,
  RuleByMeasure,
  RuleByMethod,
  RuleByPrior,
  RuptureColumns,
  RuptureColumnsOptions,
  SessionColumns,
  SessionColumnsOptions,
} from "./ruptureColumns.js";
export { scoreColumns } from "./scoreColumns.js";
export type { ScoreColumnsOptions } from "./scoreColumns.js";
