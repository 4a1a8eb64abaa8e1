"""Moments and days as the person before the browser lives them; the store keeps all in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from opposite.settings import utc_now


def in_zone(moment: datetime, zone: str | None) -> datetime:
    """A moment of the store (UTC, without a time zone) in a time zone; as it is where the zone is not known."""
    try:
        return moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)) if zone else moment
    except (ZoneInfoNotFoundError, ValueError):
        return moment


def local_time(moment: datetime) -> datetime:
    """A moment of the store in the time zone of the browser; as it is, in UTC, where the browser tells none."""
    return in_zone(moment, st.context.timezone)


def local_today() -> date:
    """The day that it is in the time zone of the browser; in UTC where the browser tells none."""
    return local_time(utc_now()).date()
