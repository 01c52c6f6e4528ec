import { frozenCopy } from "../core/frozenCopy.js";

// The laws that most rules keep; see MethodLaws. A rule that differs spreads one of them and says in what.

/**
 * A rule that judges each session against the ones before it.
 *
 * @internal
 */
export const onlineLaws = /* @__PURE__ */ frozenCopy({
  lookAhead: 0,
  shiftInvariant: true,
  scaleInvariant: true,
  monotone: true,
  ignoresMissing: true,
  sees: { dip: true, lasting: true },
} as const);

/**
 * A rule that compares the level with a line, so that a shift of all scores moves markers.
 *
 * @internal
 */
export const levelLaws = /* @__PURE__ */ frozenCopy({
  lookAhead: 0,
  shiftInvariant: false,
  scaleInvariant: true,
  monotone: true,
  ignoresMissing: true,
  sees: { dip: true, lasting: true },
} as const);

/**
 * A rule that judges each session against the whole series, which a lasting drop drags along.
 *
 * @internal
 */
export const wholeSeriesLaws = /* @__PURE__ */ frozenCopy({
  lookAhead: "whole-series",
  shiftInvariant: true,
  scaleInvariant: true,
  monotone: true,
  ignoresMissing: true,
  sees: { dip: true, lasting: false },
} as const);
