#include <math.h>
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

/* Rounds of cuts and reports at one node; GLPK itself ends most after some dozens, but where whole
 * columns have no bounds it can go on for ever. */
enum { PATIENCE = 2000 };

static void on_branch(glp_tree *tree, void *info) {
  cglpk_session *session = info;
  cglpk_branch_result *result = session->branch;
  const cglpk_branch_options *options = session->branch_options;
  int active, nodes, total;
  glp_ios_tree_size(tree, &active, &nodes, &total);
  result->nodes = total;
  result->iterations = glp_get_it_cnt(glp_ios_get_prob(tree)) - session->iterations_before;
  /* With the presolver on, the node's columns are not the caller's. */
  if (!options->presolves) {
    /* Heuristics give points without GLP_IBINGO, so every call looks for a new one. */
    glp_prob *p = glp_ios_get_prob(tree);
    double objective = glp_mip_obj_val(p);
    if (glp_mip_status(p) == GLP_FEAS && (!result->has_point || objective != result->objective)) {
      for (int j = 1; j <= session->columns; j++) {
        session->incumbent[j - 1] = glp_mip_col_val(p, j);
      }
      result->objective = objective;
      result->has_point = 1;
    }
  }
  int current = glp_ios_curr_node(tree);
  result->calls = current == result->node ? result->calls + 1 : 0;
  result->node = current;
  int best = glp_ios_best_node(tree);
  if (best > 0) {
    double bound = glp_ios_node_bound(tree, best);
    /* An unsolved node has the bound of its parent; the root has none yet. */
    if (isfinite(bound) && fabs(bound) < 1e300) result->bound = bound;
  }
  if (cglpk_should_brake(session)) {
    glp_ios_terminate(tree);
  } else if (result->calls > PATIENCE) {
    result->is_stuck = 1;
    glp_ios_terminate(tree);
  } else if (options->node_limit >= 0 && total > options->node_limit) {
    result->hit_node_limit = 1;
    glp_ios_terminate(tree);
  } else if (options->iteration_limit >= 0 && result->iterations >= options->iteration_limit) {
    result->hit_iteration_limit = 1;
    glp_ios_terminate(tree);
  } else if (result->has_point && isfinite(result->bound)) {
    double gap = fabs(result->objective - result->bound);
    int is_small = options->absolute_gap > 0 && gap <= options->absolute_gap;
    is_small |= options->relative_gap > 0
      && gap <= options->relative_gap * fmax(1e-10, fabs(result->objective));
    if (is_small) {
      result->hit_gap = 1;
      glp_ios_terminate(tree);
    }
  }
}

int cglpk_branch(
  cglpk_session *session, const cglpk_branch_options *options, double *values,
  cglpk_branch_result *result) {
  memset(result, 0, sizeof *result);
  result->bound = NAN;
  session->incumbent = values;
  session->branch = result;
  session->branch_options = options;
  CGLPK_GUARD(session);
  glp_prob *p = session->problem;
  session->iterations_before = glp_get_it_cnt(p);
  glp_iocp parameters;
  glp_init_iocp(&parameters);
  parameters.msg_lev = GLP_MSG_ON;
  parameters.out_frq = SIGN_OF_LIFE;
  parameters.out_dly = 0;
  parameters.tm_lim = options->milliseconds;
  parameters.cb_func = on_branch;
  parameters.cb_info = session;
  parameters.presolve = options->presolves ? GLP_ON : GLP_OFF;
  /* Node preprocessing narrows whole columns one unit after another, for ever where a bound is missing. */
  for (int j = 1; j <= glp_get_num_cols(p); j++) {
    int type = glp_get_col_type(p, j);
    if (glp_get_col_kind(p, j) != GLP_CV && type != GLP_DB && type != GLP_FX) {
      parameters.pp_tech = GLP_PP_NONE;
    }
  }
  if (options->uses_cuts) {
    parameters.gmi_cuts = parameters.mir_cuts = parameters.cov_cuts = parameters.clq_cuts = GLP_ON;
  }
  result->code = glp_intopt(p, &parameters);
  result->status = glp_mip_status(p);
  result->iterations = glp_get_it_cnt(p) - session->iterations_before;
  if (result->status == GLP_OPT || result->status == GLP_FEAS) {
    int columns = glp_get_num_cols(p);
    for (int j = 1; j <= columns; j++) values[j - 1] = glp_mip_col_val(p, j);
    result->objective = glp_mip_obj_val(p);
    result->has_point = 1;
  }
  cglpk_leave(session);
  return CGLPK_DONE;
}
