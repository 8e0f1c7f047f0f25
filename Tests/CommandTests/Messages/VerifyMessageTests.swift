import TestSupport
import Testing

/// What is said where the comparison with Hugging Face's libraries cannot be made.
@Suite struct VerifyMessageTests {
  static let runs: [BadRun] = [
    BadRun(
      "no vocabulary directory", [],
      files: ["a.txt": "가 나\n", "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n"],
      "error: v.txt: is no vocabulary directory, which Hugging Face's libraries load; name one\n"
    ).started(by: #"KC_VOCAB_PYTHON=python exec "$0" verify v.txt a.txt"#),
    BadRun(
      "a Python that is not there", [],
      files: ["a.txt": "가 나\n"],
      "error: /none/python: cannot be run (No such file or directory); name a Python that has tokenizers "
        + "or transformers in KC_VOCAB_PYTHON\n"
    )
    .after(#""$0" train a.txt --output t --quiet; "#)
    .started(by: #"KC_VOCAB_PYTHON=/none/python exec "$0" verify t a.txt"#),
    BadRun(
      "a Python that fails without a word", [],
      files: ["a.txt": "가 나\n"],
      "error: /bin/false: does not run (it says nothing); name another in KC_VOCAB_PYTHON\n"
    )
    .after(#""$0" train a.txt --output t --quiet; "#)
    .started(by: #"KC_VOCAB_PYTHON=/bin/false exec "$0" verify t a.txt"#),
    BadRun(
      "a Python that fails", [],
      files: ["a.txt": "가 나\n"],
      "error: ./python: does not run (no \\u{1B}[1m); name another in KC_VOCAB_PYTHON\n"
    )
    .after(
      "\"$0\" train a.txt --output t --quiet; printf '%s\\n' '#!/bin/sh' 'printf \"x\\nno "
        + "\\033[1m\\n\" >&2; exit 1' >python; chmod +x python"
    )
    .started(by: #"KC_VOCAB_PYTHON=./python exec "$0" verify t a.txt"#),
    BadRun(
      "a Python without libraries", [],
      files: ["a.txt": "가 나\n"],
      "error: /bin/true: has neither tokenizers nor transformers; install one of them (pip install "
        + "tokenizers), or name another Python in KC_VOCAB_PYTHON\n"
    )
    .after(#""$0" train a.txt --output t --quiet; "#)
    .started(by: #"KC_VOCAB_PYTHON=/bin/true exec "$0" verify t a.txt"#),
    BadRun(
      "a library that cannot load the directory", [],
      files: ["a.txt": "가 나\n"],
      "error: t: tokenizers 1.0 cannot load or use it (bad); check the directory\n"
    )
    .after(
      "\"$0\" train a.txt --output t --quiet; printf '%s\\n' '#!/bin/sh' 'if [ \"$3\" = libraries ]; "
        + "then echo tokenizers 1.0; else echo bad >&2; exit 1; fi' >python; chmod +x python"
    )
    .started(by: #"KC_VOCAB_PYTHON=./python exec "$0" verify t a.txt"#),
    BadRun(
      "nothing to verify with", [],
      files: ["a.txt": "가 나\n", "e.txt": ""],
      "warning: e.txt: is empty\nerror: there is no comment to encode; check that the right files are named\n"
    )
    .after(
      "\"$0\" train a.txt --output t --quiet; printf '%s\\n' '#!/bin/sh' 'echo tokenizers 1.0' "
        + ">python; chmod +x python"
    )
    .started(by: #"KC_VOCAB_PYTHON=./python exec "$0" verify t e.txt"#),
  ]

  @Test(arguments: runs)
  func `What verify lacks is told, with what to do`(_ run: BadRun) throws { try run.check() }
}
