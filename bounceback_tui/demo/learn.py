"""The letters of the made-up life: one answered and taken apart, one silent, one waiting, one not sent yet."""

from datetime import time, timedelta
from typing import TYPE_CHECKING

from bounceback_tui.content.letters import languages
from bounceback_tui.demo import learn_script as script
from bounceback_tui.journey.model import Application, Rejection
from bounceback_tui.stages.learn.letters import first_letter
from bounceback_tui.stages.learn.model import (
    FeedbackAnswer,
    FeedbackAnswerEntry,
    FeedbackPoint,
    FeedbackPointEntry,
    FeedbackRequest,
    FeedbackRequestEntry,
    Skill,
    SkillEntry,
)
from bounceback_tui.stages.learn.rules import About, Kind, Purpose, Tone
from bounceback_tui.store.base import checked
from bounceback_tui.ui.mail import compose

if TYPE_CHECKING:
    from bounceback_tui.demo.life import Life

ENGLISH = "en"


def add(life: "Life") -> None:
    """Add what was asked about the life's no's, and what came of it."""
    jobs = {row.organisation: row for row in life.first if isinstance(row, Application)}
    nos = {row.application_id: row for row in life.rows if isinstance(row, Rejection)}
    for letter in script.LETTERS:
        job = jobs[letter.organisation]
        request = _request(life, letter, job, nos[job.id])
        life.layers.append([request])
        if letter.state == "answered":
            _answer(life, letter, request)


def _request(life: "Life", letter: script.Letter, job: Application, no: Rejection) -> FeedbackRequest:
    language = languages().found[ENGLISH]
    about = About(no.id, job.id, job.role, job.organisation, no.day)
    kind, tone = Kind(letter.kind), Tone(letter.tone)
    subject, text = first_letter(
        language, about, kind=kind, tone=tone, recipient=letter.recipient, sender=script.SENDER
    )
    spoken = f"{no.day - timedelta(days=6):%A}"
    marks = {f"⟦{language.missing['interview_day']}⟧": spoken} if letter.sent else {}
    for mark, words in marks.items():
        subject, text = subject.replace(mark, words), text.replace(mark, words)
    when = life.stamp(letter.sent or 1, time(19, 5))
    sent_on = when.day if letter.sent else None
    again = {"sent": life.today + timedelta(days=1)}.get(letter.state, when.day + timedelta(days=11))
    values = when._asdict() | {
        "application_id": job.id,
        "rejection_id": no.id,
        "recipient": letter.recipient,
        "address": letter.address,
        "kind": kind,
        "tone": tone,
        "subject": subject,
        "letter": text,
        "state": letter.state,
        "sent_on": sent_on,
        "follow_up_on": again if letter.sent else None,
        "closed_on": life.today - timedelta(days=letter.closed) if letter.closed else None,
    }
    if letter.state == "silent":
        template = language.template(Purpose.FOLLOW_UP.value, tone.value)
        facts = {"recipient": letter.recipient, "role": job.role, "organisation": job.organisation}
        known = facts | {"sent_day": sent_on, "sender": script.SENDER}
        values |= {"follow_up": compose(template, language, known)[1], "followed_up_on": again}
    return life.row(FeedbackRequest, checked(FeedbackRequestEntry, values), when)


def _answer(life: "Life", letter: script.Letter, request: FeedbackRequest) -> None:
    when = life.stamp(letter.closed, time(9, 40))
    values = when._asdict() | {
        "request_id": request.id,
        "rejection_id": request.rejection_id,
        "who": letter.recipient,
        "text": script.ANSWER,
    }
    answer = life.row(FeedbackAnswer, checked(FeedbackAnswerEntry, values), when)
    life.layers.append([answer])
    cut = life.stamp(letter.closed, time(20, 15))
    for position, point in enumerate(script.POINTS):
        named = checked(SkillEntry, {"name": point.skill})
        skill = life.row(Skill, named, cut, key=named.name.casefold())
        values = cut._asdict() | {
            "answer_id": answer.id,
            "kind": point.kind,
            "skill_id": skill.id,
            "text": point.text,
            "position": position,
        }
        life.layers += [[skill], [life.row(FeedbackPoint, checked(FeedbackPointEntry, values), cut)]]
