"""The application: `streamlit run app.py`."""

from opposite.ui.shell.frame import run

run()
