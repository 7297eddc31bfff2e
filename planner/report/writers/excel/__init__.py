"""A paper as a workbook: a sheet with its contents, and one for each table with the words around it."""
