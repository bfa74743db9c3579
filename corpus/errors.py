"""What is told to a person when something they gave cannot be used."""


class UserError(Exception):
    """An error for the person at the screen: its message names the thing and the cure."""
