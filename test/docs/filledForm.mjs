// A form of the guides in a browser's document, filled in by hand. Plain JavaScript: the types of React redeclare the DOM's.
import * as resolvers from "@hookform/resolvers/standard-schema";
import { zodResolver } from "@hookform/resolvers/zod";
import * as react from "react";
import * as reactHookForm from "react-hook-form";
import * as jsxRuntime from "react/jsx-runtime";
import { createRoot } from "react-dom/client";
import ts from "typescript";
import * as library from "alliance-scoring";
import * as schema from "alliance-scoring/schema";

const modules = {
  react,
  "react/jsx-runtime": jsxRuntime,
  "react-hook-form": reactHookForm,
  "@hookform/resolvers/standard-schema": resolvers,
  "alliance-scoring": library,
  "alliance-scoring/schema": schema,
};

/** The component of that name which the code of a page exports. */
function printed(code, name) {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.ReactJSX };
  const exports = {};
  const { outputText } = ts.transpileModule(code, { compilerOptions });
  new Function("require", "exports", outputText)((specifier) => modules[specifier], exports);
  return exports[name];
}

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
const setValue = (input, text) =>
  Object.getOwnPropertyDescriptor(input.constructor.prototype, "value").set.call(input, text);

export async function fillIn(code, name) {
  const sent = [];
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  await react.act(() =>
    root.render(react.createElement(printed(code, name), { send: (answers) => sent.push(answers) })),
  );
  const input = (id) => page.querySelector(`input[name=${id}]`);
  return {
    sent,
    press: (text) =>
      react.act(() => [...page.querySelectorAll("button")].find((each) => each.textContent === text).click()),
    type: (answers) =>
      react.act(() => {
        for (const [id, text] of Object.entries(answers)) {
          setValue(input(id), text);
          input(id).dispatchEvent(new Event("input", { bubbles: true }));
        }
      }),
    value: (id) => input(id).value,
    isInvalid: (id) => input(id).getAttribute("aria-invalid") === "true",
    alerts: () => [...page.querySelectorAll("[role=alert]")].map(({ textContent }) => textContent),
    leave: async () => {
      await react.act(() => root.unmount());
      page.remove();
    },
  };
}

const { standardSchemaResolver } = resolvers;
export const resolversOf = { standardSchemaResolver, zodResolver };
