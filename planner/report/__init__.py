"""Answers as documents and pages: every figure that a user sees is put together here."""
