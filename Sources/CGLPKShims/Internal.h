#ifndef CGLPKSHIMS_INTERNAL_H
#define CGLPKSHIMS_INTERNAL_H

#include <setjmp.h>
#include <stdatomic.h>
#include <stddef.h>

#include "CGLPKShims.h"

struct cglpk_brake {
  atomic_int pulled;
};

struct cglpk_session {
  glp_prob *problem;
  cglpk_brake *brake;
  double deadline;
  int columns;
  jmp_buf jump;
  int is_guarded;
  /* The environment that the problem belongs to; see cglpk_environment_free. */
  uint64_t environment;
  /* When the present call should be back, 0 for no such time, and how often GLPK spoke after it. */
  double due;
  int late_lines;
  /* Scratch that a jump must not leak. */
  int *indices;
  double *values;
  char *marks;
  /* Branching. */
  int iterations_before;
  double *incumbent;
  cglpk_branch_result *branch;
  const cglpk_branch_options *branch_options;
  const double *start;
  const int32_t *priorities;
  cglpk_listener listener;
  /* When the state of the search is told next. */
  double next_report;
  char message[512];
  size_t message_length;
};

int cglpk_enter(cglpk_session *session);
int cglpk_jumped(cglpk_session *session, int code);
void cglpk_leave(cglpk_session *session);
int cglpk_should_brake(const cglpk_session *session);
int cglpk_bound_type(double lower, double upper);

/* Leaves the routine with CGLPK_ABORTED, CGLPK_BRAKED or CGLPK_STUCK after a jump, or at once where the
 * environment was freed under the problem. */
#define CGLPK_GUARD(session)                         \
  if (!cglpk_enter(session)) return CGLPK_ABORTED;   \
  switch (setjmp((session)->jump)) {                 \
  case 0: break;                                     \
  case CGLPK_BRAKED: return cglpk_jumped(session, CGLPK_BRAKED); \
  case CGLPK_STUCK: return cglpk_jumped(session, CGLPK_STUCK);   \
  default: return cglpk_jumped(session, CGLPK_ABORTED);          \
  }

#endif
