import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { site } from "./served.mjs";

const files = readdirSync(site, { recursive: true }).map(String);
const pages = new Map(
  files
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .map((file) => [file, readFileSync(path.join(site, file), "utf8")]),
);
const idsOf = (html: string): Set<string> =>
  new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? ""));
const ids = new Map([...pages].map(([file, html]) => [file, idsOf(html)]));
const decode = (text: string): string => decodeURIComponent(text.replaceAll("&amp;", "&"));

/** Where a link of a page leads, when it leads to nothing. */
function deadLink(from: string, link: string): string | undefined {
  const [address = "", hash = ""] = decode(link).split("#");
  const bare = address.split("?")[0] ?? "";
  const target = bare === "" ? from : bare.startsWith("/") ? bare.slice(1) : path.join(path.dirname(from), bare);
  const file = target === "" || target.endsWith("/") ? `${target}index.html` : target;
  if (!existsSync(path.join(site, file))) return `${from}: ${link}`;
  return hash === "" || !ids.has(file) || ids.get(file)?.has(hash) ? undefined : `${from}: ${link}`;
}

it("has pages", () => {
  expect(pages.size).toBeGreaterThan(300);
});

it("has no dead link, within a page or between pages", () => {
  const dead = [...pages].flatMap(([file, html]) =>
    [...html.matchAll(/<a\s[^>]*?href="([^"]+)"/g)]
      .map((match) => match[1] ?? "")
      .filter((link) => !/^(https?:|mailto:)/.test(link) && !file.startsWith("playground/"))
      .flatMap((link) => deadLink(file, link) ?? []),
  );
  expect([...new Set(dead)]).toEqual([]);
});

it("names no other host for scripts, styles, fonts or pictures", () => {
  const outside = [...pages].flatMap(([file, html]) =>
    [...html.matchAll(/<(?:script|link|img|iframe|source)\s[^>]*?(?:src|href)="((?:https?:)?\/\/[^"]+)"/g)].map(
      (match) => `${file}: ${match[1] ?? ""}`,
    ),
  );
  expect(outside).toEqual([]);
});
