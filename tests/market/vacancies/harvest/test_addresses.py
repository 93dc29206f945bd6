"""Where may be fetched from: only the public internet, whatever an address looks like."""

from __future__ import annotations

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.vacancies.harvest.fetching.addresses import Guard, NotPublic, followed, host_of, read_allowed, wrong_address

PRIVATE = [
    "127.0.0.1", "127.9.9.9", "0.0.0.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "203.0.113.9", "::1", "::", "fe80::1",
    "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
    "2002:7f00:1::", "2002:c0a8:101::", "2001:db8::1", "100::1",
]  # fmt: skip
PUBLIC = ["93.184.216.34", "145.7.1.1", "2a00:1450:400e::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not Guard().may_visit(address, 80)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_visited(address: str) -> None:
    assert Guard().may_visit(address, 443)


@given(st.ip_addresses())
def test_no_private_address_ever_passes(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast:
        mapped = getattr(ip, "ipv4_mapped", None)
        assert mapped is not None or not Guard().may_visit(str(ip), 80)


def test_what_the_installation_allows_holds_for_its_port_only() -> None:
    guard = Guard([read_allowed("127.0.0.1:8099"), read_allowed("10.1.2.0/24"), read_allowed("[fd00::1]:8099")])
    assert guard.may_visit("127.0.0.1", 8099)
    assert guard.may_visit("::ffff:127.0.0.1", 8099)
    assert guard.may_visit("10.1.2.9", 22)
    assert guard.may_visit("fd00::1", 8099)
    assert not guard.may_visit("127.0.0.1", 8000)
    assert not guard.may_visit("10.1.3.9", 80)


def test_a_socket_is_only_made_to_where_may_be_visited() -> None:
    info = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))
    with pytest.raises(NotPublic):
        Guard().socket(info)
    with Guard([read_allowed("127.0.0.1:80")]).socket(info) as made:
        assert made.type == socket.SOCK_STREAM


@pytest.mark.parametrize("text", ["", "here", "127.0.0.1:x", "127.0.0.1:0", "127.0.0.1:70000", "10.0.0.0/33", "10.0.0.1/8", "[::1]:y"])
def test_a_wrong_network_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_allowed(text)


@pytest.mark.parametrize(
    "address",
    [
        "", "a.example", "//a.example", "ftp://a.example", "file:///etc/passwd", "http://", "http:///x", "http://a.example:99999/",
        "http://u:p@a.example/", "http://a example/", "http://a.example/\n", "http://a.example\\@b.example", "http://[::1", "x" * 2000,
        "http://a.example/" + "x" * 2000, "javascript:alert(1)",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_an_error(address: str) -> None:
    assert wrong_address(address) is not None
    assert followed("https://a.example/", address) is None or "://a.example" in str(followed("https://a.example/", address))


def test_where_an_answer_leads() -> None:
    assert followed("https://a.example/x/y", "../z?q=1#deel") == "https://a.example/z?q=1"
    assert followed("https://a.example/x", "//b.example/") == "https://b.example/"
    assert host_of("HTTPS://A.example:443/x") == "a.example"
    assert host_of("http://a.example.:8080/x") == "a.example:8080"
