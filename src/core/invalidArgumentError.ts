import type { ErrorCode } from "./errorCode.js";
import type { Issue } from "./issue.js";

/** Shared by every copy of the package in a process: the ESM and the CommonJS copy know each other's errors. */
const BRAND = /* @__PURE__ */ Symbol.for("alliance-scoring.error");

/**
 * The call is wrong: a reliability of 1.3, a misspelt option, a scale that names an unknown item.
 *
 * Branch on `code`; the sentence may change in any release. `issues` lists every fault where there can be several.
 * Neither the message nor the issues repeat an answer. `instanceof` also holds for an error of another copy of the package.
 */
export class InvalidArgumentError extends Error {
  /** Holds for an error of another copy of the package too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return (Object(value) as Record<symbol, unknown>)[BRAND] === true;
  }

  /** Stable, literal, part of the contract. */
  readonly code: ErrorCode;
  /** Every fault found, when the function checks several things at once. */
  readonly issues: readonly Issue[];

  constructor(code: ErrorCode, message: string, issues: readonly Issue[] = []) {
    super(message);
    this.name = "InvalidArgumentError";
    Object.defineProperty(this, BRAND, { value: true });
    this.code = code;
    this.issues = issues;
  }
}
