import type { Issue } from "./issue.js";

/**
 * The programmer is wrong: a reliability of 1.3, a scale naming an item that does not exist.
 *
 * Branch on `code` (not on `instanceof`: the ESM and the CommonJS copy of the package
 * are two classes). `issues` lists every fault where there can be several. Neither
 * the message nor the issues repeat an answer.
 */
export class InvalidArgumentError extends Error {
  /** Stable, literal, part of the contract. */
  readonly code: string;
  /** Every fault found, when the function checks several things at once. */
  readonly issues: readonly Issue[];

  constructor(code: string, message: string, issues: readonly Issue[] = []) {
    super(message);
    this.name = "InvalidArgumentError";
    this.code = code;
    this.issues = issues;
  }
}
