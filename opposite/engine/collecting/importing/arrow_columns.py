"""Columns for the database from numbers and texts, without `pyarrow.array`, which imports pandas (40 MB, a third of a second)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa

MOMENT = pa.timestamp("us")


def numbers(values: npt.NDArray[np.generic], type_: pa.DataType) -> pa.Array:
    """Whole numbers, none absent, as a column of a type of integers."""
    kept = np.ascontiguousarray(values, type_.to_pandas_dtype())
    return pa.Array.from_buffers(type_, len(kept), [None, pa.py_buffer(kept)])


def floats(values: Sequence[float | None]) -> pa.Array:
    """Numbers, None where absent, as a column."""
    there = np.array([value is not None for value in values], np.bool_)
    kept = np.array([0.0 if value is None else value for value in values], np.float64)
    return pa.Array.from_buffers(pa.float64(), len(kept), [_validity(there), pa.py_buffer(kept)])


def moments(values: Sequence[datetime | None], rows: npt.NDArray[np.int64]) -> pa.Array:
    """For every row the moment of its number among the values, None where absent, as a column."""
    kept = np.array(values, "datetime64[us]")[rows]
    return pa.Array.from_buffers(MOMENT, len(kept), [_validity(~np.isnat(kept)), pa.py_buffer(kept)])


def texts(values: Sequence[str | None]) -> pa.Array:
    """Texts, None where absent, as a column."""
    there = np.array([value is not None for value in values], np.bool_)
    encoded = [b"" if value is None else value.encode() for value in values]
    ends = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)), out=ends[1:])
    buffers = [_validity(there), pa.py_buffer(ends), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.large_string(), len(encoded), buffers)


def _validity(there: npt.NDArray[np.bool_]) -> pa.Buffer | None:
    return None if there.all() else pa.py_buffer(np.packbits(there, bitorder="little"))
