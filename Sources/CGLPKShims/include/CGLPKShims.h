/* Guarded calls of GLPK 5.0.
 *
 * GLPK prints and calls abort() on misuse, on failed assertions and when memory runs out, and some of
 * its loops look at no limit. Swift can neither call setjmp nor be jumped over, so every routine that
 * can fail is called from C, inside one function that sets the jump and returns a plain status.
 * Between setjmp and longjmp there is only C. After a jump GLPK's data are in no known state, so its
 * environment is freed at once, with all problems of the thread (GLPK manual, 6.2 glp_error_hook);
 * every other routine on a session of that environment then gives CGLPK_ABORTED without a call.
 *
 * GLPK's environment belongs to a thread. Create, use and free everything on one thread. */
#ifndef CGLPKSHIMS_H
#define CGLPKSHIMS_H

#include <glpk.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

enum {
  CGLPK_DONE = 0,
  CGLPK_ABORTED = 1, /* GLPK called its error hook; see cglpk_message */
  CGLPK_BRAKED = 2,  /* the brake was pulled or the deadline passed inside a GLPK loop */
  CGLPK_STUCK = 3,   /* long after its time limit GLPK was still in a loop that looks at none */
};

/* A flag that another thread may set to stop GLPK at its next sign of life. */
typedef struct cglpk_brake cglpk_brake;
cglpk_brake *_Nullable cglpk_brake_create(void);
void cglpk_brake_pull(cglpk_brake *brake);
int cglpk_brake_is_pulled(const cglpk_brake *brake);
void cglpk_brake_free(cglpk_brake *brake);

/* One solve: the jump, the captured text, the brake, the incumbents. */
typedef struct cglpk_session cglpk_session;

/* brake: watched while GLPK runs. deadline: seconds of the monotonic clock, 0 for none. */
cglpk_session *_Nullable cglpk_session_create(cglpk_brake *brake, double deadline);
void cglpk_session_free(cglpk_session *session);
/* What GLPK printed last before it aborted. */
const char *cglpk_message(const cglpk_session *session);

/* Seconds of the monotonic clock that deadlines count in; GLPK's own clock can be set back. */
double cglpk_now(void);
/* Whether GLPK keeps its environment per thread; if not, only one thread may use it. */
int cglpk_is_reentrant(void);
const char *cglpk_version(void);
/* Frees all that GLPK holds on this thread, valid or leaked by a jump. */
void cglpk_environment_free(void);

/* A mutex with a condition. POSIX, and not Swift's Mutex, because the thread sanitizer sees these. */
typedef struct cglpk_gate cglpk_gate;
cglpk_gate *_Nullable cglpk_gate_create(void);
void cglpk_gate_lock(cglpk_gate *gate);
void cglpk_gate_unlock(cglpk_gate *gate);
/* Waits for a signal; the gate is locked before and after. */
void cglpk_gate_wait(cglpk_gate *gate);
void cglpk_gate_signal(cglpk_gate *gate);
void cglpk_gate_free(cglpk_gate *gate);

/* Runs body(context) on a new detached thread; 0 when it was started. */
int cglpk_thread_start(void (*body)(void *_Nullable context), void *_Nullable context);

/* Builds the problem from columns, indices from 0. kinds is null for a linear program, else nonzero
 * for whole columns. Guarded: bad indices, non-finite numbers and lack of memory abort. */
int cglpk_build(
  cglpk_session *session, int columns, int rows, int maximizes, double constant,
  const double *column_lower, const double *column_upper, const double *costs,
  const uint8_t *_Nullable kinds, const double *row_lower, const double *row_upper,
  const ptrdiff_t *starts, const int32_t *entry_rows, const double *entry_values);
/* Guarded: asserts inside scaling (glp_scale_prob) and basis construction (glp_adv_basis). */
int cglpk_scale(cglpk_session *session, int flags);
int cglpk_standard_basis(cglpk_session *session);
int cglpk_advanced_basis(cglpk_session *session);
/* Puts nonbasic boxed columns at the bound that their cost prefers, so that the slack basis is dual
 * feasible. */
int cglpk_better_bound_basis(cglpk_session *session);
/* statuses: GLP_BS ... GLP_NS for rows, then columns. Guarded: invalid codes abort. */
int cglpk_set_basis(cglpk_session *session, const uint8_t *rows, const uint8_t *columns);

typedef struct {
  int code;             /* what glp_simplex returned */
  int status, primal, dual;
  int iterations;       /* of this call */
  double objective;
} cglpk_simplex_result;

/* One slice of the simplex method. Guarded: assertions on bad numbers abort, and a loop on numerical
 * instability looks at no limit, only the terminal hook can leave it. */
int cglpk_simplex(
  cglpk_session *session, int method, int ratio_test, int presolves, int iteration_limit,
  int milliseconds, cglpk_simplex_result *result);
/* Rational arithmetic from the present basis. Guarded as above. */
int cglpk_exact(
  cglpk_session *session, int iteration_limit, int milliseconds, cglpk_simplex_result *result);

