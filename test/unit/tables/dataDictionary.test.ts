import { describe, expect, it } from "vitest";
import { defineInstrument, instruments, ors, waiS } from "alliance-scoring";
import { columnPresets, dataDictionary } from "alliance-scoring/tables";

it("states range and type of every field, and requires none", () => {
  const rows = dataDictionary(ors);
  expect(rows.map((row) => row["Variable / Field Name"])).toEqual([
    ...["ors_individual", "ors_interpersonal", "ors_social", "ors_overall"],
  ]);
  expect(rows[3]).toMatchObject({
    ...{ "Form Name": "ors", "Field Type": "text", "Field Label": "Overall", "Required Field?": "" },
    "Text Validation Type OR Show Slider Number": "number",
    ...{ "Text Validation Min": "0", "Text Validation Max": "10" },
  });
  expect(dataDictionary(waiS)[11]).toMatchObject({
    "Variable / Field Name": "wais_item12",
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

describe("ids that REDCap would not take", () => {
  const own = (id: string, ...items: string[]) =>
    defineInstrument({
      ...ors,
      id,
      items: items.map((item, index) => ({ ...ors.items[0]!, id: item, number: index + 1 })),
      scales: { total: { items, missing: { rule: "complete" } } },
    });

  it("become lower case with underscores, in the dictionary as in the preset", () => {
    const form = own("Own-form", "Bond-1", "b2");
    const fields = dataDictionary(form).map((row) => row["Variable / Field Name"]);
    expect(fields).toEqual(["own_form_bond_1", "own_form_b2"]);
    expect(Object.values(columnPresets.redcap(form, { form: "own_form" }).items!)).toEqual(fields);
  });

  it("are refused where two would share a field", () => {
    const form = own("own", "Bond-1", "bond_1");
    for (const name of [() => dataDictionary(form), () => columnPresets.redcap(form, { form: "own" })])
      expect(name).toThrow(expect.objectContaining({ code: "form-name-invalid" }));
  });
});
