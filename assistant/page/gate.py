"""What every request passes before Gradio sees it: is it for this page, who is it, how large is it, and may they do that."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qs

from fastapi import HTTPException
from gradio.utils import get_upload_folder
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.page.hosts import Hosts
from assistant.page.limits import Requests
from assistant.page.paths import CALLED, DRAWN, MCP, STARTED, UPLOAD, conversations_in, is_call, is_used
from assistant.page.sent import body_of
from assistant.page.shares import Shares, refused
from assistant.page.signin import SESSION_S, SignIn, SignInError, TooOftenError
from assistant.page.signin_form import form
from assistant.page.visitor import KEY, Visitor, too_often
from assistant.page.wording import language_of, say
from corpus.errors import UserError
from index.faults import fault_of

COOKIE = "agreements-session"
LARGEST_FORM = 8_192  # bytes of a sign-in
LARGEST_BODY = 4 * 1024 * 1024  # bytes of any other request that is no upload


class Gate:
    """With `signin`, only who is signed in gets through; without, everybody does, in the role `everybody`."""

    def __init__(
        self, app: ASGIApp, signin: SignIn | None, everybody: str, requests: Requests, endpoints: Sequence[str], hosts: Hosts
    ) -> None:
        self.app, self.signin, self.everybody, self.requests, self.endpoints = app, signin, everybody, requests, endpoints
        self.hosts, self._shares = hosts, Shares()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse or pass on one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            scope = self.hosts.believed(scope)
            answer = await self._answer(scope, receive)
            with self._shares.taken(None if answer else scope.get(KEY)) as one_too_many:
                answer = answer or one_too_many
                if not answer and KEY in scope and is_call(scope["path"], scope["method"]):
                    answer, receive = await self._call(scope, receive)
                await (answer or self.app)(scope, receive if answer else _bounded(scope, receive), send)
        else:
            await send({"type": "websocket.close", "code": 1008})  # nothing here speaks it

    async def _answer(self, scope: Scope, receive: Receive) -> Response | None:
        """The answer that ends here; None: pass it on."""
        request, path = Request(scope, receive), scope["path"].rstrip("/") or "/"
        if refusal := self.hosts.refusal(scope):
            return refused(*refusal)
        if self.signin and path in ("/login", "/logout"):
            return await self._sign(request, path)
        try:
            visitor = await self._visitor(request)
        except TooOftenError as error:
            return refused(429, str(error), {"Retry-After": str(error.wait)})
        except UserError as error:
            return refused(401, str(error))
        if visitor is None:
            return None if path == STARTED else self._unknown(request, path)
        if path.startswith(UPLOAD) and request.method == "POST" and visitor.role != "editor":
            return refused(403, say("no_editor"))
        if not path.startswith(UPLOAD) and _length(request) > LARGEST_BODY:
            return refused(413, f"The request is larger than {LARGEST_BODY // 1024**2} MB. Ask a shorter question.")
        named = CALLED.match(path)
        if named and named[1] not in self.endpoints:
            return refused(404, f"There is no endpoint {named[1][:40]!r}. Endpoints: {', '.join(self.endpoints)}.")
        if not is_used(path):
            return refused(404, "There is nothing here.")
        if path in DRAWN and (told := too_often(visitor)):
            return refused(429, told, {"Retry-After": "5"})
        scope[KEY] = visitor
        return self._shares.reading(visitor, conversations_in(path, request.query_params))

    async def _call(self, scope: Scope, receive: Receive) -> tuple[Response | None, Receive]:
        """The refusal of a call that is somebody else's conversation or one too many, or None; and the body once more."""
        try:
            body, receive = await body_of(receive, LARGEST_BODY)
        except UserError as error:
            return refused(413, str(error)), receive
        return self._shares.calling(scope[KEY], body, scope["app"].get_blocks()._queue), receive

    async def _visitor(self, request: Request) -> Visitor | None:
        """Who asks; None where a sign-in is needed. UserError for a wrong one."""
        if self.signin is None:
            return Visitor(_address(request), self.everybody, self.requests)
        header = request.headers.get("authorization", "")
        try:
            if header.lower().startswith("basic "):
                user = await self.signin.basic(header, _address(request))
            else:
                known = self.signin.session(request.cookies.get(COOKIE, ""))
                if known is None:
                    return None
                user = known
        except UserError as error:
            raise self._told(error) from error
        return Visitor(user.name, user.role, self.requests)

    def _told(self, error: UserError) -> UserError:
        """A fault of the file is for the log, not for the visitor."""
        assert self.signin
        if str(self.signin.users.path) not in str(error):
            return error
        logging.getLogger(__name__).error("sign-in: %s", error)
        return SignInError("sign_in_fault")

    def _unknown(self, request: Request, path: str) -> Response:
        if request.method in ("GET", "HEAD") and "text/html" in request.headers.get("accept", ""):
            return RedirectResponse("/login", 303)
        headers = {"WWW-Authenticate": 'Basic realm="agreements"'} if path.startswith(MCP) else {}
        told = "Sign in first: in the browser, with POST /login, or with an Authorization: Basic header."
        return refused(401, told, headers)

    async def _sign(self, request: Request, path: str) -> Response:
        """The form, a sign-in or a sign-out."""
        assert self.signin
        wants_page, language = "text/html" in request.headers.get("accept", ""), language_of(request)
        if path == "/logout":
            if request.headers.get("sec-fetch-site") == "cross-site":
                return RedirectResponse("/", 303)  # a link of another site signs nobody out
            self.signin.leave(request.cookies.get(COOKIE, ""))
            gone = RedirectResponse("/login", 303)
            gone.delete_cookie(COOKIE)
            return gone
        if request.method != "POST":
            return HTMLResponse(form(language))
        try:
            name, password = await _credentials(request)
            token = await self.signin.enter(name, password, _address(request))
        except UserError as error:
            status = 429 if isinstance(error, TooOftenError) else 401
            headers = {"Retry-After": str(error.wait)} if isinstance(error, TooOftenError) else {}
            told = self._told(error)
            if not wants_page:
                return refused(status, str(told), headers)
            return HTMLResponse(form(language, told.told(language) if isinstance(told, SignInError) else str(told)), status, headers)
        entered: Response = RedirectResponse("/", 303) if wants_page else JSONResponse({"success": True})
        secure = request.url.scheme == "https"
        entered.set_cookie(COOKIE, token, max_age=SESSION_S, httponly=True, samesite="lax", secure=secure)
        return entered


