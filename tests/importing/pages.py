"""Documents written for the tests, in the shapes in which real ones come."""

from collections.abc import Iterable

TITLE = "21 IMCWP, “For the harbours of peace”"

BODY = """The parties gathered in Izmir greet the dockers who refused to load weapons, and their families.

They call on everyone who works in the harbours of the region:

• To keep the quays free of weapons, whoever sends them.
• To meet again in spring and to tell what has been won."""


def statement_page(
    names: Iterable[str], *, title: str = TITLE, body: str = BODY, stamp: str = "11/1/19, 3:19 PM"
) -> str:
    """As solidnet.org shows a joint statement: title, stamp, label, text, bullets."""
    bullets = "\n".join(f"  • {name}" for name in names)
    return f"{title}\n\n{stamp}\n  • Party En\n\n\n{body}\n\n\nSubscribing Parties:\n\n{bullets}\n"


NEWS = """The dockers of Piraeus stopped the loading of a ship, the Communist Party of Greece (KKE) reports.
In Izmir the 21st International Meeting of Communist and Workers' Parties was opened with greetings from the TKP.

The Portuguese CP held its festival in Seixal under a clear sky.

The Communist Party of Canada asks for the shipyard in Quebec to be kept open.

A caravan of the PCC crossed Cuba to greet the harvest.
"""
