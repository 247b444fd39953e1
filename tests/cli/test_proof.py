"""``did`` and ``proof``: what is written down, and what an employment office gets."""
