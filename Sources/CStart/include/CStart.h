// The arguments of `main`, which Swift's runtime reads from /proc instead.
#pragma once

/// How many there are, the program's name included; 0 where the process was started with none.
int kc_argument_count(void);

/// One of them; NULL beyond the last.
const char *kc_argument(int number);
