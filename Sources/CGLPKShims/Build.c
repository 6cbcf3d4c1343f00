#include <math.h>
#include <stdlib.h>

#include "Internal.h"

int cglpk_bound_type(double lower, double upper) {
  if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
  if (isinf(upper)) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}

/* glibc grows the heap of a thread by no more than what is asked for, one system call for each of
 * GLPK's blocks of 8 KB: a tenth of the time of building. A larger piece that is given back at once
 * leaves room for a dozen blocks. Pieces from 128 KB on would be mapped apart, or trimmed again. */
enum { ROOM = 100000, ROW_OR_COLUMN = 112, ENTRY = 56 };

static void make_room(void) {
  /* Volatile, or the compiler sees that nothing is done with it. */
  void *volatile room = malloc(ROOM);
  free(room);
}

static void add_in_batches(glp_prob *p, int count, int (*add)(glp_prob *, int)) {
  int batch = ROOM / ROW_OR_COLUMN;
  /* An empty batch aborts. */
  for (int left = count; left > 0; left -= batch) {
    make_room();
    add(p, left < batch ? left : batch);
  }
}

int cglpk_build(
  cglpk_session *session, int columns, int rows, int maximizes, double constant,
  const double *column_lower, const double *column_upper, const double *costs,
  const uint8_t *kinds, const double *row_lower, const double *row_upper, const ptrdiff_t *starts,
  const int32_t *entry_rows, const double *entry_values) {
  /* Tableau columns are as long as there are rows, tableau rows as there are columns and rows. */
  int64_t longest = (int64_t)rows + columns;
  for (int j = 0; j < columns; j++) {
    ptrdiff_t length = starts[j + 1] - starts[j];
    if (length > longest) longest = length;
  }
  /* GLPK counts from 1 and ignores element 0. */
  session->indices = malloc((size_t)(longest + 1) * sizeof *session->indices);
  session->values = malloc((size_t)(longest + 1) * sizeof *session->values);
  if (!session->indices || !session->values) return CGLPK_ABORTED;
  CGLPK_GUARD(session);
  glp_prob *p = glp_create_prob();
  session->problem = p;
  glp_set_obj_dir(p, maximizes ? GLP_MAX : GLP_MIN);
  session->columns = columns;
  glp_set_obj_coef(p, 0, constant);
  add_in_batches(p, rows, glp_add_rows);
  add_in_batches(p, columns, glp_add_cols);
  for (int i = 0; i < rows; i++) {
    glp_set_row_bnds(
      p, i + 1, cglpk_bound_type(row_lower[i], row_upper[i]), row_lower[i], row_upper[i]);
  }
  ptrdiff_t roomy = 0;
  for (int j = 0; j < columns; j++) {
    if (starts[j] >= roomy) {
      make_room();
      roomy = starts[j] + ROOM / ENTRY;
    }
    double lower = column_lower[j], upper = column_upper[j];
    /* The kind first: setting it can change bounds. */
    if (kinds && kinds[j]) glp_set_col_kind(p, j + 1, GLP_IV);
    glp_set_col_bnds(p, j + 1, cglpk_bound_type(lower, upper), lower, upper);
    glp_set_obj_coef(p, j + 1, costs[j]);
    ptrdiff_t start = starts[j];
    int length = (int)(starts[j + 1] - start);
    const double *values = session->values;
    if (start > 0) {
      values = entry_values + start - 1;
    } else {
      /* Nothing lies before the first value, so the ignored place has to be made. */
      for (int k = 0; k < length; k++) session->values[k + 1] = entry_values[k];
    }
    for (int k = 0; k < length; k++) session->indices[k + 1] = entry_rows[start + k] + 1;
    glp_set_mat_col(p, j + 1, length, session->indices, values);
  }
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_scale(cglpk_session *session, int flags) {
  CGLPK_GUARD(session);
  if (flags) {
    glp_scale_prob(session->problem, flags);
  } else {
    glp_unscale_prob(session->problem);
  }
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_standard_basis(cglpk_session *session) {
  CGLPK_GUARD(session);
  glp_std_basis(session->problem);
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_advanced_basis(cglpk_session *session) {
  CGLPK_GUARD(session);
  glp_adv_basis(session->problem, 0);
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_better_bound_basis(cglpk_session *session) {
  CGLPK_GUARD(session);
  glp_prob *p = session->problem;
  glp_std_basis(p);
  int maximizes = glp_get_obj_dir(p) == GLP_MAX;
  int columns = glp_get_num_cols(p);
  for (int j = 1; j <= columns; j++) {
    if (glp_get_col_type(p, j) != GLP_DB) continue;
    double cost = glp_get_obj_coef(p, j);
    int wants_upper = maximizes ? cost > 0 : cost < 0;
    glp_set_col_stat(p, j, wants_upper ? GLP_NU : GLP_NL);
  }
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_set_basis(cglpk_session *session, const uint8_t *rows, const uint8_t *columns) {
  CGLPK_GUARD(session);
  glp_prob *p = session->problem;
  int row_count = glp_get_num_rows(p), column_count = glp_get_num_cols(p);
  for (int i = 1; i <= row_count; i++) glp_set_row_stat(p, i, rows[i - 1]);
  for (int j = 1; j <= column_count; j++) glp_set_col_stat(p, j, columns[j - 1]);
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_delete(cglpk_session *session) {
  /* With its environment the problem is gone as well. */
  if (!session->problem || !cglpk_is_live(session)) return CGLPK_DONE;
  CGLPK_GUARD(session);
  glp_delete_prob(session->problem);
  session->problem = NULL;
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_misuse(cglpk_session *session) {
  CGLPK_GUARD(session);
  glp_set_row_bnds(session->problem, 1 + glp_get_num_rows(session->problem), GLP_FR, 0, 0);
  cglpk_leave(session);
  return CGLPK_DONE;
}
