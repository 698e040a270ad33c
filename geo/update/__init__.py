"""Newer data from their publishers: fetched, checked, and swapped in whole or not at all."""
