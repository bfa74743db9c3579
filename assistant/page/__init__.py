"""The browser page: opens at once, answers as soon as the models are loaded."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.settings import Settings
from corpus.errors import UserError

if TYPE_CHECKING:
    import gradio as gr
    from starlette.middleware import Middleware

    from assistant.page.loading import Loading

STYLE = Path(__file__).with_name("style.css")
PORTS_TRIED = 20


def serve(settings: Settings | None = None) -> None:
    """Open the page, its REST endpoints and its MCP tools, and stay until interrupted; the assistant is built behind them."""
    settings = settings or Settings()
    _guarded(settings)
    from assistant.page.loading import Loading, one_page

    one_page(settings)
    sys.stderr.write("Opening the page ...\n")
    loading = Loading(settings)
    blocks, how = whole_page(loading, settings)
    port = free_port(settings.host, settings.port)
    loading.start(address_of(settings.host, port))
    try:
        blocks.launch(server_name=settings.host, server_port=port, prevent_thread_lock=True, quiet=True, **how)
        sys.stderr.write(f"The page is open at {address_of(settings.host, blocks.server_port)} (Ctrl+C closes it).\n")
        blocks.block_thread()
    except OSError as error:
        raise UserError(
            f"The page cannot listen on {settings.host}:{port} ({error}). Set AGREEMENTS_PORT to a free port, or close the program that "
            "uses this one."
        ) from error
    finally:
        loading.close()


def free_port(host: str, first: int) -> int:
    """The first of PORTS_TRIED ports from `first` on which nothing listens. UserError where all are taken; 0 is given on: any port."""
    for port in range(first, first + PORTS_TRIED) if first else (0,):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise UserError(
                        f"The page cannot listen on {host}:{port} ({error.strerror}). Set AGREEMENTS_HOST and AGREEMENTS_PORT."
                    ) from error
                continue
            return int(probe.getsockname()[1])
    raise UserError(
        f"The ports {first} to {first + PORTS_TRIED - 1} are all in use. Set AGREEMENTS_PORT to a free one, or close a program that uses one."
    )


def address_of(host: str, port: int) -> str:
    """The address at which the page is opened on this machine."""
    name = "localhost" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"


def whole_page(loading: Loading, settings: Settings) -> tuple[gr.Blocks, dict[str, Any]]:
    """The page with its endpoints, and what `launch` must be told for them: look, limits, and the gate that every request passes."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # nothing is sent anywhere
    os.environ["FORWARDED_ALLOW_IPS"] = ""  # the gate reads what proxies say, by the setting
    from assistant.page.api import api
    from assistant.page.gate import no_room, wrong_arguments
    from assistant.page.layout import page
    from assistant.page.signin_form import signed_in_line

    gate, who = _gate(settings)
    blocks, look = page(loading)
    with blocks:
        api(loading)
        if settings.auth:
            signed_in_line(blocks)
    return blocks, look | {
        "footer_links": [],
        "ssr_mode": False,
        "mcp_server": True,
        "show_error": True,
        "max_file_size": f"{settings.upload_mb}mb",
        "app_kwargs": {"middleware": [gate], "exception_handlers": {TypeError: wrong_arguments, OSError: no_room}},
        "auth_dependency": who,
    }


def _guarded(settings: Settings) -> None:
    """UserError where nobody could sign in, or where the page would be open to other machines and nobody said that it may."""
    import ipaddress

    from assistant.users import Users

    if settings.auth and not Users(settings.auth).all():
        raise UserError(f"{settings.auth} names nobody. `agreements user add NAME --auth {settings.auth}` adds a person.")
    try:
        here = ipaddress.ip_address(settings.host).is_loopback
    except ValueError:
        here = settings.host == "localhost"
    if not (here or settings.auth or settings.open):
        raise UserError(
            f"{settings.host} can be reached from other machines, and everybody there could use the page. Name who may sign in "
            "(`agreements user add NAME --auth FILE`, then `agreements serve --auth FILE`), or let everybody ask: AGREEMENTS_OPEN=true."
        )


def _gate(settings: Settings) -> tuple[Middleware, Any]:
    """What every request passes first, and the function that tells Gradio who is signed in (None without a sign-in)."""
    from starlette.middleware import Middleware

    from assistant.page.api import ENDPOINTS
    from assistant.page.gate import Gate
    from assistant.page.hosts import Hosts
    from assistant.page.limits import Requests
    from assistant.page.signin import SignIn
    from assistant.page.visitor import visitor_of
    from assistant.users import Users

    def signed_in(request: Any) -> str | None:
        visitor = visitor_of(request)
        return visitor.name if visitor else None

    names, proxies = settings.trusted_hosts.split(","), settings.trusted_proxies.split(",")
    has: dict[str, Any] = {"endpoints": ENDPOINTS, "hosts": Hosts(settings.host, names, proxies, bool(settings.auth))}
    if settings.auth:
        requests = Requests(settings.requests_per_minute)
        return Middleware(Gate, signin=SignIn(Users(settings.auth)), everybody="guest", requests=requests, **has), signed_in
    role, most = ("guest", settings.requests_per_minute) if settings.open else ("editor", 0)
    return Middleware(Gate, signin=None, everybody=role, requests=Requests(most), **has), None
