"""What is said of keeping what was stored: backups, exports, erasing and salvage."""
