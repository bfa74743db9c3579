"""Signing in: a name and a password for a session, or with each request; slow for those who guess."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import math
import secrets
import threading
import time
from collections import OrderedDict

import anyio
import anyio.to_thread

from assistant.page.limits import Attempts, Clock
from assistant.page.wording import say
from assistant.users import User, Users
from corpus.errors import UserError

SESSION_S = 12 * 3_600  # from signing in
BASIC_S = 600  # for which a password that was right with a request is not hashed again
MOST_SESSIONS = 10_000
AT_ONCE = 2  # passwords that are hashed at the same time: each takes 32 MiB


class SignIn:
    """The sessions of the people in a file. Who is taken out of it, or gets a new password, is signed out at once."""

    def __init__(self, users: Users, clock: Clock = time.monotonic) -> None:
        self.users = users
        self._clock = clock
        self._attempts = Attempts(clock)
        self._lock = threading.Lock()
        self._sessions: OrderedDict[str, tuple[User, float]] = OrderedDict()  # key -> who, until when
        self._secret = secrets.token_bytes(32)
        self._hashing: anyio.CapacityLimiter | None = None

    async def enter(self, name: str, password: str, address: str) -> str:
        """A new session's token; UserError when name and password do not fit or were tried too often."""
        user = await self._check(name, password, address)
        token = secrets.token_urlsafe(32)
        self._keep(self._key(token), user, SESSION_S)
        return token

    def session(self, token: str) -> User | None:
        """Who a session's token belongs to, as the file has them now; None where it is over."""
        return self._kept(self._key(token))

    def leave(self, token: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(self._key(token), None)

    async def basic(self, header: str, address: str) -> User:
        """Who an `Authorization: Basic ...` header names; UserError as in `enter`."""
        try:
            name, _, password = base64.b64decode(header.partition(" ")[2], validate=True).decode("utf-8").partition(":")
        except (binascii.Error, UnicodeDecodeError) as error:
            raise UserError("The Authorization header must be: Basic, a space, and base64 of name:password.") from error
        key = self._key(f"{name}\n{password}")
        known = self._kept(key)
        if known is None:
            known = await self._check(name, password, address)
            self._keep(key, known, BASIC_S)
        return known

    async def _check(self, name: str, password: str, address: str) -> User:
        name = name.strip().lower()[:64]
        by_name, by_address = f"name {name}", f"address {address}"
        wait = self._attempts.wait(by_name, by_address)
        if wait:
            raise TooOftenError(math.ceil(wait))
        self._attempts.failed(by_name, by_address)  # counted before the hash, or many could guess while one is hashed
        self._hashing = self._hashing or anyio.CapacityLimiter(AT_ONCE)
        user = await anyio.to_thread.run_sync(self.users.check, name, password, limiter=self._hashing)
        if user is None:
            raise SignInError("sign_in_wrong")
        self._attempts.succeeded(by_name)
        self._attempts.taken_back(by_address)  # not forgotten: an own account must not make guessing at others free
        return user

    def _key(self, token: str) -> str:
        return hmac.new(self._secret, token.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def _keep(self, key: str, user: User, seconds: float) -> None:
        with self._lock:
            self._sessions[key] = (user, self._clock() + seconds)
            if len(self._sessions) > MOST_SESSIONS:
                self._sessions.popitem(last=False)

    def _kept(self, key: str) -> User | None:
        with self._lock:
            user, until = self._sessions.get(key, (None, 0.0))
            if user is None or until < self._clock():
                self._sessions.pop(key, None)
                return None
        now = self.users.all().get(user.name)
        return now if now and hmac.compare_digest(now.secret, user.secret) else None


class SignInError(UserError):
    """Why nobody is signed in, by its key in `wording`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(say(key, "en", **values))
        self._key, self._values = key, values

    def told(self, language: str) -> str:
        """The same in a language."""
        return say(self._key, language, **self._values)


class TooOftenError(SignInError):
    """Too many attempts: `wait` whole seconds until the next may be made."""

    def __init__(self, wait: int) -> None:
        super().__init__("sign_in_wait", seconds=wait)
        self.wait = wait
