#include <string.h>

#include "Internal.h"

/* How often GLPK's loops show a sign of life, in milliseconds. */
enum { SIGN_OF_LIFE = 50 };

static void read_result(glp_prob *p, int before, cglpk_simplex_result *result) {
  result->status = glp_get_status(p);
  result->primal = glp_get_prim_stat(p);
  result->dual = glp_get_dual_stat(p);
  /* The counter belongs to the problem and runs on from call to call. */
  result->iterations = glp_get_it_cnt(p) - before;
  result->objective = glp_get_obj_val(p);
}

int cglpk_simplex(
  cglpk_session *session, int method, int ratio_test, int presolves, int iteration_limit,
  int milliseconds, cglpk_simplex_result *result) {
  memset(result, 0, sizeof *result);
  CGLPK_GUARD(session);
  glp_smcp options;
  glp_init_smcp(&options);
  options.msg_lev = GLP_MSG_ON;
  options.out_frq = SIGN_OF_LIFE;
  options.meth = method;
  options.r_test = ratio_test;
  options.presolve = presolves ? GLP_ON : GLP_OFF;
  options.it_lim = iteration_limit;
  options.tm_lim = milliseconds;
  session->due = cglpk_now() + 1e-3 * milliseconds + 1;
  session->late_lines = 0;
  int before = glp_get_it_cnt(session->problem);
  result->code = glp_simplex(session->problem, &options);
  read_result(session->problem, before, result);
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_exact(
  cglpk_session *session, int iteration_limit, int milliseconds, cglpk_simplex_result *result) {
  memset(result, 0, sizeof *result);
  CGLPK_GUARD(session);
  glp_smcp options;
  glp_init_smcp(&options);
  options.msg_lev = GLP_MSG_ON;
  options.it_lim = iteration_limit;
  options.tm_lim = milliseconds;
  int before = glp_get_it_cnt(session->problem);
  result->code = glp_exact(session->problem, &options);
  read_result(session->problem, before, result);
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_read(
  cglpk_session *session, double *values, double *reduced_costs, double *prices,
  uint8_t *row_statuses, uint8_t *column_statuses) {
  CGLPK_GUARD(session);
  glp_prob *p = session->problem;
  int rows = glp_get_num_rows(p), columns = glp_get_num_cols(p);
  for (int j = 1; j <= columns; j++) {
    if (values) values[j - 1] = glp_get_col_prim(p, j);
    if (reduced_costs) reduced_costs[j - 1] = glp_get_col_dual(p, j);
    if (column_statuses) column_statuses[j - 1] = (uint8_t)glp_get_col_stat(p, j);
  }
  for (int i = 1; i <= rows; i++) {
    if (prices) prices[i - 1] = glp_get_row_dual(p, i);
    if (row_statuses) row_statuses[i - 1] = (uint8_t)glp_get_row_stat(p, i);
  }
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_farkas(cglpk_session *session, double *multipliers, int *found) {
  *found = 0;
  CGLPK_GUARD(session);
  glp_prob *p = session->problem;
  int rows = glp_get_num_rows(p);
  int variable = glp_get_unbnd_ray(p);
  int is_basic = variable > 0
    && (variable <= rows ? glp_get_row_stat(p, variable)
                         : glp_get_col_stat(p, variable - rows)) == GLP_BS;
  if (is_basic && (glp_bf_exists(p) || glp_factorize(p) == 0)) {
    /* The row of the inverse that belongs to the variable. */
    for (int i = 0; i < rows; i++) multipliers[i] = 0;
    for (int i = 1; i <= rows; i++) {
      if (glp_get_bhead(p, i) == variable) multipliers[i - 1] = 1;
    }
    glp_btran(p, multipliers - 1);
    *found = 1;
  }
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_ray(cglpk_session *session, double *direction, int *found) {
  *found = 0;
  CGLPK_GUARD(session);
  glp_prob *p = session->problem;
  int rows = glp_get_num_rows(p), columns = glp_get_num_cols(p);
  int variable = glp_get_unbnd_ray(p);
  int is_nonbasic = variable > 0
    && (variable <= rows ? glp_get_row_stat(p, variable)
                         : glp_get_col_stat(p, variable - rows)) != GLP_BS;
  if (is_nonbasic && (glp_bf_exists(p) || glp_factorize(p) == 0)) {
    /* The column of the tableau: how the basic columns follow the variable. */
    int length = glp_eval_tab_col(p, variable, session->indices, session->values);
    for (int j = 0; j < columns; j++) direction[j] = 0;
    if (variable > rows) direction[variable - rows - 1] = 1;
    for (int k = 1; k <= length; k++) {
      if (session->indices[k] > rows) {
        direction[session->indices[k] - rows - 1] = session->values[k];
      }
    }
    *found = 1;
  }
  cglpk_leave(session);
  return CGLPK_DONE;
}
