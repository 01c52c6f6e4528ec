export { columnPresets } from "./columnPresets.js";
export type { RedcapNames } from "./columnPresets.js";
export { dataDictionary } from "./dataDictionary.js";
export type { DictionaryRow } from "./dataDictionary.js";
export { fromLong } from "./fromLong.js";
export type { LongLayout } from "./fromLong.js";
export { fromTall } from "./fromTall.js";
export type { TallLayout } from "./fromTall.js";
export { fromWide } from "./fromWide.js";
export type { WideColumnReader, WideLayout, WidePattern } from "./fromWide.js";
export type {
  Codes,
  ItemNames,
  RowStatus,
  SessionColumns,
  SumColumns,
  TableCourse,
  TableIssueCode,
  TableNoticeCode,
  TableOptions,
  TableReading,
} from "./table.js";
