import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

// Plain English for readers who are busy and not native speakers: no turns of phrase, no sentence that must be read twice.

const root = path.resolve(import.meta.dirname, "../..");
const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => `${folder}/${String(file)}`)
    .filter((file) => file.endsWith(ending) && !file.startsWith("docs/reference/"));
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

const pages = ["README.md", "CHANGELOG.md", ".github/SECURITY.md", ...filesUnder("docs", ".md")];
/** What people read: pages, and all of src/ with its comments and messages. */
const texts = [...pages, ...filesUnder("docs/programs/playground", ".js"), ...filesUnder("src", ".ts")].map(
  (file) => [file, oneLine(read(file))] as const,
);

/** The study, its tables and lists of what is missing. */
const appendix = /which-rule-study|rates|open-questions|CHANGELOG|changelog/;

/** A text without line ends and the asterisks of its comments, so that a turn is found across lines. */
function oneLine(text: string): string {
  return text.replaceAll(/^\s*(\*|\/\/|>)+ ?/gm, "").replaceAll(/\s+/g, " ");
}

/** Turns of phrase, each with what to write instead. */
const turns: readonly (readonly [RegExp, string])[] = [
  [/\b(that|which) (is|are) none\b|\bnone of the form's\b/, "invalid, or: not one of"],
  [/\bthat there (is|are) not\b/, "unknown"],
  [/\bstands for the first\b/, "means the first"],
  [/\bnobody's\b|\babout nobody\b|\bdisturbs? nobody\b|\bthat nobody (gave|has|knows)\b/, "without a key, not known"],
  [/\bnobody (knows|answered|has looked|said so|uses)\b/, "not known, unanswered, unused"],
  [/\btorn apart\b/, "rounding error"],
  [/\bwould bear\b|\bby birth\b/, "would be labelled, inherited"],
  [/\bsomeone who\b/, "a client who, or: you"],
  [/\bwhoever\b|\bwhomever\b/, "you, or: the builder of"],
  [/\bnowhere\b/, "not, or: only"],
  [/\b(leads|led) one to expect\b|\blets one expect\b|\bstands? out from\b/, "is far below earlier sessions"],
  [/\bover half back\b/, "more than half the drop was regained"],
  [/\blooks? several times\b/, "multiplies false alarms"],
  [/\bin a blink\b/, "in well under a second"],
  [/\bcr(y|ies|ied) wolf\b/, "raise false alarms"],
  [/\bthe answer is (`not-assessable`|"not|S\b)/, "the result is"],
  [/\bsays what the line before\b/, "shows that line's value"],
  [/\b(is|are) told (in|once|by)\b/, "see, or: is reported"],
  [/\ba line alone\b|\bbelongs? to four\b/, "redraw the picture, or use a table"],
  [/\beach could have been it\b/, "the chance that the lowest is this low"],
  [/\bwrong way round\b|\bthe other way round\b/, "reversed"],
  [/\bwho did not start\b|\bwho started in the functional range cannot\b/, "requires starting in"],
  [/\bknows? nothing\b|\bnothing tells\b/, "does not measure, is not known"],
  [/\bpassed over\b/, "ignored"],
  [/\btheir own standard deviation being\b/, "using each model's SD as"],
  [/\ba source behind every number\b/, "every number carries its source or says that it has none"],
];

it.each(turns)("no text says %s", (turn, instead) => {
  const found = texts.flatMap(([file, text]) => {
    const match = new RegExp(turn, "i").exec(text);
    return match ? [`${file}: ${text.slice(Math.max(0, match.index - 40), match.index + 60)} → ${instead}`] : [];
  });
  expect(found).toEqual([]);
});

/** One word for one thing, in what is no code. */
const terms: readonly (readonly [RegExp, string])[] = [
  [/\bcut ?offs?\b/, "cut-off"],
  [/\bfalse (positives?|flags?)\b/, "chance flag of a session, false alarm of a course"],
  [/\bcaregiver|\bcarer\b/, "caretaker"],
];
it.each(terms)("no page says %s, but %s", (term) => {
  const found = pages
    .filter((file) => !appendix.test(file))
    .flatMap((file) => sentencesOf(read(file)).filter((sentence) => new RegExp(term, "i").test(sentence)));
  expect(found).toEqual([]);
});

/** The sentences of a page: no code, tables, headings or links. Items of a list and cells stand for themselves. */
function sentencesOf(page: string): string[] {
  const prose = page
    .replace(/^---\n[^]*?\n---\n/, "")
    .replaceAll(/^[ \t]*```[^]*?^[ \t]*```|^\s*\|.*$|^#+ .*$|^(?: {4}.*\n)+/gm, "\n\n")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\]\([^)]*\)/g, "]")
    .replaceAll(/`[^`]*`/g, "code")
    .replaceAll(/^\s*(?:\d+\.|[-*]) /gm, "\n\n")
    .replaceAll(/\b(e\.g|i\.e|al|p|pp|vs)\. /g, "$1 ");
  return prose
    .split(/\n\s*\n/)
    .map(oneLine)
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?:;]["”)*_]*) (?=[A-Z"(*[“]|code)/))
    .filter((sentence) => sentence.trim() !== "" && !/ [=→] /.test(sentence)); // a calculation is no sentence
}
const words = (sentence: string): number => sentence.trim().split(" ").length;

describe("sentences", () => {
  // What everybody reads; then the pages with formulas.
  const everybody =
    /^README|^docs\/(index|alliance|limits|playground|guides\/.*|instruments\/.*|methods\/which-rule)\.md$/;
  it.each(pages.filter((file) => !appendix.test(file)))("%s has none that is too long", (file) => {
    const longest = everybody.test(file) ? 32 : 40;
    expect(sentencesOf(read(file)).filter((sentence) => words(sentence) > longest)).toEqual([]);
  });

  it("are short on the whole where everybody reads: at most 15 words in the mean of a page", () => {
    const long = pages
      .filter((file) => everybody.test(file))
      .map((file) => {
        const sentences = sentencesOf(read(file));
        const sum = sentences.reduce((running, one) => running + words(one), 0);
        return { file, mean: sum / Math.max(1, sentences.length) };
      });
    expect(long.filter(({ mean }) => mean > 15)).toEqual([]);
  });
});
