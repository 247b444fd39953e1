"""What the person of the made-up life wrote to keep going: efforts, applications, plans, changes, drills, weeks."""

EFFORTS = (
    ("apply", "sent one application, with a letter that names their product", 50),
    ("skill", "an hour on window functions", 60),
    ("reach-out", "wrote to Maren about her new team", 15),
    ("apply", "rewrote the first lines of my CV", 40),
    ("reflect", "went through my notes of the last call", 20),
    ("skill", "wrote a small queue from scratch", 90),
    ("reach-out", "coffee with somebody from the meet-up", 45),
    ("apply", "answered the questions of an online form", 30),
)
"""Kind, text and minutes; they come round again and again."""

APPLICATIONS = (
    ("Backend engineer", "Halyard Studio", "a friend", 150, (("screening", 143), ("withdrawn", 139))),
    ("Platform engineer", "Copperline", "job board", 120, (("silent", 85),)),
    ("Data engineer", "Northfield Energy", "their site", 96, (("silent", 60),)),
    ("Backend engineer", "Quillworks", "a friend", 74, (("screening", 69), ("interview", 62), ("withdrawn", 58))),
    ("Infrastructure engineer", "Tern Logistics", "job board", 48, (("silent", 15),)),
    ("Senior developer", "Saltmarsh Bank", "recruiter", 40, (("screening", 33),)),
    ("Backend engineer", "Fernhill Health", "a friend", 19, (("screening", 14), ("interview", 6))),
    ("API engineer", "Initech", "job board", 12, ()),
    ("Platform engineer", "Wren & Daughters", "their site", 8, (("screening", 2),)),
    ("Backend developer", "Lowtide Radio", "recruiter", 2, ()),
)
"""Role, organisation, channel, days ago, and later steps with theirs; none of these was answered with a no."""

CHANNELS = {
    "Thistledown Freight": ("job board", 186),
    "Merrow & Hale": ("recruiter", 170),
    "Pinhole Maps": ("their site", 160),
    "Larkspur Ledger": ("a friend", 125),
    "Globex": ("job board", 55),
    "Cobalt & Wren": ("recruiter", 52),
    "Acme": ("a friend", 32),
}
"""Of the applications that came to a no: the channel, and how many days ago they were sent."""

PLANS = (
    (
        "to apply twice a week",
        "I read listings until it is too late to write",
        "it is ten and I am still reading listings",
        "close the tab and write one opening line",
        (30, 26, 19, 11, 4),
    ),
    (
        "to sleep on the day of an interview",
        "I go through my answers in bed",
        "I notice an answer forming after lights out",
        "write its first three words on the pad and turn over",
        (15, 7),
    ),
)

CHANGES = (
    ("Ask in the first call what “senior” means to them.", "reason", None, 1, "", ("Fernhill Health", "Initech")),
    (
        "Send the letter in the morning, not at midnight.",
        "by hand",
        "kept",
        20,
        "Fewer slips, and I slept.",
        ("Quillworks", "Tern Logistics", "Saltmarsh Bank"),
    ),
    ("Leave the hobby project off the CV.", "by hand", "cannot tell", 30, "Two answers either way.", ("Copperline",)),
)

DRILL = (
    "Quillworks",
    62,
    "They ask about leading a team and I go quiet.",
    "Heat in the face, and then I talk too fast.",
    "Say: let me think for a moment. Then the migration story.",
    "Maren, the same evening.",
    "They did ask. I took the moment. It was a good hour, though the commute decided it.",
)

WEEKS = (
    (28, 5, 4, 3, 6, "Too many listings, too few letters."),
    (21, 6, 5, 4, 6, "The call at Cobalt & Wren took most of it, and that was fine."),
    (14, 7, 6, 6, 5, "Two letters I would have liked to get."),
    (7, 6, 7, 6, 7, "Prepared for Fernhill in three short sittings."),
)

PAUSE = (65, 61, "walking week in the hills")

MENDED = (67, 66, "wrote three lines about the week, late")
"""How many days ago the gap was, and when which small act made it whole."""
