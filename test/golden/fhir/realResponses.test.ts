import { describe, expect, it } from "vitest";
import { score, srs, unwrap, waiSr } from "alliance-scoring";
import { questionnaire, responsesFrom, type ResponsesFromOptions } from "alliance-scoring/fhir";
import { about, answered } from "./answering.js";

// Shapes in which real systems send one and the same form. Each comes to the same score, or to a refusal that says where:
// never to another number.

const form = questionnaire(srs, about);
const plain = answered(form, [8.6, 9.7, 9.9, 7.8]);
const items = plain.item[0]!.item!;
type Json = Record<string, unknown>;
const sent = (item: unknown, more: Json = {}): Json => ({ ...plain, item, ...more });
const read = (response: unknown, options: ResponsesFromOptions = {}) =>
  responsesFrom(response, { instrument: srs, questionnaire: form, ...options });
const total = (response: unknown, options?: ResponsesFromOptions): number | null => {
  const { status, ...rest } = unwrap(score(srs, unwrap(read(response, options)))).scales.total;
  return status === "scored" ? (rest as { sum: number }).sum : null;
};
const refusal = (response: unknown, options?: ResponsesFromOptions): string[] => {
  const result = read(response, options);
  return result.ok ? ["read"] : result.issues.map(({ code, path, message }) => [code, ...path, message].join(" "));
};
const relinked = (link: (linkId: string) => string): unknown =>
  items.map((item) => ({ ...item, linkId: link(item.linkId) }));
const valued = (value: (decimal: number) => Json): unknown =>
  items.map(({ linkId, answer }) => ({ linkId, answer: [value(answer![0]!.valueDecimal!)] }));

const same: [string, unknown, ResponsesFromOptions?][] = [
  ["as our form has it", plain],
  ["without groups", sent(items)],
  ["in groups within groups", sent([{ linkId: "page", item: [{ linkId: "section", item: plain.item }] }])],
  ["a group for each question", sent(items.map((item, at) => ({ linkId: `page-${String(at)}`, item: [item] })))],
  [
    "under an answer",
    sent([{ linkId: "may-we-ask", answer: [{ valueBoolean: true, item: items }] }], {}),
    { accept: ["unknown-links"] },
  ],
  ["in another order", sent([...items].reverse())],
  ["with an empty list of answers elsewhere", sent([{ linkId: "comment", answer: [] }, ...items])],
  [
    "with headings, texts and definitions",
    sent([
      { linkId: "title", text: "x" },
      ...items.map((item) => ({ ...item, text: "x", definition: "https://example.org/d" })),
    ]),
  ],
  ["with the calculated total beside it", sent([...items, { linkId: "srs.total", answer: [{ valueDecimal: 36 }] }])],
  [
    "with a total that somebody else calculated wrong",
    sent([...items, { linkId: "srs.total", answer: [{ valueDecimal: 12 }] }]),
  ],
  ["amended", sent(items, { status: "amended" })],
  ["in progress, on request", sent(items, { status: "in-progress" }), { accept: ["in-progress"] }],
  [
    "with narrative, meta, identifiers and extensions",
    sent(items, {
      text: { status: "generated", div: "<div>1</div>" },
      meta: { versionId: "3" },
      identifier: [{ value: "9" }],
      extension: [{ url: "x", valueDecimal: 1 }],
    }),
  ],
  ["as quantities in {score}", sent(valued((value) => ({ valueQuantity: { value, code: "{score}" } })))],
  ["as quantities without a unit", sent(valued((value) => ({ valueQuantity: { value, unit: "" } })))],
  ["as centimetres", sent(valued((value) => ({ valueQuantity: { value, unit: "cm" } })))],
  ["as millimetres", sent(valued((value) => ({ valueQuantity: { value: Math.round(value * 10), unit: "mm" } })))],
  [
    "as whole numbers, said to be millimetres",
    sent(valued((value) => ({ valueInteger: Math.round(value * 10) }))),
    { millimetres: true },
  ],
  [
    "as text with blanks, on request",
    sent(valued((value) => ({ valueString: ` ${String(value)} ` }))),
    { accept: ["numeric-strings"] },
  ],
  [
    "with link ids behind a prefix, named",
    sent(relinked((link) => `/page1/${link}`)),
    { linkIds: Object.fromEntries(items.map(({ linkId }) => [`/page1/${linkId}`, linkId.slice(4)])) },
  ],
  ["by reference, as release 3 has it", sent(items, { questionnaire: { reference: form.url } })],
];

describe("the same score comes of a response", () => {
  it.each(same)("%s", (_, response, options) => {
    expect(total(response, options)).toBe(36);
  });
});

const without: [string, unknown[]][] = [
  ["no item", []],
  ["no answer", [{ linkId: "srs.overall" }]],
  ["an empty list of answers", [{ linkId: "srs.overall", answer: [] }]],
  ["an answer without a value", [{ linkId: "srs.overall", answer: [{}] }]],
  [
    "a reason why it is absent",
    [
      {
        linkId: "srs.overall",
        answer: [
          {
            extension: [
              { url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "asked-declined" },
            ],
          },
        ],
      },
    ],
  ],
  [
    "a reason within the value",
    [
      {
        linkId: "srs.overall",
        answer: [
          {
            _valueDecimal: {
              extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }],
            },
          },
        ],
      },
    ],
  ],
];

