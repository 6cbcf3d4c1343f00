/* The same calls of GLPK as a hand-over from Swift, from the arrays that GLPK itself asks for.
 *
 * handover COLUMNS ROWS PER_COLUMN SEED prints one line of JSON. Arrays count from 1, so nothing is
 * converted or copied: no program that uses these calls has less to do. */
#include <float.h>
#include <glpk.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static uint64_t seed;

/* As Draw in Swift. */
static uint64_t draw(uint64_t stream, uint64_t position) {
  uint64_t bits = seed * 0x9E3779B97F4A7C15u + (stream << 40) + position;
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9u;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBu;
  return (bits ^ (bits >> 31)) >> 11;
}

static void *array(size_t count, size_t size) {
  void *memory = malloc(count * size);
  if (!memory) {
    fprintf(stderr, "There is no memory for %zu numbers. Take a smaller size.\n", count);
    exit(1);
  }
  return memory;
}

static int bound_type(double lower, double upper) {
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  if (isinf(upper)) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}

static double wall(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static double processor(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    + 1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static long peak(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  return usage.ru_maxrss;
#else
  return usage.ru_maxrss * 1024;
#endif
}

static long resident(void) {
  long size = 0, pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file) return 0;
  if (fscanf(file, "%ld %ld", &size, &pages) != 2) pages = 0;
  fclose(file);
  return pages * sysconf(_SC_PAGESIZE);
}

int main(int count, char **words) {
  if (count != 5) {
    fprintf(stderr, "Usage: handover COLUMNS ROWS PER_COLUMN SEED\n");
    return 1;
  }
  int columns = atoi(words[1]), rows = atoi(words[2]), per_column = atoi(words[3]);
  seed = strtoull(words[4], NULL, 10);
  if (columns < 1 || per_column < 1 || rows < per_column) {
    fprintf(stderr, "The sizes must be positive, with at least as many rows as entries a column.\n");
    return 1;
  }
  size_t entries = (size_t)columns * (size_t)per_column;
  double *lower = array((size_t)columns, sizeof *lower), *upper = array((size_t)columns, sizeof *upper);
  double *costs = array((size_t)columns, sizeof *costs);
  double *row_lower = array((size_t)rows, sizeof *row_lower);
  double *row_upper = array((size_t)rows, sizeof *row_upper);
  int64_t *starts = array((size_t)columns + 1, sizeof *starts);
  int *indices = array(entries + 1, sizeof *indices);
  double *values = array(entries + 1, sizeof *values);
  uint64_t block = (uint64_t)(rows / per_column);
  double checksum = 0;
  starts[0] = 0;
  for (int j = 0; j < columns; j++) {
    lower[j] = 0;
    upper[j] = (double)(1 + draw(3, (uint64_t)j) % 20);
    costs[j] = (double)(1 + draw(4, (uint64_t)j) % 9);
    checksum += costs[j] + upper[j];
    for (int t = 0; t < per_column; t++) {
      uint64_t entry = (uint64_t)j * (uint64_t)per_column + (uint64_t)t;
      int row = (int)((uint64_t)t * block + draw(1, entry) % block);
      indices[entry + 1] = row + 1;
      values[entry + 1] = (double)(1 + draw(2, entry) % 16) / 4;
      checksum += values[entry + 1] * (1 + row % 7);
    }
    starts[j + 1] = starts[j] + per_column;
  }
  for (int i = 0; i < rows; i++) {
    row_lower[i] = -INFINITY;
    row_upper[i] = (double)(10 + draw(5, (uint64_t)i) % 90);
    checksum += row_upper[i];
  }

  long before = resident();
  double wall_start = wall(), processor_start = processor();
  glp_prob *p = glp_create_prob();
  glp_set_obj_dir(p, GLP_MIN);
  glp_set_obj_coef(p, 0, 0);
  glp_add_rows(p, rows);
  glp_add_cols(p, columns);
  for (int i = 0; i < rows; i++) {
    glp_set_row_bnds(p, i + 1, bound_type(row_lower[i], row_upper[i]), row_lower[i], row_upper[i]);
  }
  for (int j = 0; j < columns; j++) {
    glp_set_col_bnds(p, j + 1, bound_type(lower[j], upper[j]), lower[j], upper[j]);
    glp_set_obj_coef(p, j + 1, costs[j]);
    glp_set_mat_col(
      p, j + 1, (int)(starts[j + 1] - starts[j]), indices + starts[j], values + starts[j]);
  }
  double wall_end = wall(), processor_end = processor();

  printf(
    "{\"checksum\": %.17g, \"rows\": %d, \"columns\": %d, \"nonzeros\": %d, \"glpk\": \"%s\", "
    "\"before\": %ld, \"handOverWall\": %.9f, \"handOverProcessor\": %.9f, \"after\": %ld, "
    "\"peak\": %ld}\n",
    checksum, glp_get_num_rows(p), glp_get_num_cols(p), glp_get_num_nz(p), glp_version(), before,
    wall_end - wall_start, processor_end - processor_start, resident(), peak());
  glp_delete_prob(p);
  glp_free_env();
  free(lower), free(upper), free(costs), free(row_lower), free(row_upper);
  free(starts), free(indices), free(values);
  return 0;
}
