/** The page as a program: the sessions of a form, scored, and the method, where there is a prior to ask it with. */
export function codeOf({ id, sessions, missing, question, prior }) {
  const names = ["score", "seriesOf", id, "unwrap", ...(prior ? ["detectRuptures", "methods"] : [])];
  if (prior?.startsWith("priors.")) names.push("priors");
  const rows = sessions.map((answers) => `  [${answers.map(String).join(", ")}],\n`).join("");
  const method =
    question === "prediction"
      ? `methods.prediction(${prior})`
      : `methods.retrospective(${prior}, { question: "${question}" })`;
  const last = prior
    ? `const analysis = detectRuptures(series, ${method});\nconsole.log(analysis);`
    : "// No method is asked: without the typical variation within a client there is none to ask.\nconsole.log(series);";
  return `import { ${names.sort().join(", ")} } from "alliance-scoring";

const answers = [
${rows}];
const sessions = answers.map((given, index) => ({
  session: index + 1,
  scores: unwrap(score(${id}, given, { missing: "${missing}" })),
}));
const series = seriesOf(unwrap(courseOf(${id}, sessions)), "total");
${last}
`;
}
