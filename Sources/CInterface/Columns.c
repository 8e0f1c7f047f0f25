#include "Columns.h"
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/// What copies of a column share.
struct memory {
  atomic_int owners;
  int is_list;
  int64_t length, null_count, value_count;
  void *validity, *ends, *values;
};

/// What one copy has for itself. A consumer may move the child out and release it by itself: both have an owner.
struct copy {
  struct memory *memory;
  const void *buffers[3];
  struct ArrowArray *children[1];
};

static void release_memory(struct memory *memory) {
  if (atomic_fetch_sub_explicit(&memory->owners, 1, memory_order_acq_rel) > 1) return;
  free(memory->validity);
  free(memory->ends);
  free(memory->values);
  free(memory);
}

static void release_array(struct ArrowArray *array) {
  struct copy *copy = array->private_data;
  for (int64_t place = 0; place < array->n_children; place++) {
    if (array->children[place]->release != NULL) array->children[place]->release(array->children[place]);
    free(array->children[place]);
  }
  release_memory(copy->memory);
  free(copy);
  array->release = NULL;
}

/// Another owner of memory; 0 if there is no memory for it.
static int make_copy(struct memory *memory, int is_child, struct ArrowArray *array) {
  struct copy *copy = calloc(1, sizeof *copy);
  if (copy == NULL) return 0;
  copy->memory = memory;
  int is_string = !memory->is_list;
  memset(array, 0, sizeof *array);
  if (is_child) {
    array->length = memory->value_count;
    copy->buffers[1] = memory->values;
    array->n_buffers = 2;
  } else {
    array->length = memory->length;
    array->null_count = memory->null_count;
    copy->buffers[0] = memory->validity;
    copy->buffers[1] = memory->ends;
    copy->buffers[2] = memory->values;
    array->n_buffers = is_string ? 3 : 2;
  }
  array->buffers = copy->buffers;
  if (!is_child && !is_string) {
    struct ArrowArray *child = malloc(sizeof *child);
    if (child == NULL || !make_copy(memory, 1, child)) {
      free(child);
      free(copy);
      return 0;
    }
    copy->children[0] = child;
    array->children = copy->children;
    array->n_children = 1;
  }
  atomic_fetch_add_explicit(&memory->owners, 1, memory_order_relaxed);
  array->private_data = copy;
  array->release = release_array;
  return 1;
}

// Schemas own nothing but their child.

static void release_schema(struct ArrowSchema *schema) {
  for (int64_t place = 0; place < schema->n_children; place++) {
    if (schema->children[place]->release != NULL) schema->children[place]->release(schema->children[place]);
    free(schema->children[place]);
  }
  free(schema->children);
  schema->release = NULL;
}

static int make_schema(const char *format, const char *name, struct ArrowSchema *schema) {
  memset(schema, 0, sizeof *schema);
  schema->format = format;
  schema->name = name;
  schema->flags = ARROW_FLAG_NULLABLE;
  schema->release = release_schema;
  if (strcmp(format, "+L") != 0) return 1;
  struct ArrowSchema **children = malloc(sizeof *children);
  struct ArrowSchema *child = malloc(sizeof *child);
  if (children == NULL || child == NULL) {
    free(children);
    free(child);
    return 0;
  }
  if (!make_schema("i", "item", child)) return 0;  // Cannot fail: it has no child.
  children[0] = child;
  schema->children = children;
  schema->n_children = 1;
  return 1;
}

static int make_column(int is_list, void *values, int64_t *ends, uint8_t *validity, int64_t length, int64_t null_count,
                       struct ArrowArray *array, struct ArrowSchema *schema) {
  struct memory *memory = calloc(1, sizeof *memory);
  if (memory == NULL) {
    free(values);
    free(ends);
    free(validity);
    return 0;
  }
  *memory = (struct memory){.is_list = is_list, .length = length, .null_count = null_count,
                            .value_count = ends[length], .validity = validity, .ends = ends, .values = values};
  atomic_init(&memory->owners, 1);
  int is_made = make_copy(memory, 0, array);
  if (is_made && !make_schema(is_list ? "+L" : "U", "", schema)) {
    array->release(array);
    is_made = 0;
  }
  release_memory(memory);
  return is_made;
}

int kc_list_column(int32_t *ids, int64_t *ends, uint8_t *validity, int64_t length, int64_t null_count,
                   struct ArrowArray *array, struct ArrowSchema *schema) {
  return make_column(1, ids, ends, validity, length, null_count, array, schema);
}

int kc_string_column(char *text, int64_t *ends, uint8_t *validity, int64_t length, int64_t null_count,
                     struct ArrowArray *array, struct ArrowSchema *schema) {
  return make_column(0, text, ends, validity, length, null_count, array, schema);
}

int32_t kcv_array_share(const struct ArrowArray *array, struct ArrowArray *shared) {
  struct copy *copy = array->private_data;
  return make_copy(copy->memory, 0, shared) ? 0 : KCV_FAILED;
}

int32_t kcv_schema_share(const struct ArrowSchema *schema, struct ArrowSchema *shared) {
  return make_schema(schema->format, schema->name, shared) ? 0 : KCV_FAILED;
}

// Python's capsules

static void *(*get_pointer)(void *capsule, const char *name);

void kcv_set_capsule_getter(void *(*getter)(void *, const char *)) { get_pointer = getter; }

void *kcv_allocate(int64_t byte_count) { return malloc((size_t)byte_count); }

void kcv_free(void *memory) { free(memory); }

void kcv_array_capsule_destroy(void *capsule) {
  struct ArrowArray *array = get_pointer(capsule, "arrow_array");
  if (array == NULL) return;
  if (array->release != NULL) array->release(array);
  free(array);
}

void kcv_schema_capsule_destroy(void *capsule) {
  struct ArrowSchema *schema = get_pointer(capsule, "arrow_schema");
  if (schema == NULL) return;
  if (schema->release != NULL) schema->release(schema);
  free(schema);
}
