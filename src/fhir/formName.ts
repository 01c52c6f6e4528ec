import { isRecord, recordOf, recordsIn } from "./json.js";
import type { Data } from "./json.js";

/**
 * Whether what a response says of its form may be the form that was given: its `url`, `url|version`, `Questionnaire/<id>`, an
 * absolute URL that ends so, or `#id` of a form that the response contains. A response that names no form may be any.
 * Versions are compared where both sides have one.
 *
 * @internal
 */
export function namesForm(response: Data, form: unknown): boolean {
  const { questionnaire: named, contained } = response;
  if (!isRecord(form) || (named ?? undefined) === undefined) return true;
  // Release 3 has a reference there.
  const name = isRecord(named) ? named["reference"] : named;
  if (typeof name !== "string") return false;
  if (!name.startsWith("#")) return isName(name, form);
  const within = recordsIn(contained).find(({ id }) => name === `#${String(id)}`);
  if (!within) return false;
  const { url, version, id } = within;
  if (typeof url !== "string") return id === form["id"];
  return isName(typeof version === "string" ? `${url}|${version}` : url, form);
}

/** Whether a form has a name that a response can refer to. */
export const hasName = (form: unknown): boolean => Object.values(namesOf(recordOf(form))).some(Boolean);

const namesOf = ({ url, id }: Data): { url?: string | false; local?: string | false } => ({
  url: typeof url === "string" && url,
  local: typeof id === "string" && id !== "" && `Questionnaire/${id}`,
});

function isName(name: string, form: Data): boolean {
  const { url, local } = namesOf(form);
  const [address = "", version = form["version"]] = name.split("|");
  const isSame = address !== "" && (address === url || address === local || (!!local && address.endsWith(`/${local}`)));
  return isSame && (version === form["version"] || form["version"] === undefined);
}
