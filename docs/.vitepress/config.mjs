// The site: `npm run site` builds it into site/. Every page of docs/ and the generated reference, and nothing from elsewhere.
import { cpSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitepress";
import { buildPlayground } from "../programs/playground/build.mjs";
import { figuresOf } from "./figures.mjs";
import { groups, pages, referenceFolder } from "./navigation.mjs";

const docs = path.resolve(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(path.join(docs, "../package.json"), "utf8"));
const titleOf = (page) => /^# (.+)$/m.exec(readFileSync(path.join(docs, page), "utf8"))?.[1];

/** The menu that typedoc-vitepress-theme wrote beside the reference. Only what leads to a page can be folded. */
function referenceMenu() {
  const file = path.join(docs, referenceFolder, "typedoc-sidebar.json");
  const foldLinks = ({ collapsed, items, ...item }) => ({
    ...item,
    ...(item.link && collapsed !== undefined && { collapsed }),
    ...(items && { items: items.map(foldLinks) }),
  });
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).map(foldLinks) : [];
}

const menu = groups.map(({ text, pages }) => ({
  text,
  items: pages.map(([page, name = titleOf(page)]) => ({ text: name, link: `/${page}` })),
}));
const reference = { text: "Reference", items: [{ text: "Every name of the package", link: `/${referenceFolder}/` }] };
const about = menu.pop();
const wholeMenu = [...menu, reference, about];

/** Of the reference only the names are searched, and after the guides: whole, its index takes seconds to load. */
function renderForSearch(source, env, markdown) {
  if (env.frontmatter?.search === false) return "";
  const html = markdown.render(source, env);
  if (!env.relativePath.startsWith(`${referenceFolder}/`)) return html;
  return /<h1.*?<\/h1>/s.exec(html)?.[0] ?? "";
}

const placeFigures = await figuresOf(docs, ["index.md", ...pages]);

export default defineConfig({
  title: "alliance-scoring",
  description: "Scores, changes and ruptures of the therapeutic alliance, as pure functions.",
  lang: "en",
  // Pages may stand in a folder of their host.
  base: process.env.SITE_BASE ?? "/",
  outDir: "../site",
  cacheDir: "../node_modules/.vitepress",
  srcExclude: ["programs/**"],
  head: [["link", { rel: "icon", href: "data:," }]],
  // The playground and the programs that pages show are put beside the pages, after them.
  async buildEnd({ outDir }) {
    await buildPlayground(path.join(outDir, "playground"));
    cpSync(path.join(docs, "programs/examples"), path.join(outDir, "programs/examples"), { recursive: true });
  },
  ignoreDeadLinks: [/^\/playground\/index$/],
  markdown: {
    // Every colour of the code has enough contrast.
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config(markdown) {
      wrapTables(markdown);
      keepBraces(markdown);
      placeFigures(markdown);
    },
  },
  themeConfig: {
    siteTitle: "alliance-scoring",
    nav: [
      ...menu.slice(0, 4).map(({ text, items }) => ({ text, link: items[0].link })),
      { text: "Integrate", link: "/guides/tables.md" },
      { text: "Reference", link: `/${referenceFolder}/` },
      { text: "Playground", link: "/playground/index.html", target: "_self" },
    ],
    sidebar: {
      [`/${referenceFolder}/`]: [...referenceMenu(), ...menu.map(({ text, items }) => ({ text, link: items[0].link }))],
      "/": wholeMenu,
    },
    outline: { level: [2, 3] },
    search: {
      provider: "local",
      options: {
        _render: renderForSearch,
        miniSearch: {
          searchOptions: {
            fuzzy: 0.1,
            prefix: true,
            boost: { title: 6, titles: 2, text: 1 },
            // Guides, methods and instruments come before what is about the repository; a page's own heading before its parts.
            boostDocument: (id, _, { titles }) =>
              (/reference\/|contributing|architecture|open-questions|changelog|which-rule-study/.test(id) ? 0.1 : 1) *
              (titles.length === 0 ? 2 : 1),
          },
        },
      },
    },
    footer: { message: `MIT licence. Not a medical device. Version ${version}.` },
  },
});

/** A table scrolls sideways inside the page. It takes the keyboard's focus, so that no mouse is needed for that. */
function wrapTables(markdown) {
  markdown.renderer.rules.table_open = () => '<div class="wide-table" tabindex="0"><table>\n';
  markdown.renderer.rules.table_close = () => "</table></div>\n";
}

/** Two braces are text, not a template. */
function keepBraces(markdown) {
  const { escapeHtml } = markdown.utils;
  const kept = (text) => escapeHtml(text).replaceAll("{{", "&#123;&#123;");
  markdown.renderer.rules.text = (tokens, at) => kept(tokens[at].content);
  markdown.renderer.rules.code_inline = (tokens, at) => `<code>${kept(tokens[at].content)}</code>`;
}
