"""An HTTP transport that connects to public addresses only: the name is resolved once, checked, and that very address is used."""

from __future__ import annotations

import ipaddress
import socket

import httpx

from corpus.errors import UserError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PublicOnly(httpx.BaseTransport):
    """Refuses hosts of which any address is private, loopback, link-local or otherwise not public; redirects come by here too."""

    def __init__(self, allow_private: bool = False) -> None:
        self._allow_private = allow_private
        self._inner = httpx.HTTPTransport(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to an address of its host that was checked."""
        host = request.url.host
        for last, ip in _with_last(resolve(host, request.url.port or 443, self._allow_private)):
            pinned = httpx.Request(
                request.method,
                request.url.copy_with(host=str(ip)),
                headers=request.headers,  # they hold the Host of the name
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},  # and so does the certificate's check
            )
            try:
                return self._inner.handle_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if last:
                    raise
        raise AssertionError("a name resolves to at least one address")

    def close(self) -> None:
        """Let the connections go."""
        self._inner.close()


def resolve(host: str, port: int, allow_private: bool) -> list[IP]:
    """The addresses of a host, all of them public unless private ones are allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UserError(f"{host} cannot be found ({error}): check the address and that this machine is on the network") from error
    addresses = list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))
    private = [address for address in addresses if not is_public(address)]
    if private and not allow_private:
        raise UserError(
            f"{host} points into a private network ({private[0]}), which is refused: download the file yourself and add it, "
            "or set AGREEMENTS_ALLOW_PRIVATE_ADDRESSES=true"
        )
    return addresses


def is_public(address: IP) -> bool:
    """Whether an address is one of the open internet, also where it wraps another one."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if wrapped is None and address in _NAT64:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _with_last(addresses: list[IP]) -> list[tuple[bool, IP]]:
    return [(at == len(addresses) - 1, address) for at, address in enumerate(addresses)]
