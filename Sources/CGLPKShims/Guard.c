#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "Internal.h"

cglpk_brake *cglpk_brake_create(void) {
  cglpk_brake *brake = calloc(1, sizeof *brake);
  if (brake) atomic_init(&brake->pulled, 0);
  return brake;
}

void cglpk_brake_pull(cglpk_brake *brake) { atomic_store(&brake->pulled, 1); }

int cglpk_brake_is_pulled(const cglpk_brake *brake) {
  return atomic_load(&((cglpk_brake *)brake)->pulled);
}

void cglpk_brake_free(cglpk_brake *brake) { free(brake); }

double cglpk_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int cglpk_is_reentrant(void) { return glp_config("TLS") != NULL; }

const char *cglpk_version(void) { return glp_version(); }

/* Counts the environments of this thread, so that a session can tell that its own is gone. */
static _Thread_local uint64_t environment;

void cglpk_environment_free(void) {
  environment++;
  glp_free_env();
}

int cglpk_is_live(const cglpk_session *session) { return session->environment == environment; }

cglpk_session *cglpk_session_create(cglpk_brake *brake, double deadline) {
  cglpk_session *session = calloc(1, sizeof *session);
  if (!session) return NULL;
  session->brake = brake;
  session->deadline = deadline;
  session->environment = environment;
  return session;
}

void cglpk_session_free(cglpk_session *session) {
  free(session->indices);
  free(session->values);
  free(session->marks);
  free(session);
}

const char *cglpk_message(const cglpk_session *session) { return session->message; }

void cglpk_listen(cglpk_session *session, cglpk_listener listener) {
  session->listener = listener;
}

void cglpk_arm(
  cglpk_session *session, cglpk_brake *brake, double deadline, cglpk_listener listener) {
  session->brake = brake;
  session->deadline = deadline;
  session->listener = listener;
}

int cglpk_should_brake(const cglpk_session *session) {
  return cglpk_brake_is_pulled(session->brake)
    || (session->deadline > 0 && cglpk_now() >= session->deadline);
}

/* A routine that has passed its time limit prints a line or two and returns. One that prints more is
 * in the restart loop of spxprim.c and spydual.c, which looks at no limit and counts no iteration. */
enum { PATIENCE = 100 };

static void on_error(void *info) {
  cglpk_session *session = info;
  longjmp(session->jump, CGLPK_ABORTED);
}

/* GLPK prints a line now and then inside its loops; that is the only sign of life from some of them.
 * Returning nonzero keeps the text off the terminal. */
static int on_terminal(void *info, const char *text) {
  cglpk_session *session = info;
  if (glp_at_error()) {
    size_t length = strlen(text);
    size_t room = sizeof session->message - 1 - session->message_length;
    if (length > room) length = room;
    memcpy(session->message + session->message_length, text, length);
    session->message_length += length;
    session->message[session->message_length] = 0;
  } else if (session->is_guarded) {
    if (session->listener.print) session->listener.print(session->listener.context, text);
    if (cglpk_should_brake(session)) longjmp(session->jump, CGLPK_BRAKED);
    if (session->due > 0 && cglpk_now() > session->due && ++session->late_lines > PATIENCE) {
      longjmp(session->jump, CGLPK_STUCK);
    }
  }
  return 1;
}

int cglpk_enter(cglpk_session *session) {
  if (!cglpk_is_live(session)) {
    snprintf(session->message, sizeof session->message, "the environment was freed");
    return 0;
  }
  session->message[0] = 0;
  session->message_length = 0;
  session->is_guarded = 1;
  glp_error_hook(on_error, session);
  glp_term_hook(on_terminal, session);
  glp_term_out(GLP_ON);
  return 1;
}

int cglpk_jumped(cglpk_session *session, int code) {
  session->is_guarded = 0;
  cglpk_environment_free();
  return code;
}

void cglpk_leave(cglpk_session *session) {
  session->is_guarded = 0;
  session->due = 0;
  glp_error_hook(NULL, NULL);
  glp_term_hook(NULL, NULL);
}
