"""What the product does: collecting answers, building reports, comparing organisations, planning roadmaps."""
