"""Opens the chat page: `python app.py`."""

from assistant.page import serve

if __name__ == "__main__":
    serve()
