"""How likely a day is for a decision, worked out exactly: how durations spread, and what becomes of them on the way."""
