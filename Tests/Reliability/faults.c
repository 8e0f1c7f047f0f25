// Makes chosen calls of a process fail: to be preloaded (LD_PRELOAD), steered by the environment.
//
//   FAULT_CALL    which: open, read, pread, write, pwrite, fsync, rename, mkdir, unlink, rmdir, close, stat, opendir,
//   readdir FAULT_NUMBER  the how manieth of these calls, from 1 FAULT_ACTION  fail       with FAULT_ERROR
//                 always     this one and all later ones, with FAULT_ERROR
//                 interrupt  with EINTR
//                 short      does a part of what was asked
//                 signal     sends FAULT_SIGNAL (SIGTERM) to the process, waits FAULT_DELAY microseconds, and goes on
//   FAULT_COUNTS  a file that says at the end how often each was called
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum call { OPEN, READ, PREAD, WRITE, PWRITE, FSYNC, RENAME, MKDIR, UNLINK, RMDIR, CLOSE, STAT, OPENDIR, READDIR, CALLS };
static const char *const names[CALLS] = {"open",   "read",  "pread", "write", "pwrite", "fsync",   "rename",
                                         "mkdir", "unlink", "rmdir", "close", "stat",   "opendir", "readdir"};
enum action { FAIL, ALWAYS, INTERRUPT, SHORT, SIGNAL };
static const char *const actions[] = {"fail", "always", "interrupt", "short", "signal"};

static atomic_long counts[CALLS];
static int faulty = -1;
static long number;
static enum action action;
static int error = EIO;
static long delay;
static int signal_number = SIGTERM;
static char counts_path[512];

// The functions of the C library that are replaced here cannot be used to make the calls themselves.
static long call_kernel(long name, long a, long b, long c, long d, long e, long f) {
  long result;
#if defined(__x86_64__)
  register long r10 __asm__("r10") = d;
  register long r8 __asm__("r8") = e;
  register long r9 __asm__("r9") = f;
  __asm__ volatile("syscall" : "=a"(result) : "a"(name), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9) : "rcx", "r11", "memory");
#elif defined(__aarch64__)
  register long x8 __asm__("x8") = name;
  register long x0 __asm__("x0") = a;
  register long x1 __asm__("x1") = b;
  register long x2 __asm__("x2") = c;
  register long x3 __asm__("x3") = d;
  register long x4 __asm__("x4") = e;
  register long x5 __asm__("x5") = f;
  __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
  result = x0;
#else
#error "calls to the kernel are written for x86-64 and ARM64"
#endif
  if (result < 0 && result > -4096) {
    errno = (int)-result;
    return -1;
  }
  return result;
}
#define KERNEL3(name, a, b, c) call_kernel(name, (long)(a), (long)(b), (long)(c), 0, 0, 0)
#define KERNEL4(name, a, b, c, d) call_kernel(name, (long)(a), (long)(b), (long)(c), (long)(d), 0, 0)

static int index_of(const char *word, const char *const *words, int count) {
  for (int i = 0; word && i < count; i++)
    if (!strcmp(word, words[i])) return i;
  return -1;
}

static long number_of(const char *variable, long otherwise) {
  const char *text = getenv(variable);
  return text ? atol(text) : otherwise;
}

__attribute__((constructor)) static void begin(void) {
  faulty = index_of(getenv("FAULT_CALL"), names, CALLS);
  int named = index_of(getenv("FAULT_ACTION"), actions, 5);
  action = named < 0 ? FAIL : (enum action)named;
  number = number_of("FAULT_NUMBER", 0);
  error = (int)number_of("FAULT_ERROR", EIO);
  delay = number_of("FAULT_DELAY", 0);
  signal_number = (int)number_of("FAULT_SIGNAL", SIGTERM);
  const char *path = getenv("FAULT_COUNTS");
  if (path) snprintf(counts_path, sizeof counts_path, "%s", path);
}

static void write_counts(void) {
  if (!counts_path[0]) return;
  char text[1024];
  int length = 0;
  for (int i = 0; i < CALLS; i++) length += snprintf(text + length, sizeof text - length, "%s %ld\n", names[i], (long)counts[i]);
  long file = KERNEL4(SYS_openat, AT_FDCWD, counts_path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file < 0) return;
  KERNEL3(SYS_write, file, text, length);
  KERNEL3(SYS_close, file, 0, 0);
}

__attribute__((destructor)) static void end(void) { write_counts(); }

void _exit(int status) {
  write_counts();
  for (;;) KERNEL3(SYS_exit_group, status, 0, 0);
}

static void interrupt_and_wait(void) {
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  kill(getpid(), signal_number);
  do clock_gettime(CLOCK_MONOTONIC, &now);
  while ((now.tv_sec - start.tv_sec) * 1000000L + (now.tv_nsec - start.tv_nsec) / 1000 < delay);
}

