#include "Converter.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

enum { pivot_unit_count = 4096 };

struct kc_icu_converter {
  UConverter *source;
  UConverter *target;
  int64_t substitutions;
  // UTF-16 that waits for room between calls.
  UChar *pivot_in;
  UChar *pivot_out;
  UChar pivot[pivot_unit_count];
};

/// Replaces what is wrong by U+FFFD and counts it.
static void substitute(const void *context, UConverterToUnicodeArgs *arguments, const char *units, int32_t length,
                       UConverterCallbackReason reason, UErrorCode *status) {
  if (reason <= UCNV_IRREGULAR) ((kc_icu_converter *)context)->substitutions++;
  UCNV_TO_U_CALLBACK_SUBSTITUTE(NULL, arguments, units, length, reason, status);
}

kc_icu_converter *kc_icu_converter_make(const char *encoding) {
  kc_icu_converter *converter = calloc(1, sizeof *converter);
  if (converter == NULL) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  converter->source = ucnv_open(encoding, &status);
  converter->target = ucnv_open("UTF-8", &status);
  if (U_SUCCESS(status)) ucnv_setToUCallBack(converter->source, substitute, converter, NULL, NULL, &status);
  if (U_FAILURE(status)) {
    kc_icu_converter_free(converter);
    return NULL;
  }
  converter->pivot_in = converter->pivot_out = converter->pivot;
  return converter;
}

void kc_icu_converter_free(kc_icu_converter *converter) {
  if (converter == NULL) return;
  ucnv_close(converter->source);
  ucnv_close(converter->target);
  free(converter);
}

int kc_icu_converter_run(kc_icu_converter *converter, const char **in, const char *in_limit, char **out,
                         const char *out_limit, int is_last) {
  UErrorCode status = U_ZERO_ERROR;
  ucnv_convertEx(converter->target, converter->source, out, out_limit, in, in_limit, converter->pivot,
                 &converter->pivot_in, &converter->pivot_out, converter->pivot + pivot_unit_count, 0, is_last != 0,
                 &status);
  return status == U_BUFFER_OVERFLOW_ERROR;
}

int64_t kc_icu_converter_substitutions(const kc_icu_converter *converter) { return converter->substitutions; }
