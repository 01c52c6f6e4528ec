// What people paste from a spreadsheet, as the rows of the grid. Texts stay texts: the grid marks what is wrong with one.

/** A cell without quotes and blanks; a marker for "missing" is empty. */
const clean = (text) => {
  const bare = text
    .trim()
    .replace(/^"(.*)"$/s, "$1")
    .trim();
  return /^(-|–|\.|na|n\/a|null)$/i.test(bare) ? "" : bare;
};
const isNumber = (text) => /^[+-]?\d+([.,]\d*)?$/.test(text);

/** The lines of a text as cells: by tabs, else semicolons, else commas, else blanks. */
function cellsOf(lines, width) {
  const has = (pattern) => lines.some((line) => pattern.test(line));
  const isOneColumn = lines.every((line) => isNumber(clean(line)) || !/[\d\t;,]/.test(line));
  const commas = has(/\d,\d+ +\d/) || !has(/,/) ? /\s+/ : /,/;
  const separator = has(/\t/) ? /\t/ : has(/;/) ? /;/ : isOneColumn ? /$^/ : commas;
  const cells = lines.map((line) => line.split(separator).map(clean));
  return separator.source === "," ? cells.map((row) => joinedDecimals(row, width)) : cells;
}

/** 9,5,9,4,9,3,9,2 in a form of four items: commas that separate and commas before decimals look the same. */
function joinedDecimals(row, width) {
  const isPaired =
    row.length === 2 * width && row.every((cell, at) => (at % 2 === 0 ? /^\d{1,2}$/ : /^\d$/).test(cell));
  return isPaired ? Array.from({ length: width }, (_, at) => `${row[2 * at]}.${row[2 * at + 1]}`) : row;
}

const plain = (text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "");

/** What a heading says that its column holds: an item's position, or "session", "date", "total"; undefined for anything else. */
function roleOf(heading, items) {
  const word = plain(heading);
  const item = items.findIndex(
    ({ id, label, number }) =>
      word === plain(id) || word === plain(label) || [`item${number}`, `q${number}`, `${number}`].includes(word),
  );
  if (item >= 0) return item;
  const named = items.findIndex(({ id }) => word.endsWith(plain(id)) && Number.isNaN(Number(plain(id).at(-1))));
  if (/total|sum|gesamt/.test(word)) return "total";
  if (named >= 0) return named;
  if (/^(session|sessionid|sessionnumber|sitzung|visit|nr|no|number)$/.test(word)) return "session";
  return /date|datum/.test(word) ? "date" : undefined;
}

const isDate = (text) => /^\d{4}-\d\d-\d\d$|^\d{1,2}\.\d{1,2}\.\d{4}$/.test(text);
const isoOf = (text) =>
  text.replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_, d, m, y) => `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`);
const columnOf = (rows, at) => rows.map((row) => row[at] ?? "").filter((cell) => cell !== "");
const isDates = (rows, at) => columnOf(rows, at).length > 0 && columnOf(rows, at).every(isDate);
const isRising = (rows, at) => {
  const cells = columnOf(rows, at);
  return (
    cells.length === rows.length &&
    cells.every((cell, i) => /^\d+$/.test(cell) && (i === 0 || Number(cell) > Number(cells[i - 1])))
  );
};

/** The roles of columns without headings, by how many there are and what is in them; undefined where that says nothing. */
function rolesByPlace(rows, items) {
  const width = Math.max(...rows.map((row) => row.length));
  const every = items.map((_, at) => at);
  const lead = [];
  while (lead.length < 2 && lead.length < width && width - lead.length !== items.length) {
    if (isDates(rows, lead.length)) lead.push("date");
    else if (isRising(rows, lead.length) && !lead.includes("session") && width - lead.length > 1) lead.push("session");
    else break;
  }
  const rest = width - lead.length;
  if (rest === items.length) return [...lead, ...every];
  if (rest === items.length + 1) return [...lead, ...every, "total"];
  return rest === 1 ? [...lead, "total"] : undefined;
}

/**
 * Reads a pasted text for a form.
 *
 * @returns `rows`, each with `session` and `date` where the text has them, a text for each item, and a `total`; `notes`,
 *   sentences about what was done; `problem`, a sentence where nothing could be read
 */
export function readSheet(text, { items }) {
  const lines = text
    .replaceAll("\r", "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  if (lines.length === 0) return { rows: [], notes: [], problem: "There is nothing to paste." };
  const cells = cellsOf(lines, items.length);
  const [first = [], ...others] = cells;
  const hasHeadings = first.some((cell) => cell !== "") && !first.some((cell) => isNumber(cell) || isDate(cell));
  const body = (hasHeadings ? others : cells).filter((row) => row.some((cell) => cell !== ""));
  if (body.length === 0) return { rows: [], notes: [], problem: "There is a heading, but no session below it." };

  const named = hasHeadings ? first.map((heading) => roleOf(heading, items)) : [];
  const isNamed = named.some((role) => role !== undefined && role !== "session" && role !== "date");
  const roles = isNamed ? named : rolesByPlace(body, items);
  if (roles === undefined)
    return {
      rows: [],
      notes: [],
      problem: `This form needs ${items.length} columns of answers, or one column of totals.`,
    };

  const notes = [];
  const unread = isNamed ? first.filter((_, at) => roles[at] === undefined && first[at] !== "").length : 0;
  if (unread > 0)
    notes.push(`${unread} ${unread === 1 ? "column was" : "columns were"} left out: no item has that name.`);
  const point = (cell) => (isNumber(cell) ? cell.replace(",", ".") : cell);
  const rows = body.map((row) => {
    const at = (role) => row[roles.indexOf(role)] ?? "";
    return {
      ...(/^\d+$/.test(at("session")) && { session: Number(at("session")) }),
      ...(isDate(at("date")) && { date: isoOf(at("date")) }),
      cells: items.map((_, item) => point(at(item))),
      total: point(at("total")),
    };
  });
  return { rows: fromMillimetres(rows, items, notes), notes };
}

/** Lines of 10 cm are often written down in millimetres: whole numbers, some above 10, none above 100. */
function fromMillimetres(rows, items, notes) {
  const numbers = rows.flatMap(({ cells }) => cells.filter(isNumber).map(Number));
  const isLine = items.every(({ maximum, step }) => maximum === 10 && step === 0.1);
  const isMillimetres =
    isLine &&
    numbers.every((x) => Number.isInteger(x) && x <= 100) &&
    numbers.filter((x) => x > 10).length > numbers.length / 2;
  if (!isMillimetres) return rows;
  notes.push("The answers were read as millimetres: 95 is 9.5.");
  const tenth = (cell) => (isNumber(cell) ? String(Number(cell) / 10) : cell);
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map(tenth),
    total: Number(row.total) > 40 ? tenth(row.total) : row.total,
  }));
}
