#include <math.h>
#include <string.h>

#include "Internal.h"

/* How often GLPK's loops show a sign of life, and how often the search is told, in milliseconds. */
enum { SIGN_OF_LIFE = 50, REPORT = 100 };

static void tell(cglpk_session *session, const double *point) {
  if (!session->listener.branch) return;
  double now = cglpk_now();
  if (!point && now < session->next_report) return;
  session->next_report = now + 1e-3 * REPORT;
  session->listener.branch(session->listener.context, session->branch, point);
}

/* The fractional column of the highest priority; of several the one nearest to a half. */
static void branch_by_priority(glp_tree *tree, const int32_t *priorities, int columns) {
  glp_prob *p = glp_ios_get_prob(tree);
  int best = 0;
  double best_distance = 0;
  for (int j = 1; j <= columns; j++) {
    if (!glp_ios_can_branch(tree, j)) continue;
    double value = glp_get_col_prim(p, j);
    double distance = fabs(value - floor(value) - 0.5);
    if (!best || priorities[j - 1] > priorities[best - 1]
        || (priorities[j - 1] == priorities[best - 1] && distance < best_distance)) {
      best = j;
      best_distance = distance;
    }
  }
  if (best) glp_ios_branch_upon(tree, best, GLP_NO_BRNCH);
}

/* Rounds of cuts and reports at one node; GLPK itself ends most after some dozens, but where whole
 * columns have no bounds it can go on for ever. */
enum { PATIENCE = 2000 };

static void on_branch(glp_tree *tree, void *info) {
  cglpk_session *session = info;
  int has_new_point = 0;
  cglpk_branch_result *result = session->branch;
  const cglpk_branch_options *options = session->branch_options;
  int active, nodes, total;
  glp_ios_tree_size(tree, &active, &nodes, &total);
  result->nodes = total;
  result->open_nodes = active;
  if (glp_ios_reason(tree) == GLP_IHEUR && session->start) {
    /* GLPK counts from 1. */
    glp_ios_heur_sol(tree, session->start - 1);
    session->start = NULL;
  }
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
      has_new_point = 1;
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
  tell(session, has_new_point ? session->incumbent : NULL);
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
  if (session->priorities && glp_ios_reason(tree) == GLP_IBRANCH) {
    branch_by_priority(tree, session->priorities, session->columns);
  }
}

int cglpk_branch(
  cglpk_session *session, const cglpk_branch_options *options, const double *start,
  const int32_t *priorities, double *values, cglpk_branch_result *result) {
  memset(result, 0, sizeof *result);
  result->bound = NAN;
  session->incumbent = values;
  session->branch = result;
  session->branch_options = options;
  session->start = start;
  session->priorities = priorities;
  session->next_report = 0;
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
  parameters.gmi_cuts = options->cuts & CGLPK_GOMORY ? GLP_ON : GLP_OFF;
  parameters.mir_cuts = options->cuts & CGLPK_MIR ? GLP_ON : GLP_OFF;
  parameters.cov_cuts = options->cuts & CGLPK_COVER ? GLP_ON : GLP_OFF;
  parameters.clq_cuts = options->cuts & CGLPK_CLIQUE ? GLP_ON : GLP_OFF;
  parameters.fp_heur = options->heuristics & CGLPK_PUMP ? GLP_ON : GLP_OFF;
  parameters.ps_heur = options->heuristics & CGLPK_PROXY ? GLP_ON : GLP_OFF;
  parameters.ps_tm_lim = options->heuristic_milliseconds;
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
