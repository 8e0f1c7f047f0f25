// ICU's C functions are macros that add the library's version to each name, which Swift cannot import;
// each shim below gives one of them a plain name.
#pragma once
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

/// ICU's Unicode version as major << 8 | minor (u_getUnicodeVersion).
static inline int kc_icu_unicode_version(void) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return version[0] << 8 | version[1];
}

/// Age of a code point as major << 8 | minor of the Unicode version that assigned it; 0 if none did (u_charAge).
static inline int kc_icu_age(UChar32 scalar) {
  UVersionInfo version;
  u_charAge(scalar, version);
  return version[0] << 8 | version[1];
}

static inline const UNormalizer2 *kc_icu_nfc(UErrorCode *status) { return unorm2_getNFCInstance(status); }
static inline const UNormalizer2 *kc_icu_nfkc(UErrorCode *status) { return unorm2_getNFKCInstance(status); }
static inline const UNormalizer2 *kc_icu_nfd(UErrorCode *status) { return unorm2_getNFDInstance(status); }

/// unorm2_normalize.
static inline int32_t kc_icu_normalize(const UNormalizer2 *form, const UChar *source, int32_t length, UChar *target,
                                       int32_t capacity, UErrorCode *status) {
  return unorm2_normalize(form, source, length, target, capacity, status);
}

/// unorm2_getDecomposition; negative if the code point does not decompose.
static inline int32_t kc_icu_decomposition(const UNormalizer2 *form, UChar32 scalar, UChar *target, int32_t capacity,
                                           UErrorCode *status) {
  return unorm2_getDecomposition(form, scalar, target, capacity, status);
}

/// u_getCombiningClass.
static inline uint8_t kc_icu_combining_class(UChar32 scalar) { return u_getCombiningClass(scalar); }

/// u_getIntPropertyValue.
static inline int32_t kc_icu_property(UChar32 scalar, UProperty property) {
  return u_getIntPropertyValue(scalar, property);
}

/// Simple lower-case mapping (u_tolower).
static inline UChar32 kc_icu_lowercase(UChar32 scalar) { return u_tolower(scalar); }

/// Calls `visit` for each longest range of code points of one general category (u_enumCharTypes).
static inline void kc_icu_for_each_category_range(UCharEnumTypeRange *visit, const void *context) {
  u_enumCharTypes(visit, context);
}
