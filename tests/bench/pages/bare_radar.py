"""A bare Streamlit page with one Plotly radar."""

import plotly.graph_objects as go
import streamlit as st

FACTORS = ("Orientation", "People", "Processes", "Objectives", "Structure", "Insights", "Technology", "Execution")
SCORES = (3.1, 2.4, 2.8, 3.6, 2.2, 1.9, 3.3, 2.7)

st.title("Radar")
radar = go.Scatterpolar(r=[*SCORES, SCORES[0]], theta=[*FACTORS, FACTORS[0]], fill="toself")
st.plotly_chart(go.Figure(radar))