// Counts a call; whether it is to go wrong, with errno set, or in part where `part` is given.
static int goes_wrong(enum call call, size_t *part) {
  long nth = ++counts[call];
  if ((int)call != faulty || (action == ALWAYS ? nth < number : nth != number)) return 0;
  if (action == SIGNAL) {
    interrupt_and_wait();
    return 0;
  }
  if (action == SHORT) {
    if (part && *part > 7) *part = *part > 4096 ? *part / 3 : 7;
    return 0;
  }
  errno = action == INTERRUPT ? EINTR : error;
  return 1;
}

static long open_file(const char *path, int flags, va_list arguments) {
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
  return goes_wrong(OPEN, NULL) ? -1 : KERNEL4(SYS_openat, AT_FDCWD, path, flags, mode);
}

#define OPEN_FUNCTION(name)                        \
  int name(const char *path, int flags, ...) {     \
    va_list arguments;                             \
    va_start(arguments, flags);                    \
    long result = open_file(path, flags, arguments); \
    va_end(arguments);                             \
    return (int)result;                            \
  }
OPEN_FUNCTION(open)
OPEN_FUNCTION(open64)

ssize_t read(int file, void *bytes, size_t count) { return goes_wrong(READ, &count) ? -1 : KERNEL3(SYS_read, file, bytes, count); }
ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
  return goes_wrong(PREAD, &count) ? -1 : KERNEL4(SYS_pread64, file, bytes, count, offset);
}
ssize_t pread64(int file, void *bytes, size_t count, off_t offset) { return pread(file, bytes, count, offset); }
ssize_t write(int file, const void *bytes, size_t count) {
  // What is said of the fault has to arrive.
  return file != 2 && goes_wrong(WRITE, &count) ? -1 : KERNEL3(SYS_write, file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  return goes_wrong(PWRITE, &count) ? -1 : KERNEL4(SYS_pwrite64, file, bytes, count, offset);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) { return pwrite(file, bytes, count, offset); }
int fsync(int file) { return goes_wrong(FSYNC, NULL) ? -1 : (int)KERNEL3(SYS_fsync, file, 0, 0); }
int rename(const char *from, const char *to) {
  return goes_wrong(RENAME, NULL) ? -1 : (int)call_kernel(SYS_renameat2, AT_FDCWD, (long)from, AT_FDCWD, (long)to, 0, 0);
}
int mkdir(const char *path, mode_t mode) { return goes_wrong(MKDIR, NULL) ? -1 : (int)KERNEL3(SYS_mkdirat, AT_FDCWD, path, mode); }
int unlink(const char *path) { return goes_wrong(UNLINK, NULL) ? -1 : (int)KERNEL3(SYS_unlinkat, AT_FDCWD, path, 0); }
int rmdir(const char *path) { return goes_wrong(RMDIR, NULL) ? -1 : (int)KERNEL3(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR); }
int close(int file) {
  // The descriptor is gone in any case.
  int wrong = goes_wrong(CLOSE, NULL), cause = errno;
  int result = (int)KERNEL3(SYS_close, file, 0, 0);
  if (!wrong) return result;
  errno = cause;
  return -1;
}
int fstat(int file, struct stat *status) { return goes_wrong(STAT, NULL) ? -1 : (int)KERNEL3(SYS_fstat, file, status, 0); }
int stat(const char *path, struct stat *status) {
  return goes_wrong(STAT, NULL) ? -1 : (int)KERNEL4(SYS_newfstatat, AT_FDCWD, path, status, 0);
}
int lstat(const char *path, struct stat *status) {
  return goes_wrong(STAT, NULL) ? -1 : (int)KERNEL4(SYS_newfstatat, AT_FDCWD, path, status, AT_SYMLINK_NOFOLLOW);
}

// renameat2 comes this way.
long syscall(long name, ...) {
  va_list list;
  va_start(list, name);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(list, long);
  va_end(list);
  return name == SYS_renameat2 && goes_wrong(RENAME, NULL) ? -1 : call_kernel(name, a[0], a[1], a[2], a[3], a[4], a[5]);
}

DIR *opendir(const char *path) {
  static DIR *(*original)(const char *);
  if (!original) original = (DIR * (*)(const char *)) dlsym(RTLD_NEXT, "opendir");
  return goes_wrong(OPENDIR, NULL) ? NULL : original(path);
}
struct dirent *readdir(DIR *directory) {
  static struct dirent *(*original)(DIR *);
  if (!original) original = (struct dirent * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir");
  return goes_wrong(READDIR, NULL) ? NULL : original(directory);
}
