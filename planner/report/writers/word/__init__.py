"""A paper as a Word document, over a styled base that the user can replace."""
