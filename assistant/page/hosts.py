"""By what name and from where a request comes: only a name that is the page's own is answered, and only named proxies speak for others."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

FORWARDED = (b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto", b"x-forwarded-port", b"x-gradio-server")
MISDIRECTED, FORBIDDEN = 421, 403
SETTING = "AGREEMENTS_TRUSTED_HOSTS"


class Hosts:
    """The names that a page which listens on `listening` is reached by: this machine's, and `names`.

    With `signin` every name will do, as nothing is told without a session, and the session is bound to its name. `proxies` are the
    addresses whose word is taken for who asks, and by what name.
    """

    def __init__(self, listening: str = "127.0.0.1", names: Sequence[str] = (), proxies: Sequence[str] = (), signin: bool = False) -> None:
        self._listening, self._signin = listening.lower(), signin
        self._names = {name.strip().lower().rstrip(".") for name in names if name.strip()}
        self._proxies = {proxy.strip() for proxy in proxies if proxy.strip()}

    def believed(self, scope: Scope) -> Scope:
        """The request as the proxy that it came through says it was; without what nobody trusted says."""
        peer, headers = (scope.get("client") or ("", 0))[0], Headers(scope=scope)
        plain = [(name, value) for name, value in scope["headers"] if name.lower() not in FORWARDED]
        if peer not in self._proxies:
            return {**scope, "headers": plain}
        through = [address.strip() for address in headers.get("x-forwarded-for", "").split(",") if address.strip()]
        client = next((address for address in reversed(through) if address not in self._proxies), peer)
        kept = [(name, value) for name, value in scope["headers"] if name.lower() != b"x-gradio-server"]
        secure = headers.get("x-forwarded-proto", "").split(",")[0].strip() == "https"
        return {**scope, "headers": kept, "client": (client, 0), "scheme": "https" if secure else scope.get("scheme", "http")}

    def refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and words for a request to another name or from another site; None where it is neither."""
        headers = Headers(scope=scope)
        said = [headers.get("host", ""), *headers.get("x-forwarded-host", "").split(",")[:1]]
        hosts = [said[0].strip().lower(), *(host.strip().lower() for host in said[1:] if host.strip())]
        name, origin = next((name for name in map(_name, hosts) if not self._own(name)), None), headers.get("origin", "").strip().lower()
        if not self._signin and name is not None:
            cure = f"Open it as http://localhost, or let it answer to that name: {SETTING}={name[:100] or 'NAME'}"
            return MISDIRECTED, f"This page does not answer to the name {name[:100]!r}. {cure}"
        site = origin.partition("://")[2]
        if origin and _with_port(site) not in map(_with_port, hosts) and _name(site) not in self._names:
            cure = f"Open the page itself, or trust that site: {SETTING}={_name(site)[:100] or 'NAME'}"
            return FORBIDDEN, f"This page is not for use from {origin[:100]}. {cure}"
        return None

    def _own(self, name: str) -> bool:
        """Whether a name is this machine's, or one that was named; a number cannot be pointed elsewhere as a name can."""
        if name in self._names or name in ("localhost", self._listening):
            return True
        address, listening = _address(name), _address(self._listening)
        if address and address.is_loopback:
            return True
        here = socket.gethostname().lower()
        return bool(listening and listening.is_unspecified and (address or name in (here, f"{here}.local")))


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _name(host: str) -> str:
    """The name in "name:port"; empty where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _with_port(host: str) -> str:
    """The host without a port that goes without saying."""
    return host.removesuffix(":80").removesuffix(":443")
