"""The line beneath each field that is typed in: what was typed is stored while one types, and until then it says so.

All fields of a screen are watched by one element, drawn after them: an element for each is what a click would wait for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from opposite.ui.shell import keys
from opposite.ui.shell.session import widget_value, widget_value_or
from opposite.ui.shell.typed_field import TypedField
from opposite.wording.collecting.questionnaire import NOT_SAVED_YET

PAUSE, LONGEST = 1200, 1800
"""Milliseconds after which text is sent: since it was last typed in, and since the first of it that was not sent."""

LOOK, TRIES = 1000, 10
"""Milliseconds after which it is looked whether a server that went away is back, and how often it is told then."""

SAID = "application/octet-stream"
"""Type of what a tab says as it is hidden or closed."""

BACK = "back"
"""What the element tells: the field that was typed in while the server was away, and when."""

_watching = st.components.v2.component(
    "opposite_unsaved",
    html='<div class="opposite-unsaved" role="status"></div>',
    css=f"""
.opposite-unsaved {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
[class*="st-key-{keys.written("")}"]::after {{
    content: attr(data-unsaved); min-height: 1.5rem; font-size: 0.875rem; line-height: 1.5rem;
    color: var(--st-text-color);
}}
body[data-any-unsaved] .st-key-{keys.SAVED} * {{ visibility: hidden; }}
""",
    js=f"""
const screens = new WeakMap();

export default function ({{ parentElement, data, setTriggerValue }}) {{
    if (!screens.has(parentElement)) screens.set(parentElement, watch(parentElement));
    const screen = screens.get(parentElement);
    screen.words = data.words;
    screen.fields = Object.fromEntries(data.fields);
    screen.again = key => setTriggerValue('{BACK}', `${{key}} ${{performance.now()}}`);
    screen.drawn();
    return screen.leave;
}}

function watch(parentElement) {{
    const lines = new Map();
    const placeOf = key => document.querySelector(`.st-key-{keys.written("")}${{CSS.escape(key)}}`);
    const screen = {{
        drawn: () => {{
            for (const line of lines.values()) if (line.says()) line.show();
            // What another watcher of these fields, drawn anew since, had told and not seen stored.
            for (const key of Object.keys(screen.fields))
                if (!lines.has(key) && placeOf(key)?.dataset.unsaved) lineOfKey(key).typed();
        }},
        leave: () => {{
            for (const line of lines.values()) line.leave();
            document.body.removeAttribute('data-any-unsaved');
            document.removeEventListener('input', typing);
            document.removeEventListener('visibilitychange', hidden);
            window.removeEventListener('pagehide', gone);
        }},
    }};
    const tell = () => {{
        const says = [...lines.values()].some(line => line.says());
        parentElement.querySelector('.opposite-unsaved').textContent = says ? screen.words : '';
        document.body.toggleAttribute('data-any-unsaved', says);
    }};
    const typing = event => {{
        const place = event.target.closest?.('[class*="st-key-{keys.written("")}"]');
        const key = place && [...place.classList].find(name => name.startsWith('st-key-{keys.written("")}'))
            .slice('st-key-{keys.written("")}'.length);
        if (!key || !(key in screen.fields)) return;
        lineOfKey(key).typed();
    }};
    const lineOfKey = key => {{
        if (!lines.has(key)) lines.set(key, lineOf(key));
        return lines.get(key);
    }};
    function lineOf(key) {{
        let timer = null, since = null, looking = null, tries = 0, saying = false;
        const field = () => placeOf(key)?.querySelector('textarea, input');
        const known = () => screen.fields[key];
        // Streamlit stores a field that is left, and on Ctrl+Enter one that is not.
        const send = () => {{
            clearTimeout(timer);
            timer = since = null;
            const pressed = {{ key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }};
            field()?.dispatchEvent(new KeyboardEvent('keydown', pressed));
        }};
        // It disables fields while the server is away; what it sent then was heard by nobody.
        const look = () => {{
            if (!saying || !field()) tries = 0;
            else if (field().disabled) tries = {TRIES};
            else if (tries > 0) {{ tries -= 1; send(); screen.again(key); }}
            if (!saying) {{ clearInterval(looking); looking = null; }}
        }};
        const line = {{
            says: () => saying,
            show: () => {{
                const place = placeOf(key);
                saying = Boolean(place && known() && field() && field().value !== known().stored);
                if (place) place.dataset.unsaved = saying ? screen.words : '';
                tell();
            }},
            typed: () => {{
                line.show();
                clearTimeout(timer);
                const now = performance.now();
                since ??= now;
                looking ??= setInterval(look, {LOOK});
                timer = setTimeout(send, Math.min({PAUSE}, Math.max(0, since + {LONGEST} - now)));
            }},
            // What Streamlit is sent as a tab goes is often heard by nobody; this is sent though the tab is gone.
            say: going => {{
                const typed = field()?.value;
                if (typed === undefined || !known() || typed === known().stored) return;
                // Of another type than plain text a browser says where it comes from, whatever the page's policy on referrers.
                const said = new Blob([[known().token, performance.now(), going, typed].join('\\n')], {{ type: '{SAID}' }});
                navigator.sendBeacon('typed', said);
            }},
            hidden: () => {{
                if (timer !== null) send();
                line.say('staying');
            }},
            leave: () => {{
                clearTimeout(timer);
                clearInterval(looking);
            }},
        }};
        return line;
    }}
    const hidden = () => {{ if (document.hidden) for (const line of lines.values()) line.hidden(); }};
    const gone = () => {{ for (const line of lines.values()) line.say('leaving'); }};
    document.addEventListener('input', typing);
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', gone);
    return screen;
}}
""",
    isolate_styles=False,
)


class TypedFields:
    """The fields of a screen that are typed in, gathered while they are drawn and then watched together."""

    def __init__(self) -> None:
        self._said: dict[str, dict[str, dict[str, str]]] = {}
        self._saves: dict[str, Callable[[], None]] = {}

    def begin(self, question: str) -> None:
        """Forget the fields of a question, which is drawn anew."""
        self._said[question] = {}

    @contextmanager
    def saved_while_typed(
        self, question: str, key: str, stored: str | None, field: TypedField, *, save: Callable[[], None]
    ) -> Iterator[None]:
        """Draw the field of a key within it; `stored` is what is kept of it by now, without spaces around it.

        `save` stores what the field holds: it is called when a server is back that went away while one typed.
        """
        field.shown = stored
        with st.container(key=keys.written(key), gap=None):
            yield
        typed, kept = widget_value(key) or "", stored or ""
        self._said[question][key] = {"stored": typed if typed.strip() == kept else kept, "token": field.token}
        self._saves[key] = save

    def watch(self, screen: str) -> None:
        """Watch the fields that are drawn on a screen."""
        key = keys.unsaved(screen)
        fields = tuple(field for of_question in self._said.values() for field in of_question.items())
        _watching(key=key, data={"fields": fields, "words": NOT_SAVED_YET}, on_back_change=lambda: self._back(key))

    def _back(self, key: str) -> None:
        said = str(dict(widget_value_or(key, {})).get(BACK) or "")
        save = self._saves.get(said.partition(" ")[0])
        if save is not None:
            save()
