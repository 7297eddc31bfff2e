"""Frames: what answers say as tidy tables, one a file, with units in the names of columns."""