async def wrong_arguments(request: Request, error: Exception) -> Response:
    """Arguments that an endpoint does not have, or lacks, are told; Gradio would call them a fault of the server."""
    if not request.url.path.startswith("/gradio_api/call/v2/"):
        raise error
    return refused(400, str(error).partition(" Please click")[0])


async def no_room(request: Request, error: Exception) -> Response:
    """That the disk is full, or may not be written, is told to who sends a file; any other error stays a fault of the server."""
    fault = fault_of(error, Path(get_upload_folder()))
    if fault is None:
        raise error
    return refused(507, str(fault))


async def _credentials(request: Request) -> tuple[str, str]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            raise UserError("That is too long for a name and a password.")
    try:
        fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=16)
    except ValueError as error:
        raise UserError("A sign-in must be a form with the fields username and password.") from error
    return fields.get("username", [""])[0], fields.get("password", [""])[0]


def _bounded(scope: Scope, receive: Receive) -> Receive:
    """The same body, cut off with status 413 where it grows too large; uploads have a limit of their own."""
    if scope["path"].startswith(UPLOAD):
        return receive
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            raise HTTPException(413, f"The request is larger than {LARGEST_BODY // 1024**2} MB.")
        return message

    return counted


def _length(request: Request) -> int:
    told = request.headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() else 0


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"
