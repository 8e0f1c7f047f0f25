// One JSON record at a time through simdjson, which is C++, in plain C that Swift imports.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser and the record it parsed last.
typedef struct kc_json_record kc_json_record;

/// What stands at a path of a record.
typedef enum {
  kc_json_missing,
  kc_json_null,
  kc_json_string,
  /// A number or a boolean.
  kc_json_scalar,
  /// An object or an array.
  kc_json_container,
} kc_json_kind;

/// What came of parsing a record.
typedef enum {
  kc_json_parsed,
  /// An escape in a string is wrong, perhaps half of a surrogate pair.
  kc_json_bad_string,
  kc_json_bad_utf8,
  kc_json_broken,
  kc_json_no_memory,
} kc_json_outcome;

/// Bytes that must be readable after a record.
enum { kc_json_padding = 64 };

/// NULL if there is no memory.
kc_json_record *kc_json_record_make(void);
void kc_json_record_free(kc_json_record *record);

/// Parses and checks one whole JSON value. The text need not outlive the call.
kc_json_outcome kc_json_record_parse(kc_json_record *record, const char *text, size_t byte_count);

/// Looks up a path of the parsed record, one key (or array index in decimal) after the other; of a key that stands
/// twice in an object the last counts. Strings come decoded, scalars as they are written in JSON. `found` is valid
/// until the next call with this record.
kc_json_kind kc_json_record_find(
    kc_json_record *record, const char *const *keys, const size_t *key_byte_counts, size_t key_count,
    const char **found, size_t *found_byte_count);

/// The path of string, scalar and null values of the parsed record, a line each, keys joined by dots; at most about
/// `limit` bytes.
void kc_json_record_fields(kc_json_record *record, size_t limit, const char **found, size_t *found_byte_count);

#ifdef __cplusplus
}
#endif
