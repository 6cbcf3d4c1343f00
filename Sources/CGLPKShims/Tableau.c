#include "Internal.h"

int cglpk_warm_up(cglpk_session *session, int *code, int *status) {
  *code = 0;
  *status = GLP_UNDEF;
  CGLPK_GUARD(session);
  *code = glp_warm_up(session->problem);
  *status = glp_get_status(session->problem);
  cglpk_leave(session);
  return CGLPK_DONE;
}

static int tableau(
  cglpk_session *session, int variable, int *count, int32_t *members, double *values,
  int (*evaluate)(glp_prob *, int, int[], double[])) {
  *count = 0;
  CGLPK_GUARD(session);
  /* GLPK's arrays start at 1. */
  int length = evaluate(session->problem, variable, session->indices, session->values);
  for (int k = 1; k <= length; k++) {
    members[k - 1] = session->indices[k];
    values[k - 1] = session->values[k];
  }
  *count = length;
  cglpk_leave(session);
  return CGLPK_DONE;
}

int cglpk_tableau_row(
  cglpk_session *session, int variable, int *count, int32_t *members, double *values) {
  return tableau(session, variable, count, members, values, glp_eval_tab_row);
}

int cglpk_tableau_column(
  cglpk_session *session, int variable, int *count, int32_t *members, double *values) {
  return tableau(session, variable, count, members, values, glp_eval_tab_col);
}
