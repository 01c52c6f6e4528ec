/** A page with the parts between its marks `<!-- mark:name -->` and `<!-- /mark:name -->` replaced. The prose stays. */
export function fill(page, mark, generated) {
  return Object.entries(generated).reduce((text, [name, part]) => {
    const [from, to] = [`<!-- ${mark}:${name} -->`, `<!-- /${mark}:${name} -->`];
    const [start, end] = [text.indexOf(from), text.indexOf(to)];
    if (start < 0 || end < start) throw new Error(`the page has no place for ${name}`);
    return `${text.slice(0, start + from.length)}\n\n${part}\n\n${text.slice(end)}`;
  }, page);
}
