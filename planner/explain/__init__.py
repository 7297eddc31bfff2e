"""Answers to sentences: in the words of the SEC, with names, dates and numbers; no layout."""
