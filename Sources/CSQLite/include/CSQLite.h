// The part of SQLite that the project uses, found when it is first asked for: a program that records no audits does not
// load the library at its start, and runs where there is none.
#pragma once
#include <sqlite3.h>

#define KC_SQLITE_FUNCTIONS(FUNCTION) \
  FUNCTION(open_v2) FUNCTION(close_v2) FUNCTION(extended_result_codes) FUNCTION(busy_timeout) FUNCTION(errmsg) \
  FUNCTION(system_errno) FUNCTION(exec) FUNCTION(prepare_v2) FUNCTION(finalize) FUNCTION(step) FUNCTION(reset) \
  FUNCTION(bind_int64) FUNCTION(bind_double) FUNCTION(bind_null) FUNCTION(bind_text) FUNCTION(column_type) \
  FUNCTION(column_int64) FUNCTION(column_double) FUNCTION(column_text) FUNCTION(last_insert_rowid)

/// SQLite's functions by their names, `sqlite3_` left out.
struct kc_sqlite {
#define KC_SQLITE_MEMBER(name) __typeof__(sqlite3_##name) *_Nonnull name;
  KC_SQLITE_FUNCTIONS(KC_SQLITE_MEMBER)
#undef KC_SQLITE_MEMBER
};

/// The library's functions, the same each time; NULL where the library is not installed. Any thread may call it.
const struct kc_sqlite *_Nullable kc_sqlite(void);

/// A text as a parameter of a statement, copied: sqlite3_bind_text with SQLITE_TRANSIENT, a cast that Swift cannot
/// import.
int kc_sqlite_bind_text(sqlite3_stmt *_Nonnull statement, int place, const char *_Nonnull text);
