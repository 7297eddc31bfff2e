"""Questions about a plan: why, why not, what if a decision is late, what if an answer is other, what binds."""
