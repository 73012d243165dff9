"""SHOWN: what a list or a page shows, as a file: columns are said once in `records/`, then one file a format."""
