// The course that the playground opens with: made up, so that one session stands out and the outcome gets better.

const rowsOf = (lists) =>
  lists.map((answers, at) => ({ session: at + 1, cells: answers.map((answer) => answer.toFixed(1)), total: "" }));

export const example = {
  instrument: "srs",
  rows: {
    srs: rowsOf([
      [9.1, 9.0, 9.0, 9.2],
      [9.2, 9.0, 9.1, 9.0],
      [9.0, 9.2, 9.1, 9.3],
      [9.3, 9.1, 9.2, 9.2],
      [9.1, 9.2, 9.0, 9.1],
      [6.2, 7.4, 6.8, 6.5],
      [8.0, 8.6, 8.3, 8.2],
      [9.2, 9.1, 9.3, 9.2],
      [9.3, 9.3, 9.2, 9.4],
    ]),
    ors: rowsOf([
      [4.1, 4.9, 5.0, 4.2],
      [4.4, 5.0, 5.1, 4.6],
      [4.9, 5.3, 5.2, 5.0],
      [5.2, 5.8, 5.6, 5.5],
      [5.6, 6.0, 5.9, 5.8],
      [5.1, 5.4, 5.8, 5.2],
      [5.7, 6.2, 6.1, 5.9],
      [6.5, 6.8, 6.6, 6.7],
      [6.9, 7.1, 7.0, 7.0],
    ]),
  },
  chosen: {},
};
