"""The sample portfolio: twelve synthetic organisations that show the product at work, the same ones every time."""

from opposite.engine.sample.fill import fill_with_sample

__all__ = ["fill_with_sample"]
