"""What one file may cost while it is read, and what is said of a file that costs more."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.errors import UserError

_CURE = "split it, or add its text as .txt; where it is a good file, raise AGREEMENTS_READING_"


@dataclass(frozen=True, slots=True)
class Budget:
    """`seconds` of reading (anew with each page that is recognised from its picture), `memory_mb` beyond what the reading program
    needs by itself (Linux alone can hold to it), `characters_per_byte` of text that a file may grow to."""

    seconds: float = 60.0
    memory_mb: int = 1500
    characters_per_byte: int = 50

    def too_long(self, name: str) -> UserError:
        """The file takes too much time."""
        return UserError(f"{name} takes over {self.seconds:g} seconds to read: {_CURE}SECONDS")

    def too_large(self, name: str) -> UserError:
        """The file takes too much memory."""
        return UserError(f"{name} takes over {self.memory_mb:,} MB of memory to read: {_CURE}MEMORY_MB")

    def too_much(self, name: str, characters: int) -> UserError:
        """The text of the file is far larger than the file."""
        held = f"{characters:,} characters, over {self.characters_per_byte} for each of its bytes"
        return UserError(f"{name} unpacks to {held}: {_CURE}CHARACTERS_PER_BYTE")

    def gave_up(self, name: str) -> UserError:
        """The program that read the file ended."""
        why = f"it is damaged, built to harm, or takes over {self.memory_mb:,} MB of memory"
        return UserError(f"{name} ended the program that read it ({why}): save it anew, print it to a new PDF, or {_CURE}MEMORY_MB")
