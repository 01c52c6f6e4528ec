// What the page shows, as a program that runs and as data.

const listed = (values) => `[${values.map((value) => (value === null ? "null" : String(value))).join(", ")}]`;

/** A session of `courseOf`, as it is written in a program. */
function sessionCode({ session, date, responses, total }) {
  const answers =
    total === undefined ? `responses: ${responses === null ? "null" : listed(responses)}` : `total: ${total}`;
  return `  { session: ${session}, ${date === undefined ? "" : `date: "${date}", `}${answers} },\n`;
}

/** The page as a program: the sessions of a form, its series, and the method, where there is one. */
export function codeOf({ id, sessions, missing, metric, method }) {
  const names = ["courseOf", "seriesOf", id, "unwrap", ...(method ? ["detectRuptures", ...method.names] : [])];
  const options = missing === "prorate" ? ', { missing: "prorate" }' : "";
  const last = method
    ? `const analysis = detectRuptures(series, ${method.code});\nconsole.log(analysis);`
    : "console.log(series);";
  return `import { ${[...new Set(names)].sort().join(", ")} } from "alliance-scoring";

const course = unwrap(courseOf(${id}, [
${sessions.map(sessionCode).join("")}]${options}));
const series = seriesOf(course, "total"${metric === "mean" ? ', "mean"' : ""});
${last}
`;
}
