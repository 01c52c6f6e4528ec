import { describe, expect, it } from "vitest";
import { srs } from "alliance-scoring";
import { questionnaire, responsesFrom, type Acceptable } from "alliance-scoring/fhir";
import { about } from "../../golden/fhir/answering.js";

const issuesOf = (named: unknown, form: unknown, more: object = {}, accept: Acceptable[] = []) => {
  const response = { resourceType: "QuestionnaireResponse", status: "completed", questionnaire: named, ...more };
  const result = responsesFrom(response, { instrument: srs, questionnaire: form, accept });
  return result.ok ? [] : result.issues;
};
const codes = (...given: Parameters<typeof issuesOf>) => issuesOf(...given).map(({ code }) => code);
const form = { ...questionnaire(srs, about), id: "srs-1" };
const { url } = form;
const refused = ["other-questionnaire"];

describe("a response is one to the form that was given", () => {
  it.each([
    ["no form", undefined],
    ["a null", null],
    ["the url", url],
    ["the url and the version", `${url}|1.0.0`],
    ["the id", "Questionnaire/srs-1"],
    ["the id and the version", "Questionnaire/srs-1|1.0.0"],
    ["an absolute URL that ends with the id", "https://ehr.example.org/fhir/Questionnaire/srs-1"],
    ["a reference, as in Release 3", { reference: "Questionnaire/srs-1" }],
  ])("when it names %s", (_, named) => {
    expect(codes(named, form)).toEqual([]);
  });

  it.each([
    ["another version", `${url}|2`],
    ["no version after the bar", `${url}|`],
    ["another version by id", "Questionnaire/srs-1|2"],
    ["another url", "https://example.org/other"],
    ["a longer url", `${url}2|1.0.0`],
    ["another id", "Questionnaire/srs-12"],
    ["a longer resource type", "https://example.org/MyQuestionnaire/srs-1"],
    ["the id alone", "srs-1"],
    ["an empty text", ""],
    ["a number", 7],
    ["a reference without a text", { reference: 7 }],
    ["a contained form that is not there", "#srs-1"],
  ])("and not when it names %s", (_, named) => {
    expect(codes(named, form)).toEqual(refused);
    expect(codes(named, form, {}, ["other-questionnaire"])).toEqual([]);
  });

  it("when it contains the form, by url or, without one, by id", () => {
    const holding = (...contained: object[]) => codes("#q", form, { contained });
    expect(holding({ id: "other" }, { id: "q", url, version: "1.0.0" })).toEqual([]);
    expect(holding({ id: "q", url })).toEqual([]);
    expect(holding({ id: "q", url, version: "2" })).toEqual(refused);
    expect(holding({ id: "q", url: "https://example.org/other" })).toEqual(refused);
    expect(holding({ id: "q" })).toEqual(refused);
    expect(codes("#srs-1", form, { contained: [{ id: "srs-1" }] })).toEqual([]);
  });
});

describe("a form", () => {
  it("without a version is every version", () => {
    const unversioned = { resourceType: "Questionnaire", url };
    expect(codes(`${url}|7`, unversioned)).toEqual([]);
    expect(codes("https://example.org/p|7", unversioned)).toEqual(refused);
  });

  it("without a url is known by its id, not taken from just anyone", () => {
    const byId = { resourceType: "Questionnaire", id: "srs-1" };
    expect(codes("Questionnaire/srs-1", byId)).toEqual([]);
    expect(codes(url, byId)).toEqual(refused);
  });

  it("without url and id is known by no name, and the issue says so", () => {
    expect(issuesOf(url, { resourceType: "Questionnaire" })).toEqual([
      {
        code: "other-questionnaire",
        path: [],
        message:
          "the response: other questionnaire; takes url, url|version or Questionnaire/<id> of questionnaire; which has neither url nor id",
      },
    ]);
    expect(issuesOf("Questionnaire/x", form)[0]!.message).not.toContain("neither");
  });

  it("with an empty url or id is not known by it", () => {
    for (const named of ["", "Questionnaire/", "https://example.org/Questionnaire/"])
      expect(codes(named, { resourceType: "Questionnaire", url: "", id: "" })).toEqual(refused);
  });
});
