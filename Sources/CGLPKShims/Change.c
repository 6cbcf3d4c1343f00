#include <math.h>
#include <stdlib.h>

#include "Internal.h"

/* A row or, behind the rows, a column. */
typedef struct {
  int status;
  double value, dual, lower, upper;
} member;

static member member_of(glp_prob *p, int variable) {
  int rows = glp_get_num_rows(p), column = variable - rows;
  member m;
  if (variable <= rows) {
    m.status = glp_get_row_stat(p, variable);
    m.value = glp_get_row_prim(p, variable);
    m.dual = glp_get_row_dual(p, variable);
    m.lower = glp_get_row_lb(p, variable);
    m.upper = glp_get_row_ub(p, variable);
  } else {
    m.status = glp_get_col_stat(p, column);
    m.value = glp_get_col_prim(p, column);
    m.dual = glp_get_col_dual(p, column);
    m.lower = glp_get_col_lb(p, column);
    m.upper = glp_get_col_ub(p, column);
  }
  return m;
}

static void set_status(glp_prob *p, int variable, int status) {
  int rows = glp_get_num_rows(p);
  if (variable <= rows) {
    glp_set_row_stat(p, variable, status);
  } else {
    glp_set_col_stat(p, variable - rows, status);
  }
}

/* The entry of least ratio, of several the largest entry; 0 if there is none of use. For a column
 * that leaves the basis the ratio of reduced costs, which keeps it dual feasible; for a row that
 * enters it the ratio of distances to bounds, which keeps it primal feasible. */
static int pivot(
  glp_prob *p, const cglpk_session *session, int length, int leaves, double direction) {
  int best = 0;
  double best_ratio = 0, best_size = 0;
  for (int k = 1; k <= length; k++) {
    double entry = session->values[k], size = fabs(entry);
    int variable = session->indices[k];
    if (session->marks[variable] || size < 1e-7) continue;
    member m = member_of(p, variable);
    double distance = fabs(m.dual);
    if (!leaves) distance = direction * entry > 0 ? m.upper - m.value : m.value - m.lower;
    double ratio = distance > 1e-9 ? distance / size : 0;
    if (!best || ratio < best_ratio || (ratio == best_ratio && size > best_size)) {
      best = variable;
      best_ratio = ratio;
      best_size = size;
    }
  }
  return best;
}

/* Takes columns out of the basis and rows into it before they are deleted, so that a basis is left.
 * Gives up where a factorization fails; the caller looks at the basis in any case. */
static void keep_basis(glp_prob *p, cglpk_session *session) {
  /* Each step factorizes anew; beyond this a basis from scratch is as good. */
  enum { MOST_STEPS = 50 };
  int rows = glp_get_num_rows(p), columns = glp_get_num_cols(p);
  int maximizes = glp_get_obj_dir(p) == GLP_MAX;
  int steps = 0;
  for (int variable = 1; variable <= rows + columns; variable++) {
    if (!session->marks[variable]) continue;
    member m = member_of(p, variable);
    int leaves = m.status == GLP_BS;
    if (leaves == (variable <= rows)) continue;
    if (++steps > MOST_STEPS || glp_warm_up(p)) return;
    m = member_of(p, variable);
    int length = leaves ? glp_eval_tab_row(p, variable, session->indices, session->values)
                        : glp_eval_tab_col(p, variable, session->indices, session->values);
    double direction = (m.dual > 0) == maximizes ? 1 : -1;
    int other = pivot(p, session, length, leaves, direction);
    if (!other) continue;
    member n = member_of(p, other);
    set_status(p, variable, leaves ? GLP_NL : GLP_BS);
    set_status(
      p, other, leaves ? GLP_BS : n.upper - n.value < n.value - n.lower ? GLP_NU : GLP_NL);
  }
}

static int resize(cglpk_session *session, int64_t length) {
  int *indices = realloc(session->indices, (size_t)(length + 1) * sizeof *indices);
  if (indices) session->indices = indices;
  double *values = realloc(session->values, (size_t)(length + 1) * sizeof *values);
  if (values) session->values = values;
  return indices && values;
}

