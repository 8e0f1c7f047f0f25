// Text of another encoding as UTF-8, piece by piece.
#pragma once
#include <stdint.h>

typedef struct kc_icu_converter kc_icu_converter;

/// A converter from an encoding by ICU's name to UTF-8; NULL if ICU has no such encoding (ucnv_open).
kc_icu_converter *kc_icu_converter_make(const char *encoding);

/// NULL is fine.
void kc_icu_converter_free(kc_icu_converter *converter);

/// Converts from `*in` to `*out` and moves both on. What is wrong becomes U+FFFD. With `is_last` the text ends with the
/// input; otherwise an unfinished character waits for the next call. Returns whether room ran out before the input did
/// (ucnv_convertEx).
int kc_icu_converter_run(kc_icu_converter *converter, const char **in, const char *in_limit, char **out,
                         const char *out_limit, int is_last);

/// How many places were replaced by U+FFFD so far.
int64_t kc_icu_converter_substitutions(const kc_icu_converter *converter);
