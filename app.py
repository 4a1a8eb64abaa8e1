"""The application: `streamlit run app.py`."""

from opposite.ui.shell import run

run()
