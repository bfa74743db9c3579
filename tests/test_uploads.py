"""What was uploaded stays until the last who uploaded it is done with it."""

from __future__ import annotations

from pathlib import Path

from assistant.page.uploads import Uploads


def test_a_file_goes_with_the_last_who_uploaded_it(tmp_path: Path) -> None:
    file, uploads = tmp_path / "pact.txt", Uploads()
    file.write_text("The Parties meet.")
    for _ in range(3):
        uploads.update([str(file)])
    assert str(file) in uploads
    for left in (True, True, False):
        uploads.release(file)
        assert file.exists() is left
    uploads.release(file)  # nobody's: it is gone already
    file.write_text("Again.")
    uploads.update([str(file)])
    uploads.release(file)
    assert not file.exists()
