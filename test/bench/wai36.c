/*
 * The yardstick: 36 columns of one byte, prorated, written for this one form and compiled for this one machine.
 *
 *     wai36 <columns file> <rows> <runs>
 *
 * The file holds the columns one after the other; 99 is missing. Each run makes new columns of scores, as
 * scoreColumns does, and scores block by block so that the compiler can use the widest instructions it knows. Prints the
 * milliseconds of each run (passed, and spent by the processor), then the sum of all totals and the number of rows of each status, to be compared.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ITEMS = 36, SIZE = 12, SCALES = 3, BLOCK = 4096, MISSING = 99 };

static const uint8_t REVERSED[] = {1, 3, 7, 9, 10, 11, 12, 15, 20, 27, 29, 31, 33, 34};
static const uint8_t KEY[SCALES][SIZE] = {
    {3, 6, 9, 10, 12, 14, 22, 25, 27, 30, 32, 34},
    {2, 4, 7, 11, 13, 15, 16, 18, 24, 31, 33, 35},
    {1, 5, 8, 17, 19, 20, 21, 23, 26, 28, 29, 36},
};

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void add(const uint8_t *restrict cells, size_t rows, int reversed, uint8_t *restrict sum,
                uint8_t *restrict answered, uint8_t *restrict invalid) {
  for (size_t r = 0; r < rows; r++) {
    uint8_t cell = cells[r];
    uint8_t legal = (uint8_t)(cell - 1) < 7;
    sum[r] += legal ? (reversed ? 8 - cell : cell) : 0;
    answered[r] += legal;
    invalid[r] |= !legal & (cell != MISSING);
  }
}

int main(int count, char **arguments) {
  if (count != 4) return 2;
  size_t rows = strtoull(arguments[2], 0, 10);
  int runs = atoi(arguments[3]);
  uint8_t *cells = malloc(rows * ITEMS);
  FILE *file = fopen(arguments[1], "rb");
  if (!cells || !file || fread(cells, rows, ITEMS, file) != ITEMS) return 2;
  uint8_t isReversed[ITEMS + 1] = {0};
  for (size_t i = 0; i < sizeof REVERSED; i++) isReversed[REVERSED[i]] = 1;

  double check = 0;
  size_t statuses[3] = {0};
  for (int run = 0; run < runs; run++) {
    double start = now(CLOCK_MONOTONIC), busy = now(CLOCK_PROCESS_CPUTIME_ID);
    double *scores[SCALES + 1];
    for (int s = 0; s <= SCALES; s++) scores[s] = calloc(rows, sizeof(double));
    uint8_t *status = calloc(rows, 1);
    for (size_t from = 0; from < rows; from += BLOCK) {
      size_t length = rows - from < BLOCK ? rows - from : BLOCK;
      uint8_t sum[SCALES][BLOCK] = {{0}}, answered[SCALES][BLOCK] = {{0}}, invalid[BLOCK] = {0};
      for (int s = 0; s < SCALES; s++)
        for (int k = 0; k < SIZE; k++) {
          int item = KEY[s][k];
          add(cells + (item - 1) * rows + from, length, isReversed[item], sum[s], answered[s], invalid);
        }
      for (size_t r = 0; r < length; r++) {
        double total = 0;
        for (int s = 0; s < SCALES; s++) {
          double score = invalid[r] || answered[s][r] < SIZE - 2 ? NAN : (double)(sum[s][r] * SIZE) / answered[s][r];
          scores[s][from + r] = score;
          total += score;
        }
        scores[SCALES][from + r] = total;
        status[from + r] = invalid[r] ? 2 : isnan(total) ? 1 : 0;
      }
    }
    printf("%.3f %.3f\n", now(CLOCK_MONOTONIC) - start, now(CLOCK_PROCESS_CPUTIME_ID) - busy);
    if (run == runs - 1)
      for (size_t r = 0; r < rows; r++) {
        statuses[status[r]]++;
        if (!isnan(scores[SCALES][r])) check += scores[SCALES][r];
      }
    for (int s = 0; s <= SCALES; s++) free(scores[s]);
    free(status);
  }
  printf("%.6f %zu %zu %zu\n", check, statuses[0], statuses[1], statuses[2]);
}
