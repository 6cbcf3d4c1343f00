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
  /* Scratch that a jump must not leak. */
  int *indices;
  double *values;
  /* Branching. */
  double *incumbent;
  cglpk_branch_result *branch;
  const cglpk_branch_options *branch_options;
  char message[512];
  size_t message_length;
};

void cglpk_enter(cglpk_session *session);
void cglpk_leave(cglpk_session *session);
int cglpk_should_brake(const cglpk_session *session);

/* Evaluates to 0 on entry, and to CGLPK_ABORTED or CGLPK_BRAKED after a jump. */
#define CGLPK_GUARD(session) (cglpk_enter(session), setjmp((session)->jump))

#endif
