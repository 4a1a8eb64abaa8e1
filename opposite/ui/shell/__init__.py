"""What all pages share: frame, session, cache, widget keys, pickers, windows and notices."""
