"""The page: a sidebar, the views beside each other as tabs of one frame, and the source next to them."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.page import STYLE
from assistant.page.about import head
from assistant.page.adding import Adding
from assistant.page.ask_view import AskView
from assistant.page.chat_list import Keeping
from assistant.page.compare_tab import compare_tab
from assistant.page.desk import Desk
from assistant.page.events import EVENT, I18N, MANY, script
from assistant.page.library_tab import library
from assistant.page.loading import Loading
from assistant.page.overview_tab import overview_tab
from assistant.page.schemas import remember_schemas
from assistant.page.served_page import Page
from assistant.page.sidebar import Sidebar
from assistant.page.source_view import source_view
from assistant.page.wording import language_of, say

MEASURED = "() => window.dispatchEvent(new Event('resize'))"  # the tabs, which may be others now


def page(loading: Loading) -> tuple[gr.Blocks, dict[str, Any]]:
    """The page, and how `launch` is to dress it."""
    with Page(title=say("title"), analytics_enabled=False, fill_width=True, fill_height=True) as blocks:
        desk, timer = gr.State(Desk()), gr.Timer(1.0, active=False)
        keeping, adding = Keeping(loading.settings), Adding(loading, blocks.upload_file_set)
        with gr.Sidebar(open=True, width=300, elem_id="sidebar"):
            side = Sidebar(loading, desk, keeping, adding)
        with gr.Row(elem_id="frame"):
            with gr.Column(elem_id="views", min_width=0):
                heading = gr.HTML(head(loading, (), "en"), padding=False, elem_id="head")
                with gr.Tabs(elem_id="tabs"):
                    with gr.Tab(I18N("ask_tab"), elem_id="ask-tab"):
                        asking = AskView(loading, desk, keeping, adding)
                    with gr.Tab(I18N("compare_tab"), elem_id="compare-tab") as comparing:
                        compare_tab(loading, comparing, timer)
                    with gr.Tab(I18N("overview_tab"), elem_id="overview-tab") as overview:
                        overview_tab(loading, overview)
                    with gr.Tab(I18N("library_tab"), elem_id="library-tab") as tab:
                        changed = library(loading, tab, adding)
            with gr.Column(elem_id="side", min_width=0):
                source_view(loading, desk, adding.earlier)
        arrived = gr.Textbox(visible="hidden", elem_id="arrived")
        sent = asking.wire(side.chats, side.kept)
        view = [asking.chat, asking.box, side.chats, side.kept]
        came = blocks.load(side.arrive, [arrived, desk], [*view, asking.doing], js="(told, desk) => [window.leftBehind(), desk]", **EVENT)
        came.then(side.asked, [desk], view, **MANY)
        _renewed(loading, desk, timer, heading, side, asking, sent, [came, *changed, side.wire(asking)])
    remember_schemas(blocks)
    return blocks, _dress()


def _renewed(
    loading: Loading,
    desk: gr.State,
    timer: gr.Timer,
    heading: gr.HTML,
    side: Sidebar,
    asking: AskView,
    sent: Any,
    changed: list[Any],
) -> None:
    """What is told anew when other documents are searched, or others are ticked."""

    def renew(held: Desk, request: gr.Request) -> tuple[Any, ...]:
        language, ready = language_of(request), loading.ready()  # before what is shown, which else could be older
        around = *side.shown(held, request), head(loading, held.chosen, language)
        start = gr.skip() if held.chat.turns else asking.conversation(held, language)  # last: a question may come meanwhile
        return *around, start, gr.Timer(active=not ready)

    def renew_stale(held: Desk, request: gr.Request) -> tuple[Any, ...]:
        """The same after a question, which may have brought files."""
        return renew(held, request) if side.stale(held) else (gr.skip(),) * len(shown)

    def ticked(held: Desk, request: gr.Request, event: gr.EventData) -> tuple[Any, Any]:
        side.choose(held, event)
        language = language_of(request)
        return head(loading, held.chosen, language), gr.skip() if held.chat.turns else asking.conversation(held, language)

    shown = [side.scope, side.add, side.status, heading, asking.chat, timer]
    for shows in (timer.tick, *(change.then for change in changed)):
        shows(renew, [desk], shown, **EVENT).then(None, js=MEASURED)
    sent.then(renew_stale, [desk], shown, **EVENT)
    side.scope.input(ticked, [desk], [heading, asking.chat], trigger_mode="multiple", **EVENT)


def _dress() -> dict[str, Any]:
    """Look and scripts of the page."""
    fonts = ["system-ui", "Segoe UI", "Roboto", "Helvetica", "Arial", "sans-serif"]
    theme = gr.themes.Default(primary_hue="blue", neutral_hue="slate", font=fonts, font_mono=["ui-monospace", "monospace"]).set(
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
    looks = [STYLE.with_name(name) for name in ("style.css", "frame.css", "compare.css")]
    return {"theme": theme, "css_paths": looks, "head": f"<script>{script('page.js')}</script>", "i18n": I18N}
