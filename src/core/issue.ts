/**
 * One thing that is wrong with data that was handed in.
 *
 * `code` is for programs, `message` for people; `path` says where. No part of an
 * issue ever repeats an answer: it names the item and the rule.
 */
export interface Issue<Code extends string = string> {
  /** Stable, literal, part of the contract. */
  readonly code: Code;
  /** Where: item ids, scale ids or array positions, from the outside in. Empty for the input as a whole. */
  readonly path: readonly (string | number)[];
  /** A sentence for a person; its wording may change in any release. */
  readonly message: string;
}

/**
 * Issues in one line, for an error that carries them: the first, and how many more.
 *
 * @internal
 */
export function inWords([first, ...others]: readonly Issue[]): string {
  const more = others.length === 0 ? "" : ` (and ${others.length} more: see issues)`;
  const place = first?.path.length ? ` at ${first.path.join(".")}` : "";
  return `${first?.code ?? "issues"}${place}: ${first?.message ?? ""}${more}`;
}
