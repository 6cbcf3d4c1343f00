#if __has_include(<glpk.h>)
#include <glpk.h>
#else
#error "GLPK was not found. Install it: apt-get install libglpk-dev (Debian, Ubuntu) or brew install glpk"
#endif
