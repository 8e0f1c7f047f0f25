// The C interface of kc-vocab, exported by libkcvocab.so.
//
// Functions that can fail return 0, or else KCV_FAILED with a sentence for people in `*error`, as the command prints
// it; `error` may be NULL. What is given out as `char *` is freed with kcv_free. All threads may use a handle at once.
// Strings are UTF-8 and end in NUL. Columns come and go by Arrow's C data interface.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Source: https://arrow.apache.org/docs/format/CDataInterface.html, which says how these are guarded.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};
#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};
#endif

enum {
  KCV_ABI_VERSION = 1,
  KCV_FAILED = 1,
  // Of kcv_texts_of_lines: there are not as many lines as was said.
  KCV_OTHER_COUNT = 2
};

// Of kcv_encode and kcv_encode_texts.
enum { KCV_ADD_SPECIAL_TOKENS = 1 };

typedef struct kcv_vocabulary kcv_vocabulary;
typedef struct kcv_cleaner kcv_cleaner;
typedef struct kcv_texts kcv_texts;

/// KCV_ABI_VERSION of the library.
int32_t kcv_abi_version(void);

/// {"version", "commit", "icu", "unicode"} as JSON.
char *kcv_version(void);

void kcv_free(void *memory);

/// Opens a vocabulary directory, a vocab.txt or a tokenizer.json. `arguments` are the command's options for a bare
/// vocab.txt, such as "--normalization", "nfkc".
int32_t kcv_vocabulary_open(const char *path, const char *const *arguments, int32_t argument_count,
                            kcv_vocabulary **vocabulary, char **error);

void kcv_vocabulary_close(kcv_vocabulary *vocabulary);

/// {"size", "form", "path", "sha256", "special_tokens", "pipeline", "continuation_prefix", "warnings"} as JSON.
int32_t kcv_vocabulary_describe(const kcv_vocabulary *vocabulary, char **json, char **error);

/// All tokens, by id: a column of strings. What is not UTF-8 is repaired.
int32_t kcv_vocabulary_tokens(const kcv_vocabulary *vocabulary, struct ArrowArray *tokens, struct ArrowSchema *schema,
                              char **error);

/// The ids of one short text; for many texts kcv_encode_texts is faster. `count` gets their number, also if it exceeds
/// `capacity`; `ids` then holds none.
int32_t kcv_encode(const kcv_vocabulary *vocabulary, const char *text, int64_t byte_count, int32_t flags, int32_t *ids,
                   int64_t capacity, int64_t *count, char **error);

/// The ids of each text: a column of lists (large_list of int32) with as many rows; null where the text is.
int32_t kcv_encode_texts(const kcv_vocabulary *vocabulary, const kcv_texts *texts, int32_t flags, int32_t threads,
                         struct ArrowArray *ids, struct ArrowSchema *schema, char **error);

int32_t kcv_decode(const kcv_vocabulary *vocabulary, const int32_t *ids, int64_t count, int32_t keeps_special_tokens,
                   char **text, int64_t *byte_count, char **error);

/// Opens a cleaner or preset by its name.
int32_t kcv_cleaner_open(const char *name, kcv_cleaner **cleaner, char **error);

void kcv_cleaner_close(kcv_cleaner *cleaner);

/// Each text after cleaning: a column of strings (large_string) with as many rows, empty where a text is dropped; null
/// where the text is.
int32_t kcv_clean_texts(const kcv_cleaner *cleaner, const kcv_texts *texts, int32_t threads, struct ArrowArray *cleaned,
                        struct ArrowSchema *schema, char **error);

/// A column of strings, in chunks: string, large_string, string_view or their binary twins, alone or as the one field
/// of a struct. Takes all of the stream, and releases it. `name` is what errors call it.
int32_t kcv_texts_of_stream(struct ArrowArrayStream *stream, const char *name, kcv_texts **texts, char **error);

/// The same of one array, which is moved from; the schema is the caller's.
int32_t kcv_texts_of_array(struct ArrowArray *array, const struct ArrowSchema *schema, const char *name,
                           kcv_texts **texts, char **error);

/// Texts with a newline between them, so that none holds one; they must stay where they are.
int32_t kcv_texts_of_lines(const char *text, int64_t byte_count, int64_t line_count, kcv_texts **texts, char **error);

int64_t kcv_texts_count(const kcv_texts *texts);

/// Writes texts that are not null as lines; a newline inside one becomes a space. If writing fails, KCV_FAILED is
/// returned and `*errno_value` set.
int32_t kcv_texts_write(const kcv_texts *texts, int32_t file, int32_t *errno_value);

void kcv_texts_close(kcv_texts *texts);

/// Another array or schema of the same memory, which lives until the last of them is released. Only of those from here.
int32_t kcv_array_share(const struct ArrowArray *array, struct ArrowArray *shared);
int32_t kcv_schema_share(const struct ArrowSchema *schema, struct ArrowSchema *shared);

/// Destructors of Python's capsules around a malloc'ed array or schema; to be set first: PyCapsule_GetPointer.
void kcv_set_capsule_getter(void *(*get_pointer)(void *capsule, const char *name));
void kcv_array_capsule_destroy(void *capsule);
void kcv_schema_capsule_destroy(void *capsule);
void *kcv_allocate(int64_t byte_count);

/// The command itself.
int kc_vocab_main(int argc, char **argv);

#ifdef __cplusplus
}
#endif
