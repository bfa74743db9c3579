"""Opens the chat page: `python app.py`."""

from assistant.cli import main

if __name__ == "__main__":
    main(["serve"])
