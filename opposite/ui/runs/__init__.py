"""How pages run, and how what they say reaches a browser, where that is to be otherwise than Streamlit does it."""
