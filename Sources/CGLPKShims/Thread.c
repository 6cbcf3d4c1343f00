#include <pthread.h>
#include <stdlib.h>

#include "CGLPKShims.h"

struct cglpk_gate {
  pthread_mutex_t mutex;
  pthread_cond_t condition;
};

cglpk_gate *cglpk_gate_create(void) {
  cglpk_gate *gate = malloc(sizeof *gate);
  if (!gate) return NULL;
  if (pthread_mutex_init(&gate->mutex, NULL)) {
    free(gate);
    return NULL;
  }
  if (pthread_cond_init(&gate->condition, NULL)) {
    pthread_mutex_destroy(&gate->mutex);
    free(gate);
    return NULL;
  }
  return gate;
}

void cglpk_gate_lock(cglpk_gate *gate) { pthread_mutex_lock(&gate->mutex); }

void cglpk_gate_unlock(cglpk_gate *gate) { pthread_mutex_unlock(&gate->mutex); }

void cglpk_gate_wait(cglpk_gate *gate) { pthread_cond_wait(&gate->condition, &gate->mutex); }

void cglpk_gate_signal(cglpk_gate *gate) { pthread_cond_signal(&gate->condition); }

void cglpk_gate_free(cglpk_gate *gate) {
  pthread_cond_destroy(&gate->condition);
  pthread_mutex_destroy(&gate->mutex);
  free(gate);
}

struct start {
  void (*body)(void *);
  void *context;
};

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  start.body(start.context);
  return NULL;
}

int cglpk_thread_start(void (*body)(void *), void *context) {
  struct start *start = malloc(sizeof *start);
  if (!start) return 1;
  start->body = body;
  start->context = context;
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  /* GLPK recurses little, but its AMD ordering and cuts keep arrays on the stack. */
  pthread_attr_setstacksize(&attributes, 8u << 20);
  int code = pthread_create(&thread, &attributes, run, start);
  pthread_attr_destroy(&attributes);
  if (code) free(start);
  return code;
}
