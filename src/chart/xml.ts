/**
 * Text that may stand in XML: markup escaped, characters that XML forbids replaced.
 *
 * @internal
 */
export const escaped = (words: string): string =>
  words
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, " ");

/**
 * An element with its attributes; those that are undefined are left out. The content is markup.
 *
 * @internal
 */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content = "",
): string => {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? "" : ` ${key}="${value}"`));
  return content === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${content}</${name}>`;
};
