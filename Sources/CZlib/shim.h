#if __has_include(<zlib.h>)
#include <zlib.h>
#else
#error "zlib was not found. Install it: apt-get install zlib1g-dev (Debian, Ubuntu)"
#endif
