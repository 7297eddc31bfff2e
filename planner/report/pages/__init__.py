"""Answers as pages, a module each: what stands on one, in which order."""
