// Short words for what a page does with its elements.

export const find = (id) => document.getElementById(id);

export const element = (name, properties = {}, ...children) => {
  const { attributes = {}, ...own } = properties;
  const made = Object.assign(document.createElement(name), own);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
};

export const fill = (id, ...children) =>
  find(id).replaceChildren(...children.filter((child) => child !== undefined && child !== ""));

export const options = (id, list, chosen) => {
  fill(id, ...list.map(([value, textContent]) => element("option", { value, textContent })));
  find(id).value = list.some(([value]) => value === chosen) ? chosen : (list[0]?.[0] ?? "");
};

/** A table with a heading for each column; the first cell of a row names it. */
export const tableOf = (heads, rows) =>
  element(
    "table",
    {},
    element(
      "thead",
      {},
      element("tr", {}, ...heads.map((textContent) => element("th", { scope: "col", textContent }))),
    ),
    element(
      "tbody",
      {},
      ...rows.map(([first, ...cells]) =>
        element(
          "tr",
          {},
          element("th", { scope: "row", textContent: first }),
          ...cells.map((textContent) => element("td", { textContent })),
        ),
      ),
    ),
  );
