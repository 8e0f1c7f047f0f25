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
