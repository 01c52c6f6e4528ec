// What did not pass in a run of vitest, a line or a few each:  node .ci/failures.mjs <report in JSON>
import { readFileSync } from "node:fs";

const { testResults } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const firstLines = (message) => message.split("\n").slice(0, 4).join("\n  ");
for (const { name, message, status, assertionResults } of testResults) {
  const file = name.slice(process.cwd().length + 1);
  if (status === "failed" && message) console.log(`FAILED ${file}: ${firstLines(message)}`);
  for (const test of assertionResults.filter((result) => result.status !== "passed"))
    console.log(`FAILED ${file}: ${test.fullName} (${test.status})\n  ${firstLines(test.failureMessages[0] ?? "")}`);
}
