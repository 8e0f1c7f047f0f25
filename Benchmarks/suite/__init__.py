"""Measures kc-vocab beside its peers, in turn, and writes what it found."""
