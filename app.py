"""Opens the chat page: `python app.py`."""

from assistant.page import serve
from corpus.errors import UserError

if __name__ == "__main__":
    try:
        serve()
    except UserError as error:
        raise SystemExit(str(error)) from None
