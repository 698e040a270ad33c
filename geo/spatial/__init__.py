"""Boundaries, control as of a date, and what lies where."""
