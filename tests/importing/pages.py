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

FORMATTED_PAGE = """<!doctype html><html lang="en"><head><title>For the harbours of peace | A site</title></head><body>
<header><a href="/">A site</a></header><nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav>
<table><tr><td><div class="menu"><a href="/a">Archive</a> <a href="/b">Contact us</a></div></td><td>
<h1>For the harbours of peace</h1><p>1 November 2019</p>
<p>The <b>undersigned</b> parties, gathered in <a href="https://example.org/izmir">Izmir</a>,
greet the dockers and their families.</p>
<h3><strong>What we see</strong></h3><blockquote><p>“No ship leaves with weapons.”</p></blockquote>
<h3>What we ask</h3><ol><li>Keep the quays free<ul><li>by day</li><li>by <em>night</em></li></ul></li>
<li><p>Meet again in spring</p></li></ol>
<p><b>Subscribing parties:</b></p>
<ul><li><b>AKEL – Cyprus</b></li><li><a href="https://example.org/pca">Communist Party of Argentina</a></li>
<li>Communist Part of Ukraine</li><li>Communist Party in Denmark</li></ul>
</td></tr></table><footer>© A site</footer></body></html>"""
