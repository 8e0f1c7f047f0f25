// The command as a program of its own, in a library beside it.
int kc_vocab_main(int argc, char **argv);

int main(int argc, char **argv) { return kc_vocab_main(argc, argv); }
