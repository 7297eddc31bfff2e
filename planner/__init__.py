"""Plans which modification goes into which release, and says why."""
