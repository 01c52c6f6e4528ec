export { InvalidArgumentError } from "./core/invalidArgumentError.js";
export type { Issue } from "./core/issue.js";
export { unwrap } from "./core/result.js";
export type { Failure, Result, Success } from "./core/result.js";

export { bibliography } from "./evidence/bibliography.js";
export type { Source, SourceId } from "./evidence/bibliography.js";
export type { Cited, Grade } from "./evidence/cited.js";
