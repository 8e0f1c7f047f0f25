#include "CSQLite.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

static struct kc_sqlite functions;
static int isThere;

static void load(void) {
  void *library = dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  void *found;
// A data pointer's bytes become those of a function pointer, as POSIX has it for dlsym.
#define KC_SQLITE_FIND(name) \
  found = dlsym(library, "sqlite3_" #name); \
  if (!found) return; \
  memcpy(&functions.name, &found, sizeof found);
  KC_SQLITE_FUNCTIONS(KC_SQLITE_FIND)
  isThere = 1;
}

const struct kc_sqlite *kc_sqlite(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  if (pthread_once(&once, load) != 0) return NULL;
  return isThere ? &functions : NULL;
}

int kc_sqlite_bind_text(sqlite3_stmt *statement, int place, const char *text) {
  return functions.bind_text(statement, place, text, -1, SQLITE_TRANSIENT);
}
