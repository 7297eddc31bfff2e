"""Answers as JSON documents, a module each: what is in one, and how it is put together."""
