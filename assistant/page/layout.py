"""The page: its head, its tabs and its look."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.page import STYLE
from assistant.page.about import head
from assistant.page.api import Page
from assistant.page.ask_tab import I18N, ask_tab, script
from assistant.page.compare_tab import compare_tab
from assistant.page.events import EVENT
from assistant.page.library_tab import library
from assistant.page.loading import Loading
from assistant.page.overview_tab import overview_tab
from assistant.page.wording import language_of, say

MEASURED = "() => window.dispatchEvent(new Event('resize'))"  # the tabs, which may be others now


def page(loading: Loading) -> tuple[gr.Blocks, dict[str, Any]]:
    """The page, and how `launch` is to dress it."""
    with Page(title=say("title"), analytics_enabled=False, fill_width=True) as blocks:
        timer = gr.Timer(1.0)
        heading = gr.HTML(head(loading, "en"), elem_id="head")
        status = gr.HTML(loading.html(), elem_id="status")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab(I18N("ask_tab"), elem_id="ask-tab") as asking:
                ask_tab(blocks, loading, asking, timer)
            with gr.Tab(I18N("compare_tab"), elem_id="compare-tab") as comparing:
                compare_tab(loading, comparing, timer)
            with gr.Tab(I18N("overview_tab"), elem_id="overview-tab") as overview:
                overview_tab(loading, overview)
            with gr.Tab(I18N("library_tab"), elem_id="library-tab") as tab:
                changed = library(loading, status, tab, blocks.upload_file_set)

        def tick(request: gr.Request) -> tuple[str, gr.Timer]:
            return loading.html(language_of(request)), gr.Timer(active=not loading.ready())

        def look(request: gr.Request) -> str:
            return head(loading, language_of(request))

        timer.tick(tick, None, [status, timer], **EVENT)
        for shows in (blocks.load, timer.tick, *(change.then for change in changed)):
            shows(look, None, [heading], **EVENT).then(None, js=MEASURED)
    fonts = ["system-ui", "Segoe UI", "Roboto", "Helvetica", "Arial", "sans-serif"]
    theme = gr.themes.Default(primary_hue="blue", font=fonts, font_mono=["ui-monospace", "monospace"]).set(
        button_primary_background_fill="*primary_700",  # the lighter blue of the theme is too pale beside white
        button_primary_background_fill_hover="*primary_800",
        button_primary_background_fill_dark="*primary_700",
        button_cancel_background_fill="#b91c1c",
        button_cancel_background_fill_dark="#b91c1c",
        block_info_text_color="*neutral_600",
        block_info_text_color_dark="*neutral_300",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
    )
    return blocks, {"theme": theme, "css_paths": [STYLE, STYLE.with_name("compare.css")], "js": script("page.js"), "i18n": I18N}
