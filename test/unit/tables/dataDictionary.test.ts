import { expect, it } from "vitest";
import { instruments, ors, waiS } from "alliance-scoring";
import { columnPresets, dataDictionary } from "alliance-scoring/tables";

it("states range and type of every field, and requires none", () => {
  const rows = dataDictionary(ors);
  expect(rows.map((row) => row["Variable / Field Name"])).toEqual([
    ...["ors_individual", "ors_interpersonal", "ors_social", "ors_overall"],
  ]);
  expect(rows[3]).toMatchObject({
    ...{ "Form Name": "ors", "Field Type": "text", "Field Label": "Overall", "Required Field?": "" },
    "Text Validation Type OR Show Slider Number": "number_1dp",
    ...{ "Text Validation Min": "0", "Text Validation Max": "10" },
  });
  expect(dataDictionary(waiS)[11]).toMatchObject({
    "Variable / Field Name": "wais_12",
    "Text Validation Type OR Show Slider Number": "integer",
    ...{ "Text Validation Min": "1", "Text Validation Max": "7" },
  });
});

it("has the eighteen columns in REDCap's order, for every instrument, in names REDCap takes", () => {
  for (const instrument of Object.values(instruments))
    for (const row of dataDictionary(instrument)) {
      expect(Object.keys(row)).toHaveLength(18);
      expect(Object.keys(row).slice(0, 5)).toEqual([
        ...["Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label"],
      ]);
      expect(row["Variable / Field Name"]).toMatch(/^[a-z][a-z0-9_]*$/);
    }
});

it("agrees with the preset that reads the export", () => {
  expect(Object.values(columnPresets.redcap(ors, { form: "ors" }).items!)).toEqual(
    dataDictionary(ors).map((row) => row["Variable / Field Name"]),
  );
});

it("refuses a name that is none in REDCap", () => {
  expect(() => dataDictionary(ors, { form: "My form" })).toThrow(
    expect.objectContaining({ code: "form-name-invalid" }),
  );
});
