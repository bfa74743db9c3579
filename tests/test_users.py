"""The file of users and its commands: hashed, private, whole; a wrong file or name is told."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from conftest import ROOT

from assistant import users
from assistant.users import Users
from corpus.errors import UserError

PASSWORD = "correct horse battery"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Users:
    """A file with one guest; hashes are made cheap, not other."""
    monkeypatch.setattr(users, "N", 2**4)
    made = Users(tmp_path / "users")
    assert made.put("anna", PASSWORD, "guest")
    return made


def test_the_right_password_fits_and_no_other(file: Users) -> None:
    found = file.check("anna", PASSWORD)
    assert found and (found.name, found.role) == ("anna", "guest")
    for name, password in (("anna", PASSWORD + " "), ("anna", ""), ("anna", PASSWORD[:-1]), ("bert", PASSWORD), ("", "")):
        assert file.check(name, password) is None


def test_the_file_is_private_and_says_no_password(file: Users) -> None:
    assert file.path.stat().st_mode & 0o777 == 0o600
    text = file.path.read_text()
    assert PASSWORD not in text and "anna:guest:scrypt$" in text
    file.put("bert", PASSWORD, "editor")
    rows = [line.rpartition("$")[2] for line in file.path.read_text().splitlines() if "scrypt" in line]
    assert len(set(rows)) == 2  # salted: the same password, another hash
    assert [path.name for path in file.path.parent.iterdir()] == ["users"]


def test_a_new_password_and_a_removal_hold_at_once_for_whoever_reads(file: Users) -> None:
    other = Users(file.path)
    assert other.check("anna", PASSWORD)
    assert not file.put("anna", "another password", "editor")
    assert other.check("anna", PASSWORD) is None
    assert other.all()["anna"].role == "editor"
    file.remove("anna")
    assert other.all() == {}


@pytest.mark.parametrize("name", ["", "Anna", "a:b", "a\nb", "../a", "-a", "a" * 33, "анна"])
def test_a_wrong_name_is_told(file: Users, name: str) -> None:
    with pytest.raises(UserError, match="cannot be a name"):
        file.put(name, PASSWORD, "guest")
    assert list(file.all()) == ["anna"]


def test_wrong_role_password_and_person_are_told(file: Users) -> None:
    for arguments, told in (
        (("b", PASSWORD, "king"), "no role"),
        (("b", "short", "guest"), "5 characters"),
        (("b", "x" * 1001, "guest"), "10 to"),
    ):
        with pytest.raises(UserError, match=told):
            file.put(*arguments)
    with pytest.raises(UserError, match="user list"):
        file.remove("bert")


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "anna:guest:scrypt$16$8$3$x$y",
        "anna:king:ROW",
        "anna:guest:ROW\nanna:editor:ROW",
        "anna:guest:scrypt$1073741824$8$1$HASH",
        "anna:guest:plain:secret",
    ],
)
def test_a_wrong_file_names_the_line_and_says_no_secret(file: Users, text: str) -> None:
    row = file.all()["anna"].secret
    file.path.write_text("# people\n" + text.replace("ROW", row).replace("HASH", row.split("$", 4)[4]) + "\n")
    with pytest.raises(UserError, match=r"users, line [23]") as error:
        file.all()
    assert row not in str(error.value)


def test_a_file_that_is_missing_open_to_others_or_not_text_is_told(file: Users, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="user add"):
        Users(tmp_path / "none").all()
    with pytest.raises(UserError, match="cannot be written"):
        Users(tmp_path / "no" / "folder").put("anna", PASSWORD, "guest")
    file.path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="cannot be read"):
        file.all()
    file.path.chmod(0o644)
    with pytest.raises(UserError, match="chmod 600"):
        file.all()


def _agreements(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant.cli", *arguments], cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=60
    )


def test_the_commands(tmp_path: Path) -> None:
    auth = ["--auth", str(tmp_path / "users")]
    assert _agreements("user", "list", *auth).returncode == 2
    assert _agreements("user", "add", "anna", "--role", "editor", *auth, stdin=PASSWORD + "\n").stdout == "added: anna (editor)\n"
    assert _agreements("user", "add", "bert", *auth, stdin="short\n").returncode == 2
    assert _agreements("user", "list", *auth).stdout == "anna  editor\n"
    assert Users(tmp_path / "users").check("anna", PASSWORD)
    assert _agreements("user", "remove", "anna", *auth).stdout == "removed: anna\n"
    told = _agreements("serve", *auth)
    assert told.returncode == 2 and "names nobody" in told.stderr
    assert "Traceback" not in told.stderr


def test_the_password_is_asked_for_twice_and_not_shown(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "assistant.cli", "user", "add", "anna", "--auth", str(tmp_path / "users")]
    process, terminal = pty.fork()
    if not process:
        os.chdir(ROOT)
        os.execv(command[0], command)
    shown = b""
    for wanted in (b"Password", b"again", b"added: anna"):
        while wanted not in shown:
            assert select.select([terminal], [], [], 30)[0], shown
            shown += os.read(terminal, 1024)
        if wanted != b"added: anna":
            while termios.tcgetattr(terminal)[3] & termios.ECHO:
                time.sleep(0.01)  # until what is typed is not shown
            os.write(terminal, PASSWORD.encode() + b"\n")
    assert os.waitpid(process, 0)[1] == 0 and PASSWORD.encode() not in shown
    os.close(terminal)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "my.host"])
def test_a_page_for_other_machines_needs_a_sign_in_or_a_word(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant import Settings
    from assistant.page import serve

    for name in ("AGREEMENTS_AUTH", "AGREEMENTS_OPEN"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UserError, match="--auth FILE.*AGREEMENTS_OPEN=true"):
        serve(Settings(home=tmp_path, host=host))
