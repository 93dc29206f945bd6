"""Where may be fetched from. A feed can name any address; those inside our own network are no business of who wrote it.

The rule is applied to the address of the socket, at the moment of connecting: so it holds for names, for addresses written as numbers, for
every redirect, and for a name that answers something else the second time.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from hervat.domain.text import Text, say

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
IP = ipaddress.IPv4Address | ipaddress.IPv6Address
LONGEST_URL = 1000
NAT64 = ipaddress.ip_network("64:ff9b::/96")
SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


class NotPublic(OSError):
    """This address is not one of the public internet."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A network that may be visited although it is not public, and at which port; 0: every port."""

    network: Network
    port: int = 0


def read_allowed(text: str) -> Allowed:
    """``10.1.2.0/24``, ``127.0.0.1:8099``, ``[::1]:8099``. Raises ValueError."""
    host, _, port = text.rpartition(":") if text.count(":") == 1 or "]:" in text else (text, "", "")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError("port")
    return Allowed(ipaddress.ip_network(host.strip("[]")), int(port or 0))


class Guard:
    """Makes sockets to addresses that may be visited, and refuses the others."""

    def __init__(self, allowed: Iterable[Allowed] = ()) -> None:
        self._allowed = tuple(allowed)

    def socket(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket for one outcome of getaddrinfo. Raises NotPublic."""
        family, kind, protocol, _name, address = info
        if not self.may_visit(address[0], address[1]):
            raise NotPublic(f"not a public address: {address[0]}")
        return socket.socket(family, kind, protocol)

    def may_visit(self, host: str, port: int) -> bool:
        """Whether an address (no name) may be visited."""
        ip = _plain(ipaddress.ip_address(host.partition("%")[0]))
        if any(ip in one.network and one.port in (0, port) for one in self._allowed if one.network.version == ip.version):
            return True
        return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _plain(ip: IP) -> IP:
    """The IPv4 address that an IPv6 address leads to, when it is of that sort."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip in SIX_TO_FOUR:
        return ipaddress.IPv4Address((int(ip) >> 80) & 0xFFFFFFFF)
    return ip


def wrong_address(url: str) -> Text | None:
    """What is wrong with an address of the web; None when nothing is."""
    if len(url) > LONGEST_URL or not url.isprintable() or " " in url or "\\" in url:
        return say("Vul een webadres in zonder spaties, van ten hoogste {most} tekens.", most=LONGEST_URL)
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return say("Dit is geen webadres. Verwacht: https://www.voorbeeld.nl/pad.")
    if parts.scheme not in ("http", "https") or not host:
        return say("Dit is geen webadres. Verwacht: https://www.voorbeeld.nl/pad.")
    if "@" in parts.netloc:
        return say("In dit webadres mag geen naam of wachtwoord staan.")
    return None


def host_of(url: str) -> str:
    """Name and port of the host, as one key: ``www.voorbeeld.nl``, ``www.voorbeeld.nl:8080``."""
    parts = urlsplit(url)
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    port = "" if parts.port in (None, usual) else f":{parts.port}"
    return f"{(parts.hostname or '').rstrip('.')}{port}"


def followed(url: str, location: str) -> str | None:
    """Where an answer leads that was given at ``url``; None when that is no address of the web."""
    try:
        target = urljoin(url, location.strip())
    except ValueError:
        return None
    return None if wrong_address(target) is not None else target.partition("#")[0]
