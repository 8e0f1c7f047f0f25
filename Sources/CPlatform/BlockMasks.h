// What Swift cannot say: comparing many bytes at once and getting the answers as bits.
#pragma once
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

/// Sixty-four bytes of UTF-8, a bit for each, the first byte's lowest.
typedef struct {
  /// ASCII letters and digits.
  uint64_t alphanumeric;
  /// First bytes of precomposed Hangul syllables and, if asked for, of the compatibility jamo from U+3140 to U+317F.
  uint64_t hangul;
  /// Printable ASCII besides letters and digits.
  uint64_t punctuation;
  uint64_t space;
  uint64_t newline;
} kc_block_masks;

typedef uint8_t kc_bytes __attribute__((vector_size(16)));
typedef int8_t kc_signed_bytes __attribute__((vector_size(16)));

/// The highest bit of each byte.
static inline uint64_t kc_high_bits(kc_bytes bytes) {
#if defined(__SSE2__)
  return (uint32_t)_mm_movemask_epi8((__m128i)bytes);
#elif defined(__aarch64__)
  static const int8_t shifts[16] = {0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7};
  uint8x16_t bits = vshlq_u8(vshrq_n_u8((uint8x16_t)bytes, 7), vld1q_s8(shifts));
  return (uint64_t)vaddv_u8(vget_low_u8(bits)) | (uint64_t)vaddv_u8(vget_high_u8(bits)) << 8;
#else
  uint64_t bits = 0;
  for (int byte = 0; byte < 16; byte += 1) bits |= (uint64_t)(bytes[byte] >> 7) << byte;
  return bits;
#endif
}

static inline kc_bytes kc_load_bytes(const uint8_t *start) {
  kc_bytes bytes;
  memcpy(&bytes, start, sizeof bytes);
  return bytes;
}

/// Judges 64 bytes and reads the two after them.
///
/// - is_cased: whether capitals count as letters; else they are in no mask.
/// - has_jamo: whether compatibility jamo count as Hangul.
static inline kc_block_masks kc_judge_block(const void *start, _Bool is_cased, _Bool has_jamo) {
  kc_block_masks masks = {0, 0, 0, 0, 0};
  const uint8_t *bytes = (const uint8_t *)start;
  const kc_bytes small_letter = (kc_bytes){} + (uint8_t)(is_cased ? 0x20 : 0);
  const kc_bytes jamo_lead = (kc_bytes){} + (uint8_t)(has_jamo ? 0xE3 : 0);
  for (int part = 0; part < 64; part += 16) {
    kc_bytes first = kc_load_bytes(bytes + part);
    kc_bytes second = kc_load_bytes(bytes + part + 1);
    kc_bytes third = kc_load_bytes(bytes + part + 2);
    kc_bytes digit = (kc_bytes)(first - '0' < (kc_bytes){} + 10);
    kc_bytes small = (kc_bytes)((first | small_letter) - 'a' < (kc_bytes){} + 26);
    kc_bytes capital = (kc_bytes)(first - 'A' < (kc_bytes){} + 26);
    kc_bytes printable = (kc_bytes)(first - '!' < (kc_bytes){} + ('~' - '!' + 1));
    // As signed numbers, continuation bytes are those below 0xC0.
    kc_signed_bytes continuation = (kc_signed_bytes){} - 64;
    kc_bytes two = (kc_bytes)((kc_signed_bytes)second < continuation);
    kc_bytes three = two & (kc_bytes)((kc_signed_bytes)third < continuation);
    // U+AC00 to U+D7A3 are EA B0 80 to ED 9E A3.
    kc_bytes middle = (kc_bytes)(first - 0xEB < (kc_bytes){} + 2);
    kc_bytes lowest = (kc_bytes)(first == 0xEA) & (kc_bytes)(second >= 0xB0);
    kc_bytes highest = (kc_bytes)(first == 0xED)
      & ((kc_bytes)(second < 0x9E) | ((kc_bytes)(second == 0x9E) & (kc_bytes)(third < 0xA4)));
    // U+3140 to U+317F are E3 85 80 to E3 85 BF.
    kc_bytes jamo = (kc_bytes)(first == jamo_lead) & (kc_bytes)(second == 0x85);
    kc_bytes alphanumeric = digit | small;
    masks.alphanumeric |= kc_high_bits(alphanumeric) << part;
    masks.hangul |= kc_high_bits((middle | lowest | highest | jamo) & three) << part;
    masks.punctuation |= kc_high_bits(printable & ~(alphanumeric | capital)) << part;
    masks.space |= kc_high_bits((kc_bytes)(first == ' ')) << part;
    masks.newline |= kc_high_bits((kc_bytes)(first == '\n')) << part;
  }
  return masks;
}

/// Where the first line break begins that is no line end: VT, FF, U+001C to U+001E, U+0085, U+2028 or U+2029;
/// `byte_count` where there is none. Reads up to 17 bytes after the text.
static inline intptr_t kc_first_break(const void *start, intptr_t from, intptr_t byte_count) {
  const uint8_t *bytes = (const uint8_t *)start;
  for (intptr_t offset = from; offset < byte_count; offset += 16) {
    kc_bytes first = kc_load_bytes(bytes + offset);
    kc_bytes second = kc_load_bytes(bytes + offset + 1);
    kc_bytes third = kc_load_bytes(bytes + offset + 2);
    kc_bytes control = (kc_bytes)(first - 0x0B < (kc_bytes){} + 2) | (kc_bytes)(first - 0x1C < (kc_bytes){} + 3);
    kc_bytes next_line = (kc_bytes)(first == 0xC2) & (kc_bytes)(second == 0x85);
    kc_bytes separator = (kc_bytes)(first == 0xE2) & (kc_bytes)(second == 0x80) & (kc_bytes)((third & 0xFE) == 0xA8);
    uint64_t found = kc_high_bits(control | next_line | separator);
    if (found == 0) continue;
    intptr_t place = offset + __builtin_ctzll(found);
    return place < byte_count ? place : byte_count;
  }
  return byte_count;
}

/// The bytes of sixteen that belong to a word, as ones, the first byte lowest.
typedef struct {
  uint64_t low;
  uint64_t high;
} kc_word_mask;

/// From a table, because shifts by a distance that is known so late are slow.
static inline kc_word_mask kc_mask_of_word(intptr_t byte_count) {
  static const uint8_t ones_and_zeros[32] = {
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
  };
  kc_word_mask mask;
  memcpy(&mask, ones_and_zeros + 16 - (byte_count < 16 ? byte_count : 16), sizeof mask);
  return mask;
}
