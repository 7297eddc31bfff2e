"""Papers written: HTML, Word, Excel, markdown and CSV, one form a file."""