describe("no score comes of a response whose last question has", () => {
  it.each(without)("%s", (_, last) => {
    const response = sent([...items.slice(0, 3), ...last]);
    expect(unwrap(read(response))).toMatchObject({ overall: null });
    expect(total(response)).toBeNull();
  });
});

const three = items.slice(0, 3);
const helped = (link: string): string =>
  `unknown link; name it in linkIds, or accept "unknown-links"; it ends with ${link}`;
const refusals: [string, unknown, string[]][] = [
  [
    "link ids behind a prefix",
    sent(relinked((link) => `p1-${link}`)),
    items.map(({ linkId }, at) => `unknown-link item number ${String(at + 1)} from the top: ${helped(linkId)}`),
  ],
  [
    "a link id in capitals",
    sent([...three, { linkId: "SRS.OVERALL", answer: [{ valueDecimal: 7.8 }] }]),
    ['unknown-link item number 4 from the top: unknown link; name it in linkIds, or accept "unknown-links"'],
  ],
  ["the same question twice", sent([...items, items[3]]), ["duplicate-link overall item overall: duplicate link"]],
  [
    "two answers to one question",
    sent([...three, { linkId: "srs.overall", answer: [{ valueDecimal: 7 }, { valueDecimal: 8 }] }]),
    ["repeated-answer overall item overall: repeated answer"],
  ],
  [
    "an answer that is no list, as converters from XML write it",
    sent([...three, { linkId: "srs.overall", answer: { valueDecimal: 7.8 } }]),
    ["malformed-item overall item overall: malformed item; takes a linkId and lists"],
  ],
  [
    "an answer as text",
    sent([...three, { linkId: "srs.overall", answer: [{ valueString: "7.8" }] }]),
    ["answer-not-a-number overall item overall: answer not a number"],
  ],
  [
    "an answer in inches",
    sent([...three, { linkId: "srs.overall", answer: [{ valueQuantity: { value: 3, code: "[in_i]" } }] }]),
    [
      "unit-unknown overall item overall: unit unknown; takes {score}, 1 or none; on a line from 0 to 10 of a named instrument mm and cm",
    ],
  ],
  [
    "the status in-progress, as Smart Forms exports it",
    sent(items, { status: "in-progress" }),
    [
      'status-refused the response: status refused; completed or amended; the host completes what is in-progress, or accept "in-progress"',
    ],
  ],
  [
    "the status entered-in-error",
    sent(items, { status: "entered-in-error" }),
    ["status-refused the response: status refused; completed or amended"],
  ],
  [
    "groups and questions of DSTU2",
    {
      resourceType: "QuestionnaireResponse",
      status: "completed",
      group: { linkId: "srs", question: [{ linkId: "srs.overall", answer: [{ valueDecimal: 7.8 }] }] },
    },
    ["dstu2-shape the response: dstu2 shape; groups and questions are a shape of DSTU2, convert it to R4"],
  ],
  [
    "questions of DSTU2 within items",
    sent([{ linkId: "srs", question: items }]),
    ["dstu2-shape the response: dstu2 shape; groups and questions are a shape of DSTU2, convert it to R4"],
  ],
];

describe("it is refused, with the place and what helps, to have", () => {
  it.each(refusals)("%s", (_, response, expected) => {
    expect(refusal(response)).toEqual(expected);
  });
});

describe("a rating", () => {
  const ratings = questionnaire(waiSr, about);
  const responses = [1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 3, 5];
  const given = answered(ratings, responses);
  const options = { instrument: waiSr };

  it("is read from the weight that a renderer copied into the answer, without the questionnaire", () => {
    expect(Object.values(unwrap(responsesFrom(given, options)))).toEqual(responses);
  });

  it("is read without any extension, where a system drops those", () => {
    const bare = JSON.parse(
      JSON.stringify(given, (key, value: unknown) => (key === "extension" ? undefined : value)),
    ) as unknown;
    expect(Object.values(unwrap(responsesFrom(bare, options)))).toEqual(responses);
    expect(Object.values(unwrap(responsesFrom(bare, { ...options, questionnaire: ratings })))).toEqual(responses);
  });

  it("is refused where a system keeps the words alone", () => {
    const words = JSON.parse(
      JSON.stringify(given, (key, value: unknown) =>
        ["extension", "code", "system"].includes(key) ? undefined : value,
      ),
    ) as unknown;
    const result = responsesFrom(words, options);
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual(Array(12).fill("answer-not-a-number"));
  });
});

it("a property that throws is an issue, not an error", () => {
  const throwing = {
    ...plain,
    get item(): never {
      throw new Error("7.8");
    },
  };
  expect(refusal(throwing)).toEqual(["not-a-response the response: not a response; takes a QuestionnaireResponse"]);
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  expect(refusal(revoked.proxy)[0]).toContain("not-a-response");
  expect(refusal(plain, { questionnaire: throwing })[0]).toContain("not-a-response");
});
