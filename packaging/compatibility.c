// What the static libraries ask of the C library that glibc 2.28 does not have. Hidden: nobody else's calls come here.
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#define HIDDEN __attribute__((visibility("hidden")))

// libstdc++ then always counts references atomically. Since glibc 2.32.
HIDDEN char __libc_single_threaded = 0;

// Of ICU's function for the local time zone, which nothing calls.
HIDDEN long kc_icu_timezone = 0;
HIDDEN char *kc_icu_tzname[2] = {"UTC", "UTC"};

// Since glibc 2.36.
HIDDEN void arc4random_buf(void *bytes, size_t count) {
  char *next = bytes;
  while (count > 0) {
    long filled = syscall(SYS_getrandom, next, count, 0);
    if (filled < 0 && errno == EINTR) continue;
    if (filled <= 0) abort();
    next += filled;
    count -= (size_t)filled;
  }
}

HIDDEN uint32_t arc4random(void) {
  uint32_t number;
  arc4random_buf(&number, sizeof number);
  return number;
}
