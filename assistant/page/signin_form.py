"""The page on which one signs in: plain HTML that needs nothing else from the server."""

from __future__ import annotations

from html import escape

import gradio as gr

from assistant.page.visitor import visitor_of
from assistant.page.wording import language_of, say

_PAGE = """<!doctype html>
<html lang="LANGUAGE">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{sign_in} - {title}</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f4f4f5, #111114); color: light-dark(#1f1f23, #ececf0); }
main { box-sizing: border-box; width: min(24rem, 92vw); padding: 1.75rem; border: 1px solid light-dark(#d9d9de, #3a3a42); border-radius: .8rem; background: light-dark(#fff, #1c1c21); }
h1 { margin: 0 0 .25rem; font-size: 1.35rem; }
p { margin: 0 0 1rem; }
label { display: block; margin-top: .8rem; font-weight: 600; }
input { box-sizing: border-box; width: 100%; margin-top: .3rem; padding: .55rem .7rem; font: inherit; color: inherit; background: light-dark(#fff, #121215); border: 1px solid light-dark(#8a8a94, #6d6d78); border-radius: .5rem; }
button { width: 100%; margin-top: 1.2rem; padding: .6rem; font: inherit; font-weight: 600; color: #fff; background: #2563eb; border: 0; border-radius: .5rem; cursor: pointer; }
:is(input, button):focus-visible { outline: 3px solid #60a5fa; outline-offset: 1px; }
.wrong { padding: .5rem .7rem; border-left: 4px solid #d64545; background: light-dark(#fdecec, #3a1d1f); }
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{sign_in_hint}</p>
TOLD
<form method="post" action="/login">
<label for="username">{sign_in_name}</label>
<input id="username" name="username" autocomplete="username" autocapitalize="none" required autofocus maxlength="64">
<label for="password">{password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1000">
<button type="submit">{sign_in}</button>
</form>
</main>
</body>
</html>
"""


def form(language: str, told: str = "") -> str:
    """The page, with what was wrong the last time."""
    page = _PAGE.replace("LANGUAGE", language).replace("TOLD", f'<p class="wrong" role="alert">{escape(told)}</p>' if told else "")
    for key in ("title", "sign_in", "sign_in_hint", "sign_in_name", "password"):
        page = page.replace(f"{{{key}}}", escape(say(key, language)))
    return page


def signed_in_line(blocks: gr.Blocks) -> None:
    """Add a line to the page: who is signed in, and the way out."""
    line = gr.HTML("", padding=False, elem_id="signed-in")

    def told(request: gr.Request) -> str:
        visitor = visitor_of(request)
        if visitor is None:
            return ""
        language = language_of(request)
        role = say(f"role_{visitor.role}", language)
        return (
            '<form method="post" action="/logout" style="display: flex; gap: .75rem; align-items: center; justify-content: flex-end">'
            f"<span>{say('signed_in_as', language)} <strong>{escape(visitor.name)}</strong> ({role})</span>"
            f'<button type="submit" style="text-decoration: underline; cursor: pointer">{say("sign_out", language)}</button></form>'
        )

    blocks.load(told, None, [line], show_progress="hidden", api_visibility="private")
