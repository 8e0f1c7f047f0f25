// What Swift cannot say: prefetching, waiting in a loop, huge pages, giving pages back, files without a name, and
// renaming in one step with another name or only to a new one.
#pragma once
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <fcntl.h>

/// Asks for the cache line at `address` to be read soon; never faults, whatever the address.
static inline void kc_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

/// The same for a line that will be written.
static inline void kc_prefetch_for_write(void *address) { __builtin_prefetch(address, 1, 3); }

/// Says that the core is waiting for another one in a loop, so that it may spend less on it.
static inline void kc_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ __volatile__("yield");
#endif
}

/// Asks the kernel to back a page-aligned range by huge pages (fewer TLB misses in large tables). A hint: failure is
/// fine.
static inline void kc_advise_huge_pages(void *address, size_t byte_count) {
  (void)madvise(address, byte_count, MADV_HUGEPAGE);
}

/// Makes the pages of a range of anonymous memory present, ready to be written to; the content stays.
///
/// A page that is read first is a view of the system's page of zeros, and copied when it is written to: two faults
/// instead of one, and every other core of the process is interrupted to forget the view.
static inline void kc_make_present(void *address, size_t byte_count) {
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t start = (uintptr_t)address / page * page;
  uintptr_t end = (uintptr_t)address + byte_count;
  // Systems before Linux 5.14 do not know this; there memory is as slow as it was.
  if (end > start) (void)madvise((void *)start, end - start, MADV_POPULATE_WRITE);
}

/// Gives the whole pages inside a range of anonymous memory back to the system; they read as zeros from then on.
static inline void kc_release_pages(void *address, size_t byte_count) {
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t start = ((uintptr_t)address + page - 1) / page * page;
  uintptr_t end = ((uintptr_t)address + byte_count) / page * page;
  if (end > start) (void)madvise((void *)start, end - start, MADV_DONTNEED);
}

/// Opens a file without a name in `directory` for reading and writing; its descriptor, or -1 with errno set.
static inline int kc_open_unnamed(const char *directory) {
#ifndef O_TMPFILE
#define O_TMPFILE (020000000 | O_DIRECTORY)
#endif
  return open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

/// Writes the whole file system of an open file to its disk; 0, or -1 with errno set.
static inline int kc_sync_file_system(int descriptor) { return (int)syscall(SYS_syncfs, descriptor); }

/// Renames unless the new name is taken; 0, or -1 with errno set.
static inline int kc_rename_to_new(const char *from, const char *to) {
  if (syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1u) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  // A file system that does not know this; between the two calls another process may take the name.
  if (access(to, F_OK) == 0) {
    errno = EEXIST;
    return -1;
  }
  return rename(from, to);
}

/// Exchanges what two paths name in one step (renameat2 with RENAME_EXCHANGE); 0, or -1 with errno set.
static inline int kc_exchange_names(const char *left, const char *right) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, left, AT_FDCWD, right, 2u);
}
