/** Shares from 0 to 1, one row a rule, one panel a length: filled at the onset, open within the episode. */
export function dotPlot(title, panels) {
  const [left, width, gap, top, line] = [126, 150, 20, 56, 20];
  const rules = panels[0].rows.map(({ rule }) => rule);
  const bottom = top + rules.length * line;
  const total = left + panels.length * (width + gap);
  const text = (x, y, words, anchor = "start") => `<text x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`;
  const panel = ({ title: name, rows }, at) => {
    const from = left + at * (width + gap);
    const x = (share) => (from + share * width).toFixed(1);
    const ticks = [0, 0.5, 1].map(
      (share) =>
        `<path d="M${x(share)} ${top - 8}V${bottom}" stroke="#ccc"/>${text(x(share), bottom + 16, share, "middle")}`,
    );
    const dots = rows.map(({ onset, episode }, row) => {
      const y = top + row * line + 4;
      return `<path d="M${x(onset)} ${y}H${x(episode)}" stroke="#555"/><circle cx="${x(episode)}" cy="${y}" r="4" fill="#fff" stroke="#005a9c"/><circle cx="${x(onset)}" cy="${y}" r="4" fill="#005a9c"/>`;
    });
    return [text(from + width / 2, top - 16, name, "middle"), ...ticks, ...dots].join("\n");
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total} ${bottom + 44}" role="img" font-family="sans-serif" font-size="12">
<title>${title}</title>
<rect width="100%" height="100%" fill="#fff"/>
${text(8, 18, title)}
${rules.map((rule, row) => text(left - 12, top + row * line + 8, rule, "end")).join("\n")}
${panels.map(panel).join("\n")}
${text(left, bottom + 36, "filled: first session of the drop; open: any of its sessions; mean of the four working models")}
</svg>
`;
}
