"""Which evidence cards are this stage's."""

CARDS = ("naming-the-feeling", "self-compassion", "one-doable-thing", "breathing", "capsule")
