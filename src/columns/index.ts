export type { Cell, Column, NumberArray } from "./column.js";
export type { ColumnScores } from "./columnScores.js";
export type { ColumnIssueCode, ItemColumnsInput, PerItem } from "./itemColumns.js";
export { ruptureColumns, ruptureStatus } from "./ruptureColumns.js";
export type { RuptureColumns, RuptureColumnsOptions, SessionColumns } from "./ruptureColumns.js";
export { scoreColumns } from "./scoreColumns.js";
export type { ScoreColumnsOptions } from "./scoreColumns.js";
