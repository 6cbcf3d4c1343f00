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

void cglpk_environment_free(void) { glp_free_env(); }

cglpk_session *cglpk_session_create(cglpk_brake *brake, double deadline) {
  cglpk_session *session = calloc(1, sizeof *session);
  if (!session) return NULL;
  session->brake = brake;
  session->deadline = deadline;
  return session;
}

void cglpk_session_free(cglpk_session *session) {
  free(session->indices);
  free(session->values);
  free(session);
}

const char *cglpk_message(const cglpk_session *session) { return session->message; }

int cglpk_should_brake(const cglpk_session *session) {
  return cglpk_brake_is_pulled(session->brake)
    || (session->deadline > 0 && cglpk_now() >= session->deadline);
}

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
  } else if (session->is_guarded && cglpk_should_brake(session)) {
    longjmp(session->jump, CGLPK_BRAKED);
  }
  return 1;
}

void cglpk_enter(cglpk_session *session) {
  session->message[0] = 0;
  session->message_length = 0;
  session->is_guarded = 1;
  glp_error_hook(on_error, session);
  glp_term_hook(on_terminal, session);
  glp_term_out(GLP_ON);
}

void cglpk_leave(cglpk_session *session) {
  session->is_guarded = 0;
  glp_error_hook(NULL, NULL);
  glp_term_hook(NULL, NULL);
}
