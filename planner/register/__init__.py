"""The register: a scenario as the sheets of a workbook, without any workbook library."""
