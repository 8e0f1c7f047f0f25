"""Attacks on the built command: what they have in common."""
