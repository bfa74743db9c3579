"""What is told to a person when something they gave cannot be used."""

# controls, and the marks that turn round what stands after them: "lease\u202etxt.exe" is shown as "leaseexe.txt"
TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSEEN = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), 0x61C, 0x200E, 0x200F, *TURNING))


def visible(text: str) -> str:
    """A name without the characters that hide or turn round others."""
    return text.translate(_UNSEEN)


class UserError(Exception):
    """An error for the person at the screen: its message names the thing and the cure."""

    def __str__(self) -> str:
        return visible(super().__str__())
