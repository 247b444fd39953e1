"""Bounceback: a companion in the terminal, from a job rejection to the next application."""

__version__ = "0.1.0"
