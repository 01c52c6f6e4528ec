/**
 * How wide text is drawn, without a browser: a table for the widest common sans-serif font (DejaVu Sans, close to
 * Verdana). Other fonts are narrower, so what fits here fits there.
 */

/** Widths of the characters from space to tilde, in twentieths of the font size, as digits in base 36. */
const ascii = "79ahdkg688ah7877dddddddddd77hhhbkeeegdcgg66ecifgdgeddfekede878haaddbdd8dd66c6kdddd9b8dchccbd7dh";

/** Bold letters are wider by up to a sixth. */
const boldFactor = 1.16;

/**
 * Width of a text in pixels, rather too wide than too narrow.
 *
 * @internal
 */
export function widthOf(words: string, size: number, isBold = false): number {
  let twentieths = 0;
  for (const character of words) twentieths += widthOfCharacter(character.codePointAt(0) as number);
  return (twentieths / 20) * size * (isBold ? boldFactor : 1);
}

function widthOfCharacter(code: number): number {
  if (code < 32 || (code >= 0x300 && code < 0x370)) return 7;
  if (code < 127) return parseInt(ascii.charAt(code - 32), 36);
  return code < 0x250 ? 17 : 22; // letters with accents; every other script
}

/**
 * A text in lines no wider than so many pixels, broken between words where that is possible.
 *
 * @internal
 */
export function wrapped(words: string, width: number, size: number, isBold = false): string[] {
  const fits = (text: string): boolean => widthOf(text, size, isBold) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of words.split(/\s+/u).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = "";
      for (const character of word) {
        if (line !== "" && !fits(line + character)) {
          lines.push(line);
          line = "";
        }
        line += character;
      }
    }
  }
  return line === "" ? lines : [...lines, line];
}
