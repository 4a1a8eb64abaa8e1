"""The line beneath a field that is typed in: what was typed is stored while one types, and until then the line says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from opposite.ui.shell import keys
from opposite.ui.shell.session import widget_value
from opposite.ui.shell.typed_field import TypedField
from opposite.wording.collecting.questionnaire import NOT_SAVED_YET

PAUSE, LONGEST = 1200, 1800
"""Milliseconds after which text is sent: since it was last typed in, and since the first of it that was not sent."""

LOOK, TRIES = 1000, 10
"""Milliseconds after which it is looked whether a server that went away is back, and how often it is told then."""

SAID = "application/octet-stream"
"""Type of what a tab says as it is hidden or closed."""

_line = st.components.v2.component(
    "opposite_unsaved_line",
    html='<div class="opposite-unsaved" role="status"></div>',
    css=f"""
.opposite-unsaved {{ min-height: 1.5rem; font-size: 0.875rem; line-height: 1.5rem; color: var(--st-text-color); }}
body:has(.opposite-unsaved:not(:empty)) .st-key-{keys.SAVED} * {{ visibility: hidden; }}
""",
    js=f"""
const lines = new WeakMap();

export default function ({{ parentElement, data, setTriggerValue }}) {{
    if (!lines.has(parentElement)) lines.set(parentElement, watch(parentElement, data.words));
    const line = lines.get(parentElement);
    line.stored = data.stored;
    line.token = data.token;
    line.again = () => setTriggerValue('back', performance.now());
    if (line.says()) line.show();
    return line.leave;
}}

function watch(parentElement, words) {{
    const place = parentElement.closest('[class*="st-key-{keys.written("")}"]');
    const field = () => place.querySelector('textarea, input');
    const shown = parentElement.querySelector('.opposite-unsaved');
    let timer = null, since = null, looking = null, tries = 0;
    const line = {{
        says: () => shown.textContent !== '',
        show: () => {{ shown.textContent = field().value === line.stored ? '' : words; }},
        leave: () => {{
            clearTimeout(timer);
            clearInterval(looking);
            document.removeEventListener('visibilitychange', hidden);
            window.removeEventListener('pagehide', gone);
        }},
    }};
    // Streamlit stores a field that is left, and on Ctrl+Enter one that is not.
    const send = () => {{
        clearTimeout(timer);
        timer = since = null;
        const pressed = {{ key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }};
        field().dispatchEvent(new KeyboardEvent('keydown', pressed));
    }};
    // It disables fields while the server is away; what it sent then was heard by nobody.
    const look = () => {{
        if (!line.says()) tries = 0;
        else if (field().disabled) tries = {TRIES};
        else if (tries > 0) {{ tries -= 1; send(); line.again(); }}
        if (!line.says()) {{ clearInterval(looking); looking = null; }}
    }};
    // What Streamlit is sent as a tab goes is often heard by nobody; this is sent though the tab is gone.
    const say = going => {{
        const typed = field().value;
        if (typed === line.stored) return;
        // Of another type than plain text a browser says where it comes from, whatever the page's policy on referrers.
        const said = new Blob([[line.token, performance.now(), going, typed].join('\\n')], {{ type: '{SAID}' }});
        navigator.sendBeacon('typed', said);
    }};
    const hidden = () => {{
        if (!document.hidden) return;
        if (timer !== null) send();
        say('staying');
    }};
    const gone = () => say('leaving');
    place.addEventListener('input', () => {{
        line.show();
        clearTimeout(timer);
        const now = performance.now();
        since ??= now;
        looking ??= setInterval(look, {LOOK});
        timer = setTimeout(send, Math.min({PAUSE}, Math.max(0, since + {LONGEST} - now)));
    }});
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', gone);
    return line;
}}
""",
    isolate_styles=False,
)


@contextmanager
def saved_while_typed(key: str, stored: str | None, field: TypedField, *, save: Callable[[], None]) -> Iterator[None]:
    """Draw the field of a key within it; `stored` is what is kept of it by now, without spaces around it.

    `save` stores what the field holds: it is called when a server is back that went away while one typed.
    """
    field.shown = stored
    with st.container(key=keys.written(key), gap=None):
        yield
        typed = widget_value(key) or ""
        kept = stored or ""
        _line(
            key=keys.unsaved_line(key),
            data={
                "stored": typed if typed.strip() == kept else kept,
                "token": field.token,
                "words": NOT_SAVED_YET,
            },
            on_back_change=save,
        )
