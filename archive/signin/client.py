"""Who asks, as far as a request tells: the address, its network, the browser."""

import ipaddress

from allauth.core.internal.httpkit import clean_client_ip
from django.conf import settings
from django.http import HttpRequest

# Where no address is known, as behind a socket.
UNKNOWN = "0.0.0.0"  # noqa: S104, nobody listens there
_KEPT_BITS = {4: 24, 6: 48}


def address_of(request: HttpRequest) -> str:
    """The client's own, which only as many proxies as are ours are believed to have passed on."""
    proxies = settings.TRUSTED_PROXIES
    passed_on = [*filter(None, request.headers.get("X-Forwarded-For", "").split(","))]
    stated = passed_on[-proxies] if len(passed_on) >= proxies > 0 else request.META.get("REMOTE_ADDR", "")
    return clean_client_ip(stated) or UNKNOWN


def network_of(request: HttpRequest) -> str:
    """Without the part of the address that tells one household from its neighbours."""
    address = ipaddress.ip_address(address_of(request))
    return str(ipaddress.ip_network(f"{address}/{_KEPT_BITS[address.version]}", strict=False))


def agent_of(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "").replace("\x00", "")
