#define _GNU_SOURCE
#include "CStart.h"
#include <dlfcn.h>
#include <link.h>
#include <stddef.h>

const char *kc_own_file(void) {
  Dl_info info;
  struct link_map *map = NULL;
  if (dladdr1((void *)kc_own_file, &info, (void **)&map, RTLD_DL_LINKMAP) == 0 || map == NULL) return NULL;
  // The program itself has no name there.
  return map->l_name[0] != '\0' ? map->l_name : "/proc/self/exe";
}
