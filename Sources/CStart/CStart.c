#include "CStart.h"
#include <stddef.h>

static int argument_count;
static char **argument_list;

/// The C library hands what `main` gets to each function that runs before it.
/// - Source: System V ABI, "Dynamic Linking", DT_INIT_ARRAY; glibc, elf/dl-init.c.
__attribute__((constructor)) static void keep_arguments(int count, char **list) {
  argument_count = count;
  argument_list = list;
}

int kc_argument_count(void) { return argument_count; }

const char *kc_argument(int number) {
  return number >= 0 && number < argument_count ? argument_list[number] : NULL;
}
