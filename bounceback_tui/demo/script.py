"""What the person of the made-up life wrote: their no's, notes, small acts and letters; no dates, no code."""

from typing import NamedTuple


class No(NamedTuple):
    """A no of the made-up life.

    ``back`` is how many days before the last day it came, ``recovery`` how many days the mood took to come
    back; ``note`` stood in the form, ``after`` in the check-in that followed.
    """

    back: int
    role: str
    organisation: str
    reached: str
    channel: str
    recovery: int
    note: str
    after: str


class Page(NamedTuple):
    """A self-compassion page: what hurts, who else knows it, what one would say to a friend with it."""

    hurts: str
    others: str
    friend: str


class Act(NamedTuple):
    """A small act with the lift that was expected and the one that came, −2 to 2; ``None`` where it was let go."""

    text: str
    predicted: int
    actual: int | None


QUIET = (136, 135, 134, 133, 132, 94, 93, 92, 91, 90, 89, 72, 68, 67, 59, 47, 46, 43, 41, 39, 37, 36, 35, 28, 13, 5)
"""Days before the last one on which nothing was done: twice for most of a week, else for a day or two."""

NOS = (
    No(
        168,
        "Platform engineer",
        "Thistledown Freight",
        "screening",
        "mail",
        3,
        "Two lines, no name at the end.",
        "Read it twice to be sure it was a no. It was. First one of this round, so at least that is behind me.",
    ),
    No(
        141,
        "Backend developer",
        "Merrow & Hale",
        "interview",
        "call",
        6,
        "She was kind on the phone, which made it worse.",
        "They want somebody who has run a payments migration before. I have read about them. That is not the same, "
        "and I knew it when I applied.",
    ),
    No(
        112,
        "Data engineer",
        "Pinhole Maps",
        "applied",
        "silence",
        3,
        "Six weeks of nothing. I call that an answer.",
        "Closed the tab I had kept open for them all this time. Strange how much room one tab can take.",
    ),
    No(
        83,
        "Senior backend engineer",
        "Larkspur Ledger",
        "final",
        "mail",
        7,
        "Last two candidates, and it was the other one.",
        "Four rounds, a take-home and a day of leave for the panel. I had already looked at flats near the office.",
    ),
    No(
        55,
        "Site reliability engineer",
        "Globex",
        "screening",
        "mail",
        4,
        "Rejected eleven minutes after I sent the form.",
        "Eleven minutes. No person read that. I keep saying it to myself and it helps about half.",
    ),
    No(
        24,
        "API developer",
        "Cobalt & Wren",
        "interview",
        "in person",
        5,
        "He said it across the table, with my own CV in his hand.",
        "I thanked him and went down the stairs because the lift would have been too slow. Walked home in the rain "
        "without minding it.",
    ),
    No(
        3,
        "Backend engineer",
        "Acme",
        "interview",
        "mail",
        4,
        "“Not senior enough”, after they had called it a perfect fit.",
        "Not senior enough. In the second round they asked me how I would mentor the team. I would like to know "
        "which of the two conversations was the real one.",
    ),
)

AFTER_A_NO = (
    "Told Maren on the phone. She did not say anything clever, just stayed on the line.",
    "Keep drafting the reply I will not send. It gets shorter each time, which is probably the point.",
    "Slept, but the sentence from the mail was there before I had opened my eyes.",
    "Did nothing about it today, on purpose.",
    "Someone asked how the search is going and I said fine. It was easier than the truth by about an hour.",
    "Less sharp than yesterday. More like a bruise, it only hurts when I lean on it.",
    "Looked up who got hired. Should not have. She is good.",
    "Reread my answers from the interview. They were not bad. I wrote that down because tomorrow I will not "
    "believe it.",
    "Angry rather than sad, and that is easier to carry around.",
    "Ate standing up at the counter both times today.",
    "Noticed around four that I had not thought about it for two hours.",
)

LOW = (
    "Rent went out, nothing came in. I know the sum, I had hoped it would feel smaller than last month.",
    "Could not start. Moved one chair, went back to bed.",
    "Priya cancelled, for good reasons. Still noticed how much I had been holding on to it.",
    "Everyone on the train seemed to be going somewhere.",
    "Another form that wants my CV typed out field by field after I have uploaded it.",
    "Headache since the second cup of coffee. Too many tabs, too many versions of the same letter.",
    "The recruiter from last week does not answer. I can hear myself sounding keen in that last mail.",
    "Dad asked whether I had thought about teaching. He means well. I had to leave the room for a bit.",
    "Bad night. Lay there adding up months.",
    "Nothing in particular. Grey all the way through.",
    "Wrote three sentences of a cover letter in two hours and deleted two of them.",
    "Saw the old team's launch online. Glad for them. Also not.",
    "Snapped at Jonas over the dishes. Apologised, he shrugged. It was not about the dishes.",
)

