#include "CSimdjson.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <new>
#include <string>
#include <string_view>

using simdjson::dom::element;
using simdjson::dom::element_type;

struct kc_json_record {
  simdjson::dom::parser parser;
  element root;
  std::string scratch;
};

static_assert(simdjson::SIMDJSON_PADDING <= kc_json_padding, "records are padded for simdjson");

kc_json_record *kc_json_record_make(void) { return new (std::nothrow) kc_json_record; }

void kc_json_record_free(kc_json_record *record) { delete record; }

kc_json_outcome kc_json_record_parse(kc_json_record *record, const char *text, size_t byte_count) {
  // The parser would grow to each longer record exactly, again and again.
  if (byte_count > record->parser.capacity() && byte_count < simdjson::SIMDJSON_MAXSIZE_BYTES / 2 &&
      record->parser.allocate(std::max<size_t>(2 * byte_count, 1 << 16)) != simdjson::SUCCESS) {
    return kc_json_no_memory;
  }
  auto error = record->parser.parse(text, byte_count, false).get(record->root);
  switch (error) {
    case simdjson::SUCCESS: return kc_json_parsed;
    case simdjson::STRING_ERROR: return kc_json_bad_string;
    case simdjson::UTF8_ERROR: return kc_json_bad_utf8;
    case simdjson::MEMALLOC: return kc_json_no_memory;
    default: return kc_json_broken;
  }
}

/// The member of an object or array; false if there is none.
static bool member(element parent, std::string_view key, element &child) {
  bool found = false;
  if (parent.is_object()) {
    for (auto [name, value] : parent.get_object().value_unsafe()) {
      if (name == key) {
        child = value;
        found = true;
      }
    }
  } else if (parent.is_array()) {
    size_t index = 0;
    auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
    if (error != std::errc() || end != key.data() + key.size()) return false;
    found = parent.get_array().value_unsafe().at(index).get(child) == simdjson::SUCCESS;
  }
  return found;
}

kc_json_kind kc_json_record_find(
    kc_json_record *record, const char *const *keys, const size_t *key_byte_counts, size_t key_count,
    const char **found, size_t *found_byte_count) {
  element value = record->root;
  for (size_t index = 0; index < key_count; index++) {
    element child;
    if (!member(value, std::string_view(keys[index], key_byte_counts[index]), child)) return kc_json_missing;
    value = child;
  }
  switch (value.type()) {
    case element_type::NULL_VALUE: return kc_json_null;
    case element_type::ARRAY:
    case element_type::OBJECT: return kc_json_container;
    case element_type::STRING: {
      std::string_view text = value.get_string().value_unsafe();
      *found = text.data();
      *found_byte_count = text.size();
      return kc_json_string;
    }
    default:
      record->scratch = simdjson::minify(value);
      *found = record->scratch.data();
      *found_byte_count = record->scratch.size();
      return kc_json_scalar;
  }
}

static void list_fields(element value, const std::string &path, size_t limit, std::string &out) {
  if (out.size() > limit) return;
  if (value.is_object()) {
    for (auto [name, child] : value.get_object().value_unsafe()) {
      list_fields(child, path.empty() ? std::string(name) : path + "." + std::string(name), limit, out);
    }
  } else if (value.is_array()) {
    size_t index = 0;
    for (element child : value.get_array().value_unsafe()) {
      list_fields(child, (path.empty() ? "" : path + ".") + std::to_string(index++), limit, out);
    }
  } else {
    out += path;
    out += '\n';
  }
}

void kc_json_record_fields(kc_json_record *record, size_t limit, const char **found, size_t *found_byte_count) {
  record->scratch.clear();
  list_fields(record->root, "", limit, record->scratch);
  *found = record->scratch.data();
  *found_byte_count = record->scratch.size();
}
