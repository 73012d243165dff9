from archive.search import statement_ids


def found_ids(typed: str) -> list[int]:
    return [int(pk) for pk in statement_ids(typed)]
