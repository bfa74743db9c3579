"""Who may sign in: a file with a row a person - name, role, a salted slow hash of the password - written as a whole or not at all."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import secrets
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UserError

ROLES = ("guest", "editor")  # a guest asks, an editor changes the library too
SHORTEST, LONGEST = 10, 1_000  # characters of a password
N, R, P = 2**15, 8, 3  # scrypt: 32 MiB and about a quarter of a second for each check
LARGEST_N, LARGEST_P = 2**18, 16  # a row that asks for more is damaged, or meant to do damage
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,31}")
_HEAD = "# People who may sign in. Change it with `agreements user`.\n"


@dataclass(frozen=True, slots=True)
class User:
    """A row of the file; `secret` is `scrypt$N$r$p$salt$hash` and tells one password from the next."""

    name: str
    role: str
    secret: str


class Users:
    """The people of one file, read again when it changes. Every method raises UserError when the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser()
        self._seen: tuple[int, int, int] | None = None
        self._users: dict[str, User] = {}

    def all(self) -> dict[str, User]:
        """Every row by name."""
        try:
            state = self.path.stat()
        except FileNotFoundError as error:
            raise UserError(f"{self.path}: no such file. `agreements user add NAME --auth {self.path}` makes it.") from error
        except OSError as error:
            raise UserError(f"{self.path} cannot be read ({error.strerror}).") from error
        seen = (state.st_mtime_ns, state.st_size, state.st_ino)
        if seen != self._seen:
            if os.name == "posix" and stat.S_IMODE(state.st_mode) & 0o077:
                raise UserError(f"{self.path} may be read or written by others. Make it yours alone: chmod 600 {self.path}")
            self._users, self._seen = _parse(self.path), seen
        return self._users

    def check(self, name: str, password: str) -> User | None:
        """The user, if the password is right. An unknown name takes as long as a wrong password."""
        user = self.all().get(name)
        right = _matches(user.secret if user else _NOBODY, password[: LONGEST + 1])
        return user if user and right else None

    def put(self, name: str, password: str, role: str) -> bool:
        """Add a person, or set the password and role of one who is there; whether they are new."""
        if not _NAME.fullmatch(name):
            raise UserError(f"{name!r} cannot be a name: take 1 to 32 of a-z, 0-9, dot, hyphen and underscore, a letter or digit first.")
        if role not in ROLES:
            raise UserError(f"{role!r} is no role. Roles: {', '.join(ROLES)}.")
        if not SHORTEST <= len(password) <= LONGEST:
            raise UserError(f"The password has {len(password)} characters; it must have {SHORTEST} to {LONGEST}.")
        users = dict(self.all()) if self.path.exists() else {}
        new = name not in users
        self._write({**users, name: User(name, role, _hash(password))})
        return new

    def remove(self, name: str) -> None:
        """Remove a person; who is signed in with that name is signed out."""
        users = dict(self.all())
        if name not in users:
            raise UserError(f"{name!r} is not in {self.path}. `agreements user list --auth {self.path}` shows who is.")
        del users[name]
        self._write(users)

    def _write(self, users: dict[str, User]) -> None:
        rows = "".join(f"{user.name}:{user.role}:{user.secret}\n" for _, user in sorted(users.items()))
        try:
            handle, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")  # mode 600
        except OSError as error:
            raise UserError(f"{self.path} cannot be written ({error.strerror}). Name a file in a folder that is yours.") from error
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(_HEAD + rows)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self.path)
        except OSError as error:
            Path(temporary).unlink(missing_ok=True)
            raise UserError(f"{self.path} cannot be written ({error.strerror}).") from error


def _parse(path: Path) -> dict[str, User]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path} cannot be read as a file of users ({error}).") from error
    users: dict[str, User] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, role, secret = (line.split(":") + ["", ""])[:3]
        if line.count(":") != 2 or not _NAME.fullmatch(name) or role not in ROLES or not _parameters(secret) or name in users:
            raise UserError(
                f"{path}, line {number}: not a row of `agreements user` (name:role:scrypt$...). Take the line out, add the person anew."
            )
        users[name] = User(name, role, secret)
    return users


def _hash(password: str) -> str:
    salt = secrets.token_bytes(16)
    return "$".join(["scrypt", str(N), str(R), str(P), _text(salt), _text(_scrypt(password, salt, N, R, P))])


def _parameters(secret: str) -> tuple[int, int, int, bytes, bytes] | None:
    """n, r, p, salt and hash of a row; None where they are not what this module writes."""
    match = re.fullmatch(r"scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([\w+/]{22}==)\$([\w+/]{43}=)", secret, re.ASCII)
    if not match:
        return None
    n, r, p = int(match[1]), int(match[2]), int(match[3])
    if n < 2 or n & (n - 1) or n > LARGEST_N or not 1 <= r <= 16 or not 1 <= p <= LARGEST_P:
        return None
    return n, r, p, base64.b64decode(match[4]), base64.b64decode(match[5])


def _matches(secret: str, password: str) -> bool:
    found = _parameters(secret)
    assert found, "rows are checked when they are read"
    n, r, p, salt, kept = found
    return hmac.compare_digest(_scrypt(password, salt, n, r, p), kept)


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, n=n, r=r, p=p, maxmem=256 * n * r + 2**20, dklen=32)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


# The row an unknown name is checked against; nothing hashes to 32 zero bytes.
_NOBODY = "$".join(["scrypt", str(N), str(R), str(P), _text(bytes(16)), _text(bytes(32))])
