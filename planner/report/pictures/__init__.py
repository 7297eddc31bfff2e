"""Pictures: each takes tidy frames and gives a matplotlib figure with a text alternative; none touches pyplot."""
