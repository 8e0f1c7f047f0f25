// libcurl's setters are variadic, which Swift cannot call: one function for each kind of value.
#pragma once
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

static inline CURLcode kc_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode kc_curl_set_large(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

/// For text (copied by curl), buffers, lists and user data (which must outlive the transfer).
static inline CURLcode kc_curl_set_pointer(CURL *handle, CURLoption option, const void *value) {
  return curl_easy_setopt(handle, option, value);
}

/// For the functions that receive a body or a header line.
static inline CURLcode kc_curl_set_receiver(CURL *handle, CURLoption option, curl_write_callback receiver) {
  return curl_easy_setopt(handle, option, receiver);
}

/// Initialises libcurl; once, before the first handle.
static inline CURLcode kc_curl_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

/// What a receiver returns to end the transfer (no byte count can be this one).
static inline size_t kc_curl_stop(void) { return (size_t)-1; }
