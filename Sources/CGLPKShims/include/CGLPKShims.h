#ifndef CGLPKSHIMS_H
#define CGLPKSHIMS_H
#include <glpk.h>
#endif
