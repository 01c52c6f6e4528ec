// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { srs } from "alliance-scoring";
import { responseSchema } from "alliance-scoring/schema";
import { examples } from "./examples.js";
import { fillIn, resolversOf, type FilledForm } from "./filledForm.mjs";

// The recipe of the guide, as it is printed there, with the libraries that it names.

let form: FilledForm;
afterEach(() => form.leave());

async function show(name: string): Promise<void> {
  const block = examples.find(({ language, code }) => language === "tsx" && code.includes(`function ${name}`));
  form = await fillIn(block!.code, name);
}

describe("the form of the SRS", () => {
  it("takes an empty field for a missing answer, and 0 for 0", async () => {
    await show("SrsForm");
    await form.type({ relationship: "8.6", goals: "", approach: "0" });
    await form.press("Senden");
    expect(form.sent).toEqual([{ relationship: 8.6, goals: null, approach: 0, overall: null }]);
  });

  it("says what is wrong beside its field, in the client's language, and sends nothing", async () => {
    await show("SrsForm");
    await form.type({ relationship: "11", goals: "9.15", approach: "neun", overall: "9" });
    await form.press("Senden");
    expect(form.alerts()).toEqual(["Bitte 0 bis 10", "Bitte eine Stelle nach dem Komma", "Bitte eine Zahl", ""]);
    expect([form.isInvalid("goals"), form.isInvalid("overall"), form.sent]).toEqual([true, false, []]);
    await form.type({ relationship: "1", goals: "9.1", approach: "9" });
    await form.press("Senden");
    expect(form.sent).toEqual([{ relationship: 1, goals: 9.1, approach: 9, overall: 9 }]);
  });
});

describe("the form of the WAI-SR", () => {
  it("sends the answers of every page under their own ids", async () => {
    await show("WaiSrForm");
    await form.type({ item1: "1", item2: "2", item3: "3", item4: "4" });
    await form.press("Weiter");
    await form.type({ item5: "5", item6: "1", item7: "2", item8: "3" });
    await form.press("Weiter");
    await form.type({ item9: "4", item12: "5" });
    await form.press("Senden");
    const answers = [1, 2, 3, 4, 5, 1, 2, 3, 4, null, null, 5];
    expect(form.sent).toEqual([
      Object.fromEntries(answers.map((answer, index) => [`item${String(index + 1)}`, answer])),
    ]);
  });

  it("leads back to the page of an error, whose answers are still there", async () => {
    await show("WaiSrForm");
    await form.press("Weiter");
    await form.type({ item6: "6", item7: "4" });
    await form.press("Weiter");
    await form.press("Senden");
    expect([form.value("item6"), form.value("item7")]).toEqual(["6", "4"]);
    expect([form.alerts(), form.sent]).toEqual([["Bitte eine ganze Zahl von 1 bis 5"], []]);
  });
});

describe.each(Object.entries(resolversOf))("%s", (_, resolverOf) => {
  it("hands on the code as the message, by the name of the field", async () => {
    const resolver = resolverOf(responseSchema(srs, { message: ({ code }) => code }));
    // The NaN that valueAsNumber makes of an empty field.
    const { errors } = await resolver({ goals: NaN }, undefined, { fields: {}, shouldUseNativeValidation: false });
    expect(Object.keys(errors)).toEqual(["goals"]);
    expect(errors["goals"]).toMatchObject({ message: "response-not-a-number" });
    expect(errors["goals"]?.type).not.toBe("response-not-a-number"); // hence the recipe
  });
});
