import eslint from "@eslint/js";
import tsdoc from "eslint-plugin-tsdoc";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** What a pure function has no business with: clock, randomness, I/O, locale, timers, global objects. */
const impureGlobals = [
  ...["Date", "performance", "process", "Buffer", "fetch", "XMLHttpRequest", "WebSocket", "console", "crypto"],
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "requestAnimationFrame", "Intl"],
  ...["globalThis", "window", "self", "document", "navigator", "localStorage", "sessionStorage", "require", "eval"],
];

const impureSyntax = [
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "Randomness is an argument." },
  { selector: "Identifier[name=/^toLocale/]", message: "Results do not depend on a locale." },
  { selector: "Identifier[name='localeCompare']", message: "Results do not depend on a locale." },
  { selector: "Program > VariableDeclaration[kind!='const']", message: "A module holds no state." },
  {
    selector: "Program > ExportNamedDeclaration > VariableDeclaration[kind!='const']",
    message: "A module holds no state.",
  },
  { selector: "ImportExpression", message: "What a module needs stands in its imports." },
];

/**
 * `tsdoc/syntax`, except inside code: our examples and formulas are written without fences
 * (TypeDoc takes an unfenced `@example` for code, Markdown an indented line), and TSDoc would
 * read their `=>` and `{}` as markup. Code is blanked out, so every position stays true.
 */
const proseSyntax = {
  ...tsdoc.rules.syntax,
  create(context) {
    const blank = (code) => code.replace(/[^\s*/]/g, " ");
    const text = context.sourceCode.text
      .replace(/(?<=^[ \t]*\* @example).*?(?=^[ \t]*\* @|\*\/)/gms, blank)
      .replace(/(?<=^[ \t]*\*) {4,}.*$/gm, blank);
    const sourceCode = Object.create(context.sourceCode, { text: { value: text } });
    return tsdoc.rules.syntax.create(Object.create(context, { sourceCode: { value: sourceCode } }));
  },
};

export default defineConfig(
  globalIgnores(["dist", "site", "coverage", "reports", ".stryker-tmp", "node_modules"]),
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // `string & {}` keeps a union's own names in an editor's list while any string is allowed.
      "@typescript-eslint/no-empty-object-type": ["error", { allowObjectTypes: "always" }],
      // There are no enums here (erasableSyntaxOnly), and the rule stumbles over computed keys.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      eqeqeq: "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    plugins: { tsdoc: { rules: { syntax: proseSyntax } } },
    rules: {
      "tsdoc/syntax": "error",
      "no-restricted-globals": ["error", ...impureGlobals],
      "no-restricted-syntax": ["error", ...impureSyntax],
      "no-eval": "error",
      "no-implied-eval": "off", // the type-aware rule of the same name covers it
      "no-new-func": "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/schema/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["zod", "zod/*"], message: "zod lives in schema/ alone." }] },
      ],
    },
  },
  {
    // Tests hand in what the types forbid and look into what they do not know.
    files: ["test/**/*.ts", "docs/**/*.ts", "*.config.ts"],
    rules: {
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/restrict-template-expressions": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    // Scripts run in Node as they are; a page's own script runs in a browser.
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    rules: { "no-undef": "off" },
  },
);
