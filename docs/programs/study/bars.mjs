/** Counts of 100 as bars, in groups: `[{ title, rows: [{ label, value }] }]`. */
export function bars(title, groups) {
  const [left, width, line, top] = [210, 300, 22, 40];
  const text = (x, y, words, more = "") => `<text x="${x}" y="${y}"${more}>${words}</text>`;
  let y = top;
  const drawn = groups.flatMap(({ title: name, rows }) => {
    const head = text(8, (y += 16), name, ' font-weight="bold"');
    y += 8;
    const lines = rows.map(({ label, value }) => {
      const at = y;
      y += line;
      return `${text(left - 10, at + 14, label, ' text-anchor="end"')}
<rect x="${left}" y="${at + 3}" width="${Math.max(1, (value / 100) * width)}" height="14" fill="#17609b"/>
${text(left + (value / 100) * width + 8, at + 14, value)}`;
    });
    y += 8;
    return [head, ...lines];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 50} ${y + 8}" role="img" font-family="sans-serif" font-size="13">
<title>${title}</title>
<rect width="100%" height="100%" fill="#fff"/>
${text(8, 22, title, ' font-size="14"')}
${drawn.join("\n")}
</svg>
`;
}
