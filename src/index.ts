export { InvalidArgumentError } from "./core/invalidArgumentError.js";
export type { Issue } from "./core/issue.js";
export { unwrap } from "./core/result.js";
export type { Failure, Result, Success } from "./core/result.js";
