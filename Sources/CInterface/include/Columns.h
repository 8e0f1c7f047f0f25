// Columns that are given out, with memory that is shared between their copies.
#pragma once
#include "kc_vocab.h"

/// A large_list of int32. All memory is malloc'ed and goes over to the array, or is freed if there is none for the
/// array itself (then 0 is returned); `validity` may be NULL.
int kc_list_column(int32_t *ids, int64_t *ends, uint8_t *validity, int64_t length, int64_t null_count,
                   struct ArrowArray *array, struct ArrowSchema *schema);

/// A large_string; the same holds.
int kc_string_column(char *text, int64_t *ends, uint8_t *validity, int64_t length, int64_t null_count,
                     struct ArrowArray *array, struct ArrowSchema *schema);
