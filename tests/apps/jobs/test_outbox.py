"""The outbox: each way a mail can go, and each moment at which a worker can die."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from hervat.apps.jobs import outbox
from hervat.apps.jobs.mailer import Letter, NoAnswer, Postponed, Refused, Unreachable
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.jobs.queries import late_mails, open_mails

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TO = "anna@post.example"


class Killed(BaseException):
    """A worker stops to exist: no code of the outbox may answer to it."""


def nothing() -> None:
    """What happens when nothing goes wrong."""


@dataclass
class Post:
    """A mailer that keeps what it accepted, with something to do before, halfway and after."""

    before: Callable[[], None] = nothing
    halfway: Callable[[], None] = nothing
    after: Callable[[], None] = nothing
    accepted: list[Letter] = field(default_factory=list)
    withdrawn: int = 0
    letter: Letter | None = None

    def prepare(self, letter: Letter) -> Post:
        self.letter = letter
        self.before()
        return self

    def hand_over(self) -> None:
        self.halfway()
        assert self.letter is not None
        self.accepted.append(self.letter)
        self.after()

    def withdraw(self) -> None:
        self.withdrawn += 1


def raising(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def write(key: str = "digest:1") -> None:
    outbox.enqueue(key=key, to=TO, subject="Er staat iets voor u klaar", body="Log in.\n", now=NOW)


def send(post: Post, at: datetime = NOW) -> int:
    return outbox.send_due(post, clock=lambda: at)


def only() -> OutgoingMail:
    return OutgoingMail.objects.get()


def test_a_mail_is_sent_once_and_then_emptied() -> None:
    write()
    post = Post()
    assert send(post) == 1
    assert send(post, NOW + timedelta(days=1)) == 0
    (letter,) = post.accepted
    assert (letter.to, letter.subject, letter.body) == (TO, "Er staat iets voor u klaar", "Log in.\n")
    assert (only().state, only().to, only().subject, only().body) == ("sent", "", "", "")


def test_the_same_mail_is_written_once_also_after_it_was_sent() -> None:
    write()
    write()
    post = Post()
    send(post)
    write()
    assert send(post) == 0
    assert OutgoingMail.objects.count() == 1


def test_a_mail_goes_with_what_causes_it_or_not_at_all() -> None:
    def cause() -> None:
        with transaction.atomic():
            write()
            raise Killed

    with pytest.raises(Killed):
        cause()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"to": "anna"}, {"to": ""}, {"subject": ""}, {"subject": "a\nBcc: b@post.example"}, {"subject": "x" * 201}, {"body": " "}, {"key": ""},
     {"key": "x" * 201}, {"body": "a\0b"}, {"to": "a@post.example\nb"}],
)  # fmt: skip
def test_what_cannot_be_a_mail_is_refused(wrong: dict[str, str]) -> None:
    good = {"key": "k", "to": TO, "subject": "s", "body": "b"}
    with pytest.raises(ValueError, match=next(iter(wrong))):
        outbox.enqueue(**{**good, **wrong})  # type: ignore[arg-type]  # only texts
    assert not OutgoingMail.objects.exists()


def test_who_dies_before_handing_over_loses_nothing() -> None:
    write()
    post = Post(before=raising(Killed()))
    with pytest.raises(Killed):
        send(post)
    later = Post()
    assert send(later, NOW + outbox.LEASE) == 0, "until the lease is over it may be alive"
    assert send(later, NOW + outbox.LEASE + timedelta(seconds=1)) == 1
    assert post.accepted == []


@pytest.mark.parametrize("post", [Post(halfway=raising(Killed())), Post(after=raising(Killed()))], ids=["halfway", "after"])
def test_who_dies_in_handing_over_leaves_a_doubt_that_is_shown_and_not_sent_again(post: Post) -> None:
    write()
    with pytest.raises(Killed):
        send(post)
    later = Post()
    assert send(later, NOW + timedelta(days=3)) == 0
    assert later.accepted == []
    assert only().state == "uncertain"
    (shown,) = open_mails()
    assert (shown.state, shown.error) == ("uncertain", "worker_died")


def test_no_answer_leaves_a_doubt() -> None:
    write()
    assert send(Post(after=raising(NoAnswer("no_answer")))) == 0
    assert (only().state, only().last_error) == ("uncertain", "no_answer")


def test_who_was_thought_dead_and_is_not_does_not_send_what_another_took() -> None:
    write()
    other = Post()
    slow = Post(before=lambda: send_as_another(other))
    assert send(slow) == 0
    assert slow.accepted == []
    assert slow.withdrawn == 1
    assert len(other.accepted) == 1


def send_as_another(post: Post) -> None:
    send(post, NOW + 2 * outbox.LEASE)


def test_who_was_thought_dead_after_handing_over_takes_the_doubt_away() -> None:
    write()
    post = Post(after=lambda: outbox.release_expired(now=NOW + 2 * outbox.LEASE))
    assert send(post) == 1
    assert only().state == "sent"


def test_not_now_is_tried_again_ever_later_until_it_fails() -> None:
    write()
    post = Post(before=raising(Postponed("smtp_451")))
    at, pauses = NOW, []
    while only().state == "queued":
        send(post, at)
        pauses.append(only().next_attempt_at - at)
        at = only().next_attempt_at
        assert send(Post(), at - timedelta(seconds=1)) == 0
    assert len(pauses) == outbox.MOST_ATTEMPTS
    assert pauses[0] == timedelta(minutes=1)
    assert pauses[:-1] == sorted(pauses[:-1])
    assert max(pauses) == timedelta(hours=6)
    assert (only().state, only().last_error) == ("failed", "smtp_451")


def test_never_is_not_tried_again() -> None:
    write()
    send(Post(before=raising(Refused("smtp_550"))))
    assert (only().state, only().attempts) == ("failed", 1)
    assert only().to == TO, "so that it can be sent again"


def test_where_nobody_takes_mail_one_attempt_is_enough() -> None:
    write("a")
    write("b")
    send(Post(before=raising(Unreachable("no_connection"))))
    assert sorted(OutgoingMail.objects.values_list("attempts", flat=True)) == [0, 1]


def test_one_mail_that_is_refused_does_not_hold_up_another() -> None:
    write("a")
    write("b")
    answers = iter([raising(Refused("smtp_550")), nothing])
    assert send(Post(before=lambda: next(answers)())) == 1


def test_somebody_decides_to_send_again() -> None:
    write()
    send(Post(after=raising(NoAnswer("no_answer"))))
    outbox.resend(mail_id=only().id, now=NOW)
    post = Post()
    assert send(post) == 1
    assert post.accepted[0].id == only().id, "the same mail, so that whoever got it twice can see that"
    with pytest.raises(outbox.NotOpen):
        outbox.resend(mail_id=only().id)


def test_somebody_decides_to_let_it_rest() -> None:
    write()
    send(Post(before=raising(Refused("smtp_550"))))
    outbox.settle(mail_id=only().id, now=NOW)
    assert (only().state, only().to, only().body) == ("settled", "", "")
    assert open_mails() == ()
    with pytest.raises(outbox.NotOpen):
        outbox.settle(mail_id=only().id)


def test_late_mail_is_noticed() -> None:
    write()
    assert late_mails(NOW + timedelta(minutes=59)) == 0
    assert late_mails(NOW + timedelta(minutes=61)) == 1


def test_what_is_long_done_is_forgotten() -> None:
    write()
    send(Post())
    outbox.forget_done(now=NOW + timedelta(days=399))
    assert OutgoingMail.objects.exists()
    outbox.forget_done(now=NOW + timedelta(days=401))
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("wrong", [{"state": "lost"}, {"state": "sent"}, {"state": "claimed"}, {"to": ""}, {"body": ""}])
def test_the_database_refuses_what_cannot_be(wrong: dict[str, str]) -> None:
    write()
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.update(**wrong)
