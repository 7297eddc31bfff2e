"""A graph drawn in layers from left to right: which stops a link makes, in which order, and at which height."""
