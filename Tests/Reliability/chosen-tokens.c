// Prints tokens of ten letters and digits that all hash to 0 in their lowest bits, by the hash that tables of tokens
// once had: Fowler-Noll-Vo 1a of 64 bits, the upper half folded in. usage: chosen-tokens COUNT BITS
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";

int main(int count, char **words) {
  if (count != 3) return 64;
  long wanted = strtol(words[1], NULL, 10), found = 0;
  uint64_t mask = ((uint64_t)1 << strtol(words[2], NULL, 10)) - 1;
  for (uint64_t number = 0; found < wanted; number++) {
    char token[11] = {'k', 'c'};
    uint64_t rest = number, hash = 0xCBF29CE484222325;
    for (int place = 2; place < 10; place++, rest /= 36) token[place] = letters[rest % 36];
    for (int place = 0; place < 10; place++) hash = (hash ^ (uint8_t)token[place]) * 0x100000001B3;
    if (((hash ^ hash >> 32) & mask) != 0) continue;
    if (puts(token) == EOF) return 1;
    found++;
  }
  return 0;
}
