"""Trials too long for every run of the tests: ``docs/reliability.md`` says what they found, and how to repeat them."""
