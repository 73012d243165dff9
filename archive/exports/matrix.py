"""A meeting's matrix as rows: a party, its name and country, and a mark for each statement."""

from collections.abc import Iterator

from archive.queries import Matrix


def matrix_columns(matrix: Matrix) -> list[str]:
    """The statements by their addresses, which stay the same in every language."""
    return ["party", "name", "country", *(column.statement.slug for column in matrix.columns)]


def matrix_records(matrix: Matrix) -> Iterator[list[str]]:
    for row in matrix.rows:
        party = row.party
        yield [party.slug, party.name, str(party.country), *(cell.mark.value for cell in row.cells)]
