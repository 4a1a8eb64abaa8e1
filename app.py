"""The application: `streamlit run app.py`."""

import streamlit as st

from opposite.ui.door.asgi import AROUND, SCRIPT

app = st.App(SCRIPT, **AROUND)  # Streamlit finds it by these very words
