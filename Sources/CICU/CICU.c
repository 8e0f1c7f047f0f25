#include "CICU.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/uversion.h>

// The numbers in the header are ICU's.
_Static_assert(KC_ICU_FINAL_PUNCTUATION == U_FINAL_PUNCTUATION && KC_ICU_PRIVATE_USE_CHAR == U_PRIVATE_USE_CHAR &&
                   KC_ICU_CONTROL_CHAR == U_CONTROL_CHAR && KC_ICU_OTHER_SYMBOL == U_OTHER_SYMBOL &&
                   KC_ICU_OTHER_PUNCTUATION == U_OTHER_PUNCTUATION && KC_ICU_OTHER_NUMBER == U_OTHER_NUMBER,
               "general categories");
_Static_assert(KC_ICU_EMOJI == UCHAR_EMOJI && KC_ICU_EMOJI_PRESENTATION == UCHAR_EMOJI_PRESENTATION &&
                   KC_ICU_EMOJI_MODIFIER == UCHAR_EMOJI_MODIFIER &&
                   KC_ICU_EMOJI_MODIFIER_BASE == UCHAR_EMOJI_MODIFIER_BASE &&
                   KC_ICU_EMOJI_COMPONENT == UCHAR_EMOJI_COMPONENT &&
                   KC_ICU_REGIONAL_INDICATOR == UCHAR_REGIONAL_INDICATOR &&
                   KC_ICU_EXTENDED_PICTOGRAPHIC == UCHAR_EXTENDED_PICTOGRAPHIC,
               "properties");
_Static_assert(KC_ICU_SCRIPT_COMMON == USCRIPT_COMMON && KC_ICU_SCRIPT_INHERITED == USCRIPT_INHERITED &&
                   KC_ICU_SCRIPT_HAN == USCRIPT_HAN && KC_ICU_SCRIPT_HANGUL == USCRIPT_HANGUL &&
                   KC_ICU_SCRIPT_HIRAGANA == USCRIPT_HIRAGANA && KC_ICU_SCRIPT_KATAKANA == USCRIPT_KATAKANA &&
                   KC_ICU_SCRIPT_LATIN == USCRIPT_LATIN,
               "scripts");

int kc_icu_version(void) {
  UVersionInfo version;
  u_getVersion(version);
  return version[0] << 8 | version[1];
}

int kc_icu_unicode_version(void) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return version[0] << 8 | version[1];
}

int kc_icu_age(uint32_t scalar) {
  UVersionInfo version;
  u_charAge((UChar32)scalar, version);
  return version[0] << 8 | version[1];
}

uint8_t kc_icu_combining_class(uint32_t scalar) { return u_getCombiningClass((UChar32)scalar); }

uint8_t kc_icu_lead_combining_class(uint32_t scalar) {
  return (uint8_t)u_getIntPropertyValue((UChar32)scalar, UCHAR_LEAD_CANONICAL_COMBINING_CLASS);
}

uint32_t kc_icu_lowercase(uint32_t scalar) { return (uint32_t)u_tolower((UChar32)scalar); }

int kc_icu_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

struct range_visit {
  void *context;
  void (*visit)(void *, uint32_t, uint32_t, int);
};

static UBool visit_range(const void *context, UChar32 start, UChar32 limit, UCharCategory category) {
  const struct range_visit *visit = context;
  visit->visit(visit->context, (uint32_t)start, (uint32_t)(limit - 1), (int)category);
  return 1;
}

void kc_icu_for_each_category_range(void *context, void (*visit)(void *, uint32_t, uint32_t, int)) {
  struct range_visit range_visit = {context, visit};
  u_enumCharTypes(visit_range, &range_visit);
}

int kc_icu_has_property(uint32_t scalar, int property) {
  return u_hasBinaryProperty((UChar32)scalar, (UProperty)property) != 0;
}

int kc_icu_is_rgi_emoji(const uint16_t *units, int32_t length) {
  return u_stringHasBinaryProperty((const UChar *)units, length, UCHAR_RGI_EMOJI) != 0;
}

int32_t kc_icu_longest_rgi_emoji(void) {
  UErrorCode status = U_ZERO_ERROR;
  const USet *set = u_getBinaryPropertySet(UCHAR_RGI_EMOJI, &status);
  if (U_FAILURE(status)) return -1;
  int32_t longest = 0;
  int32_t count = uset_getItemCount(set);
  for (int32_t item = 0; item < count; item += 1) {
    UErrorCode item_status = U_ZERO_ERROR;
    UChar32 first, last;
    // 0 for a range of characters; a string's length comes with the error that there is no room for it.
    int32_t length = uset_getItem(set, item, &first, &last, NULL, 0, &item_status);
    if (length > longest) longest = length;
  }
  return longest < 2 ? 2 : longest;
}

int kc_icu_script(uint32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript((UChar32)scalar, &status);
}

const char *kc_icu_script_name(int script) { return uscript_getName((UScriptCode)script); }

int kc_icu_script_named(const char *name) { return u_getPropertyValueEnum(UCHAR_SCRIPT, name); }

int kc_icu_character_name(uint32_t scalar, char *buffer, int capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = u_charName((UChar32)scalar, U_EXTENDED_CHAR_NAME, buffer, capacity, &status);
  return U_SUCCESS(status) ? length : 0;
}

int kc_icu_column_count(uint32_t scalar) {
  int jamo = u_getIntPropertyValue((UChar32)scalar, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (jamo == U_HST_VOWEL_JAMO || jamo == U_HST_TRAILING_JAMO) return 0;
  if (U_MASK(u_charType((UChar32)scalar)) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) return 0;
  int width = u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

static kc_icu_form checked(const UNormalizer2 *form, UErrorCode code, int *status) {
  *status = code;
  return U_SUCCESS(code) ? (kc_icu_form)form : NULL;
}

kc_icu_form kc_icu_nfc(int *status) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFCInstance(&code);
  return checked(form, code, status);
}

kc_icu_form kc_icu_nfkc(int *status) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFKCInstance(&code);
  return checked(form, code, status);
}

kc_icu_form kc_icu_nfd(int *status) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFDInstance(&code);
  return checked(form, code, status);
}

static int settled(uint32_t scalar, UProperty quick_check) {
  return u_getIntPropertyValue((UChar32)scalar, quick_check) == UNORM_YES && u_getCombiningClass((UChar32)scalar) == 0;
}

int kc_icu_nfc_settled(uint32_t scalar) { return settled(scalar, UCHAR_NFC_QUICK_CHECK); }
int kc_icu_nfkc_settled(uint32_t scalar) { return settled(scalar, UCHAR_NFKC_QUICK_CHECK); }
int kc_icu_nfd_settled(uint32_t scalar) { return settled(scalar, UCHAR_NFD_QUICK_CHECK); }

int32_t kc_icu_normalize(kc_icu_form form, const uint16_t *source, int32_t length, uint16_t *target, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t result = unorm2_normalize((const UNormalizer2 *)form, (const UChar *)source, length, (UChar *)target, capacity,
                                    &status);
  return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR ? result : -1;
}

int32_t kc_icu_decomposition(kc_icu_form form, uint32_t scalar, uint16_t *target, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = unorm2_getDecomposition((const UNormalizer2 *)form, (UChar32)scalar, (UChar *)target, capacity,
                                           &status);
  return U_SUCCESS(status) ? length : -1;
}