MIDDLE = (
    "Two applications out. Neither of them a stretch, neither of them a dream.",
    "Ordinary day, and I mean that as praise.",
    "Screening call moved to next week. Had prepared for today, so now I am ready and have nowhere to put it.",
    "Tidied the CV. Took out the internship from 2014, it has done its duty.",
    "Tired in the honest way, from carrying Priya's shelves up four floors.",
    "Half a morning on the take-home, the rest of it looking out of the window. Both seemed needed.",
    "Appointment at the employment office: forms, a plant, a woman who looked me in the eye.",
    "Not much to say. Slept enough, ate enough.",
    "Read the job advert again and it says less than I remembered.",
    "Somebody from the meet-up wants to talk about their team. No idea yet whether that is a lead or just a coffee.",
    "Waiting for three answers and have decided to check mail at noon and at five, not in between.",
    "A bit hollow after the call, though it went all right. All that being on.",
    "Rain. Washing. Half a chapter on query planners, understood most of it.",
    "The mock interview was stiff until we got to the part about the outage, then I forgot to be nervous.",
    "Coffee with the woman from the meet-up. She did most of the talking.\n\nWhat I want to keep from it: they hire "
    "twice a year, and she said to write to her and not to the form.",
    "Wrote down what I liked about the last job. The list was longer than I thought and none of it was the product.",
)

GOOD = (
    "Swam a kilometre. Legs like string, head quiet.",
    "The take-home ran first time, tests and all. Nobody has seen it yet and it is already a good day.",
    "Long lunch with Jordan. We talked about work for ten minutes and about everything else for two hours.",
    "She laughed at the story about the migration and said they have exactly that problem. Whatever comes of it, I "
    "was good in there.",
    "Slept eight hours. Had forgotten what colours look like.",
    "Helped Jonas debug his sensor thing. Nice to be the one who knows something.",
    "Sun on the balcony until seven, book, no phone.",
    "Answer from Priya's old manager: happy to introduce me. I asked for something and the sky stayed up.",
    "Cooked the lentils properly for once, and there is enough for tomorrow.",
    "First talk at the meet-up. Fifteen people, two questions, hands only shook at the start.",
    "Finished the course on indexes. The exercise that beat me the first time took ten minutes.",
    "Walked the long way round by the canal. Herons, three of them, entirely unbothered.",
    "Maren's birthday. Whole table of people who have known me longer than any company has.",
    "Turned down a role that was wrong for me. Was afraid I could not afford to, and slept well.",
    "The feedback call was worth it: two things I can learn, and one they said they wished they had more of.",
    "Nothing planned and nothing missed.",
)

ACTS = (
    Act("Walk once round the block without the phone", 1, 1),
    Act("Phone Maren, about anything but work", 1, 2),
    Act("Do the washing-up, all of it", 0, 1),
    Act("Make the bed", -1, 0),
    Act("Cook something simple with a vegetable in it", 1, 1),
    Act("Put on the old record and only listen", 2, 1),
    Act("Answer the message from Jordan", 0, 2),
    Act("Clear one drawer", 1, None),
    Act("Swim, twenty minutes, then see", 1, 2),
    Act("Ask Priya whether she has time on the weekend", -1, 1),
    Act("Read ten pages of something that is not about work", 1, 0),
    Act("Close every job tab until the morning", 0, 1),
)

OPEN_ACTS = (
    Act("Send the thank-you note to the second interviewer", 0, None),
    Act("Take the bike to the repair café", 1, None),
)
"""Still to be done: the first today, the second tomorrow."""

PAGES = (
    Page(
        "That it was two lines. I had spent a weekend on that letter.",
        "Priya got forty of these last year. Half of the people on that train, probably.",
        "You wrote a good letter to people who were not reading. Keep the letter.",
    ),
    Page(
        "She liked me and it still was not enough. I do not know what to do with a no that comes with a compliment.",
        "Anyone who was ever somebody's second choice for something they wanted.",
        "It can be true that they liked you and that they needed someone who has done this before. Neither of "
        "the two is a verdict on you.",
    ),
    Page(
        "Being nobody's problem. Not even a no, just a form that went into a wall.",
        "Everyone I have ever forgotten to answer, for a start.",
        "Their silence tells you how they work. It does not know anything about you.",
    ),
    Page(
        "I could see it already: the desk, the tram, telling my parents. It is like missing a place where I never "
        "lived.\n\nAnd underneath that, the fear that this was the best one and the others will be smaller.",
        "Jordan, who was second three times in a row before this job. My father in '93, though he told me only "
        "last year.",
        "You are allowed to be sad about something that was never yours. Be sad this week. Do not plan anything "
        "larger than dinner.",
    ),
    Page(
        "The way he held the paper. I felt about fourteen.",
        "Most people have sat on that side of a table.",
        "You stood up, you thanked him, you left. I would have been proud of you on those stairs.",
    ),
)
"""For the first four no's and the sixth, in this order."""

CAPSULES = (
    "It is a good evening and I want to leave something for a worse one.\n\nToday the code ran the first time, and "
    "for two hours I forgot that I was looking for work at all. I was simply somebody who is good at this. That "
    "person does not go away when a mail comes. They are only harder to see from there.\n\nEat something warm. "
    "Ring Maren. The answer you want to write can wait until Thursday.",
    "If you are reading this, somebody said no.\n\nThree things I know today that you will have forgotten: the talk "
    "went well and people stayed to ask. Priya's old manager said yes without being begged. You have been "
    "through this before and it took four days, not forever; it is in here, you can look.",
    "By the canal just now, and I thought of you. Nothing is wrong at the moment and I would like you to know that "
    "this happens too, quite often, between the bad days. You do not have to believe it. Only keep the letter.",
)

OWN_WORDS = (("inbox dread", 2, 4), ("back in my body", 4, 2))
"""The person's own words, with their place on the grid: pleasantness, energy."""