/* Bulk read; any pointer may be null. statuses are GLP_BS ... GLP_NS. */
int cglpk_read(
  cglpk_session *session, double *_Nullable values, double *_Nullable reduced_costs,
  double *_Nullable prices, uint8_t *_Nullable row_statuses, uint8_t *_Nullable column_statuses);

/* Row multipliers that prove infeasibility after the dual simplex. found is 0 where there are none.
 * Guarded: tableau calls abort without a factorization. */
int cglpk_farkas(cglpk_session *session, double *multipliers, int *found);
/* A direction of the columns after the primal simplex found the program unbounded. */
int cglpk_ray(cglpk_session *session, double *direction, int *found);

/* Factorizes the present basis and computes its point and prices; code as of glp_warm_up. */
int cglpk_warm_up(cglpk_session *session, int *code, int *status);
/* One row or column of the tableau. variable counts from 1, rows first; members likewise. The arrays
 * hold rows + columns places. Guarded: a nonbasic (for a column: basic) variable aborts. */
int cglpk_tableau_row(
  cglpk_session *session, int variable, int *count, int32_t *members, double *values);
int cglpk_tableau_column(
  cglpk_session *session, int variable, int *count, int32_t *members, double *values);

enum {
  CGLPK_GOMORY = 1, CGLPK_MIR = 2, CGLPK_COVER = 4, CGLPK_CLIQUE = 8, /* cuts */
  CGLPK_PUMP = 1, CGLPK_PROXY = 2,                                    /* heuristics */
};

typedef struct {
  int milliseconds;     /* at most */
  int heuristic_milliseconds; /* for the proxy heuristic, which hears no brake */
  int64_t node_limit, iteration_limit; /* negative for none */
  double relative_gap, absolute_gap;
  int cuts, heuristics, presolves;
} cglpk_branch_options;

typedef struct {
  int code, status;
  int64_t nodes, open_nodes, iterations;
  double objective;     /* of the best whole point */
  double bound;         /* best bound seen while branching; NaN if none */
  int has_point, hit_node_limit, hit_iteration_limit, hit_gap;
  int node, calls;      /* the present node and how often the callback came for it */
  int is_stuck;         /* one node took more calls than any should */
} cglpk_branch_result;

/* Who hears of what GLPK does. The routines are called on the session's thread, in the middle of GLPK,
 * and must return. */
typedef struct {
  void *_Nullable context;
  /* Text as GLPK prints it, perhaps a part of a line. */
  void (*_Nullable print)(void *_Nullable context, const char *text);
  /* The state of the search: at every new best point, which is given, and between them at times. */
  void (*_Nullable branch)(
    void *_Nullable context, const cglpk_branch_result *state, const double *_Nullable point);
} cglpk_listener;
void cglpk_listen(cglpk_session *session, cglpk_listener listener);

/* Branch and bound from an optimal basis. Incumbents are copied into values as they come, so that a
 * brake in the middle of a node's program loses nothing. start is a whole point that satisfies the
 * program, offered once; priorities choose the columns to branch upon, ties go to the value nearest to
 * a half. Guarded as the simplex. */
int cglpk_branch(
  cglpk_session *session, const cglpk_branch_options *options, const double *_Nullable start,
  const int32_t *_Nullable priorities, double *values, cglpk_branch_result *result);

/* For the next solve of the same problem: its brake, its deadline and who hears of it. */
void cglpk_arm(cglpk_session *session, cglpk_brake *brake, double deadline, cglpk_listener listener);
/* Whether the environment of the problem is still there. */
int cglpk_is_live(const cglpk_session *session);

/* Changes of a built problem; positions count from 0. All guarded: bad positions and numbers abort.
 * Deletes rows and columns; those behind them move up. */
int cglpk_shrink(
  cglpk_session *session, const int32_t *rows, int row_count, const int32_t *columns,
  int column_count);
/* Appends free rows and columns that are fixed at 0. */
int cglpk_grow(cglpk_session *session, int rows, int columns);
int cglpk_set_objective(cglpk_session *session, int maximizes, double constant);
int cglpk_set_rows(
  cglpk_session *session, const int32_t *rows, int count, const double *lower,
  const double *upper);
int cglpk_set_columns(
  cglpk_session *session, const int32_t *columns, int count, const double *lower,
  const double *upper, const double *costs, const uint8_t *kinds);
/* Replaces the coefficients of columns; entries as in cglpk_build, starts one for each column given. */
int cglpk_set_entries(
  cglpk_session *session, const int32_t *columns, int count, const int64_t *starts,
  const int32_t *entry_rows, const double *entry_values);

/* Deletes the problem, if its environment is still there. */
int cglpk_delete(cglpk_session *session);

/* Misuses GLPK on purpose, so that tests can see an abort being caught. */
int cglpk_misuse(cglpk_session *session);

#pragma clang assume_nonnull end
#endif
