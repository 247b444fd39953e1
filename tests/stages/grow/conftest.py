"""What the fifth stage's tests share: skills, feedback and practice written straight to a file."""

from datetime import UTC, date, datetime, timedelta

from bounceback_tui.journey.days import Stamp
from bounceback_tui.stages.grow import evidence_records, practice_records, records
from bounceback_tui.stages.grow.model import EvidenceEntry, PracticeEntry
from bounceback_tui.stages.learn.model import FeedbackAnswer, FeedbackPoint, PointKind
from bounceback_tui.stages.learn.skill_records import skill_for
from bounceback_tui.store.base import checked

DAY = date(2026, 11, 23)
NOW = Stamp(datetime(2026, 11, 23, 17, 40, tzinfo=UTC), DAY, 60)


def on(back):
    """Return the stamp of some days ago."""
    return Stamp(NOW.at - timedelta(days=back), DAY - timedelta(days=back), 60)


def put(db, name):
    return records.put(db, name, NOW).skill_id


def gap(db, skill, who="Acme", text="we missed trade-offs at scale", back=3, rejection_id=None):
    """Write feedback that names a gap, and return the skill's key."""
    moment = on(back)._asdict()
    with db.writing() as session:
        answer = FeedbackAnswer(**moment, who=who, text=text or "x", rejection_id=rejection_id)
        session.add(answer)
        session.flush()
        row = skill_for(session, skill)
        session.add(
            FeedbackPoint(**moment, answer_id=answer.id, kind=PointKind.GAP, skill_id=row.id, text=text, position=0)
        )
        key = row.id
    return key


def practise(db, skill_id, minutes=40, back=0, note=""):
    entry = checked(PracticeEntry, on(back)._asdict() | {"skill_id": skill_id, "minutes": minutes, "note": note})
    return practice_records.practise(db, entry, NOW)


def show(db, skill_id, text="a talk", link=""):
    entry = checked(EvidenceEntry, NOW._asdict() | {"skill_id": skill_id, "text": text, "link": link})
    return evidence_records.save_evidence(db, entry, NOW)
