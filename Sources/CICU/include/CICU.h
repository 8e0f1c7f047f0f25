// The part of ICU that the project uses, without ICU's own types: programs that import Foundation get a second, private
// copy of those types, and the compiler takes the two for contradicting definitions. ICU's functions are also macros
// that add the library's version to each name, which Swift cannot import.
#pragma once
#include <stdint.h>
#include "Converter.h"

/// ICU's Unicode version as major << 8 | minor (u_getUnicodeVersion).
int kc_icu_unicode_version(void);

/// ICU's own version in the same form (u_getVersion).
int kc_icu_version(void);

// Characters

/// Age of a code point as major << 8 | minor of the Unicode version that assigned it; 0 if none did (u_charAge).
int kc_icu_age(uint32_t scalar);

/// u_getCombiningClass.
uint8_t kc_icu_combining_class(uint32_t scalar);

/// The combining class of the first character of the canonical decomposition (UCHAR_LEAD_CANONICAL_COMBINING_CLASS).
uint8_t kc_icu_lead_combining_class(uint32_t scalar);

/// Simple lower-case mapping (u_tolower).
uint32_t kc_icu_lowercase(uint32_t scalar);

/// General categories by ICU's numbers (UCharCategory).
enum {
  KC_ICU_UNASSIGNED = 0, KC_ICU_UPPERCASE_LETTER = 1, KC_ICU_LOWERCASE_LETTER = 2, KC_ICU_TITLECASE_LETTER = 3,
  KC_ICU_MODIFIER_LETTER = 4, KC_ICU_OTHER_LETTER = 5, KC_ICU_NON_SPACING_MARK = 6, KC_ICU_ENCLOSING_MARK = 7,
  KC_ICU_COMBINING_SPACING_MARK = 8, KC_ICU_DECIMAL_DIGIT_NUMBER = 9, KC_ICU_LETTER_NUMBER = 10,
  KC_ICU_OTHER_NUMBER = 11, KC_ICU_SPACE_SEPARATOR = 12, KC_ICU_LINE_SEPARATOR = 13, KC_ICU_PARAGRAPH_SEPARATOR = 14,
  KC_ICU_CONTROL_CHAR = 15, KC_ICU_FORMAT_CHAR = 16, KC_ICU_PRIVATE_USE_CHAR = 17, KC_ICU_SURROGATE = 18,
  KC_ICU_DASH_PUNCTUATION = 19, KC_ICU_START_PUNCTUATION = 20, KC_ICU_END_PUNCTUATION = 21,
  KC_ICU_CONNECTOR_PUNCTUATION = 22, KC_ICU_OTHER_PUNCTUATION = 23, KC_ICU_MATH_SYMBOL = 24,
  KC_ICU_CURRENCY_SYMBOL = 25, KC_ICU_MODIFIER_SYMBOL = 26, KC_ICU_OTHER_SYMBOL = 27, KC_ICU_INITIAL_PUNCTUATION = 28,
  KC_ICU_FINAL_PUNCTUATION = 29
};

/// General category (u_charType).
int kc_icu_category(uint32_t scalar);

/// Calls `visit` for each longest range of code points of one general category (u_enumCharTypes).
void kc_icu_for_each_category_range(void *context,
                                    void (*visit)(void *context, uint32_t first, uint32_t last, int category));

/// Binary properties by ICU's numbers (UProperty).
enum {
  KC_ICU_EMOJI = 57, KC_ICU_EMOJI_PRESENTATION = 58, KC_ICU_EMOJI_MODIFIER = 59, KC_ICU_EMOJI_MODIFIER_BASE = 60,
  KC_ICU_EMOJI_COMPONENT = 61, KC_ICU_REGIONAL_INDICATOR = 62, KC_ICU_EXTENDED_PICTOGRAPHIC = 64
};

/// A property that a character has (1) or has not (u_hasBinaryProperty).
int kc_icu_has_property(uint32_t scalar, int property);

/// Whether UTF-16 is one emoji that is recommended for interchange, fully qualified (u_stringHasBinaryProperty with
/// UCHAR_RGI_EMOJI).
int kc_icu_is_rgi_emoji(const uint16_t *units, int32_t length);

/// UTF-16 units of the longest emoji that is recommended for interchange; -1 if ICU lacks the data
/// (u_getBinaryPropertySet with UCHAR_RGI_EMOJI).
int32_t kc_icu_longest_rgi_emoji(void);

/// Scripts by ICU's numbers (UScriptCode).
enum {
  KC_ICU_SCRIPT_COMMON = 0, KC_ICU_SCRIPT_INHERITED = 1, KC_ICU_SCRIPT_HAN = 17, KC_ICU_SCRIPT_HANGUL = 18,
  KC_ICU_SCRIPT_HIRAGANA = 20, KC_ICU_SCRIPT_KATAKANA = 22, KC_ICU_SCRIPT_LATIN = 25
};

/// The script's number (uscript_getScript).
int kc_icu_script(uint32_t scalar);

/// The script's name, such as Hangul; never freed (uscript_getName).
const char *kc_icu_script_name(int script);

/// The number of the script with a long or short name in any case, such as hangul or Hang; -1 if there is none
/// (u_getPropertyValueEnum).
int kc_icu_script_named(const char *name);

/// The character's name, such as HANGUL SYLLABLE GA; what has none gets its code point label, such as <control-0007>.
/// Returns the length in bytes, ASCII (u_charName with U_EXTENDED_CHAR_NAME).
int kc_icu_character_name(uint32_t scalar, char *buffer, int capacity);

/// Columns that the character takes on a terminal with a fixed width: two if it is wide or fullwidth (UAX 11), none if
/// it joins the one before (marks, format characters, medial and final jamo), else one.
int kc_icu_column_count(uint32_t scalar);

// Normal forms

/// A normal form; never freed, usable from all threads.
typedef const struct kc_icu_form *kc_icu_form;

/// NULL, with ICU's error code in `status`, if ICU lacks the data.
kc_icu_form kc_icu_nfc(int *status);
kc_icu_form kc_icu_nfkc(int *status);
kc_icu_form kc_icu_nfd(int *status);

/// Whether text stays as it is in this form whatever stands around the character: quick check Yes, combining class 0.
int kc_icu_nfc_settled(uint32_t scalar);
int kc_icu_nfkc_settled(uint32_t scalar);
int kc_icu_nfd_settled(uint32_t scalar);

/// Normalises UTF-16. Returns the length of the result, which may exceed `capacity` (then the target holds nothing
/// useful), or -1 if ICU fails (unorm2_normalize).
int32_t kc_icu_normalize(kc_icu_form form, const uint16_t *source, int32_t length, uint16_t *target, int32_t capacity);

/// The full decomposition of one character as UTF-16; -1 if it has none (unorm2_getDecomposition).
int32_t kc_icu_decomposition(kc_icu_form form, uint32_t scalar, uint16_t *target, int32_t capacity);
