// What the process was started with: the arguments of `main`, which Swift's runtime reads from /proc instead, and where
// the program lies.
#pragma once

/// How many there are, the program's name included; 0 where the process was started with none.
int kc_argument_count(void);

/// One of them; NULL beyond the last.
const char *kc_argument(int number);

/// The file that this code was loaded from: a shared library, or the program; NULL where the loader does not say.
const char *kc_own_file(void);