int cglpk_shrink(
  cglpk_session *session, const int32_t *rows, int row_count, const int32_t *columns,
  int column_count) {
  if (!cglpk_is_live(session)) return CGLPK_ABORTED;
  int all_rows = glp_get_num_rows(session->problem), all = all_rows + session->columns;
  if (!resize(session, all)) return CGLPK_ABORTED;
  char *is_leaving = calloc((size_t)all + 1, 1);
  if (!is_leaving) return CGLPK_ABORTED;
  free(session->marks);
  session->marks = is_leaving; /* so that a jump does not leak it */
  for (int k = 0; k < row_count; k++) {
    if (rows[k] >= 0 && rows[k] < all_rows) is_leaving[rows[k] + 1] = 1;
  }
  for (int k = 0; k < column_count; k++) {
    if (columns[k] >= 0 && columns[k] < session->columns) {
      is_leaving[all_rows + columns[k] + 1] = 1;
    }
  }
  CGLPK_GUARD(session);
  glp_prob *p = session->problem;
  keep_basis(p, session);
  if (row_count > 0) {
    for (int k = 0; k < row_count; k++) session->indices[k + 1] = rows[k] + 1;
    glp_del_rows(p, row_count, session->indices);
  }
  if (column_count > 0) {
    for (int k = 0; k < column_count; k++) session->indices[k + 1] = columns[k] + 1;
    glp_del_cols(p, column_count, session->indices);
  }
  session->columns = glp_get_num_cols(p);
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_grow(cglpk_session *session, int rows, int columns) {
  CGLPK_GUARD(session);
  glp_prob *p = session->problem;
  if (rows > 0) glp_add_rows(p, rows);
  if (columns > 0) glp_add_cols(p, columns);
  session->columns = glp_get_num_cols(p);
  int64_t longest = (int64_t)glp_get_num_rows(p) + glp_get_num_cols(p);
  int is_resized = resize(session, longest);
  cglpk_leave(session);
  return is_resized ? CGLPK_DONE : CGLPK_ABORTED;
}

int cglpk_set_objective(cglpk_session *session, int maximizes, double constant) {
  CGLPK_GUARD(session);
  glp_set_obj_dir(session->problem, maximizes ? GLP_MAX : GLP_MIN);
  glp_set_obj_coef(session->problem, 0, constant);
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_set_rows(
  cglpk_session *session, const int32_t *rows, int count, const double *lower,
  const double *upper) {
  CGLPK_GUARD(session);
  for (int k = 0; k < count; k++) {
    glp_set_row_bnds(
      session->problem, rows[k] + 1, cglpk_bound_type(lower[k], upper[k]), lower[k], upper[k]);
  }
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_set_columns(
  cglpk_session *session, const int32_t *columns, int count, const double *lower,
  const double *upper, const double *costs, const uint8_t *kinds) {
  CGLPK_GUARD(session);
  glp_prob *p = session->problem;
  for (int k = 0; k < count; k++) {
    int j = columns[k] + 1;
    /* The kind first: setting it can change bounds. */
    glp_set_col_kind(p, j, kinds[k] ? GLP_IV : GLP_CV);
    glp_set_col_bnds(p, j, cglpk_bound_type(lower[k], upper[k]), lower[k], upper[k]);
    glp_set_obj_coef(p, j, costs[k]);
  }
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_set_entries(
  cglpk_session *session, const int32_t *columns, int count, const int64_t *starts,
  const int32_t *entry_rows, const double *entry_values) {
  CGLPK_GUARD(session);
  glp_prob *p = session->problem;
  int rows = glp_get_num_rows(p);
  for (int k = 0; k < count; k++) {
    int64_t start = starts[k];
    int length = (int)(starts[k + 1] - start);
    /* More entries than rows do not fit the scratch; GLPK aborts on the length itself. */
    if (length > rows) length = rows;
    for (int i = 0; i < length; i++) {
      session->indices[i + 1] = entry_rows[start + i] + 1;
      session->values[i + 1] = entry_values[start + i];
    }
    glp_set_mat_col(p, columns[k] + 1, length, session->indices, session->values);
  }
  cglpk_leave(session);
  return CGLPK_DONE;
}
