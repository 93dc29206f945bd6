"""Files come in at their own pages only: whole, in time, a few at a time, on disk without a name; and who sent too much is told."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import IO, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from hervat.api.facts_json import MAX_BYTES
from hervat.apps.documents.inspection import MAX_BYTES as MAX_FILE_BYTES
from hervat.project.gateway import Limits
from hervat.project.receiving.body import LARGE_BYTES, MAX_UPLOAD_BYTES, NotTaken, Refusal, declared_length, read_upload
from hervat.project.receiving.places import NoPlace, Places, address_of, takes_files
from hervat.project.receiving.uploads import REFUSED, explain_refused_upload
from tests.project.receiving.talking import Application, run, send

PAGE = "/dossiers/1d0e/documenten/nieuw/"
PIECE = b"x" * 65_536
GIGABYTES = 2_000_000_000


def limits(spool: Path, **changed: Any) -> Limits:
    return Limits(str(spool), **changed)


def headers(length: int | None) -> list[tuple[bytes, bytes]]:
    told = [(b"host", b"localhost"), (b"content-type", b"multipart/form-data; boundary=grens")]
    return told if length is None else [*told, (b"content-length", b"%d" % length)]


@pytest.mark.parametrize(
    "path",
    [
        "/dossiers/1d0e/documenten/nieuw/",
        "/en/dossiers/1d0e/documenten/nieuw/",
        "/dossiers/1d0e/gebeurtenissen/nieuw/",
        "/dossiers/1d0e/trajecten/2/documenten/nieuw/",
        "/mijn/documenten/nieuw/",
        "/en/mijn/documenten/nieuw/",
    ],
)
def test_pages_for_files(path: str) -> None:
    assert takes_files({"method": "POST", "path": path})
    assert not takes_files({"method": "GET", "path": path})
    assert not takes_files({"method": "PUT", "path": path})


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/api/v1/timeline",
        "/documenten/nieuw/",
        "/dossiers/documenten/nieuw/",
        "/dossiers/1/documenten/nieuw",
        "/dossiers/1/documenten/nieuw/x",
        "/dossiers/1/documenten/nieuw/\n",
        "/dossiers//documenten/nieuw/",
        "/fr/mijn/documenten/nieuw/",
        "/mijn/x/documenten/nieuw/",
        "/api/v1/dossiers/1/documenten/nieuw/",
    ],
)
def test_everything_else_stays_small(path: str) -> None:
    assert not takes_files({"method": "POST", "path": path})


def test_an_upload_is_read_whole(tmp_path: Path) -> None:
    application = Application()
    pieces = [PIECE] * 100
    start, _body = send(application, *pieces, limits=limits(tmp_path), path=PAGE, headers=headers(None))
    assert start["status"] == 201
    assert application.read == b"".join(pieces)
    assert application.told["CONTENT_LENGTH"] == str(len(PIECE) * 100)
    assert REFUSED not in application.told
    assert application.told["wsgi.input"].closed


def test_the_largest_file_fits(tmp_path: Path) -> None:
    application = Application()
    pieces = [b"x" * (MAX_FILE_BYTES // 25)] * 25 + [b"y" * 10_000]
    send(application, *pieces, limits=limits(tmp_path), path=PAGE, headers=headers(None))
    assert application.read is not None
    assert len(application.read) == MAX_FILE_BYTES + 10_000


def test_elsewhere_no_more_is_kept_than_tells_that_it_is_too_much(tmp_path: Path) -> None:
    application = Application()
    send(application, *[PIECE] * 100, limits=limits(tmp_path), path="/dossiers/nieuw/", headers=headers(None))
    assert application.read is not None
    assert len(application.read) == MAX_BYTES + 1


class Sender:
    """Someone who sends piece after piece, without end, and counts."""

    def __init__(self) -> None:
        self.sent = 0

    async def __call__(self) -> dict[str, Any]:
        self.sent += len(PIECE)
        return {"type": "http.request", "body": PIECE, "more_body": True}


def read(receive: Any, declared: int | None, folder: Path, places: Places | None = None, **changed: Any) -> IO[bytes]:
    """What is read of an upload. Raises as read_upload does."""
    got: list[IO[bytes] | BaseException] = []

    async def reading_it() -> None:
        with (places or Places()).place("192.0.2.1") as place:
            try:
                got.append(await read_upload(receive, declared, place, str(folder), **changed))
            except (NotTaken, ConnectionError) as error:
                got.append(error)

    run(reading_it())
    if isinstance(got[0], BaseException):
        raise got[0]
    return got[0]


def test_two_gigabytes_that_are_announced_are_not_read_at_all(tmp_path: Path) -> None:
    sender = Sender()
    with pytest.raises(NotTaken) as refused:
        read(sender, GIGABYTES, tmp_path)
    assert refused.value.refusal is Refusal.TOO_LARGE
    assert sender.sent == 0


def test_two_gigabytes_without_a_length_are_read_no_further_than_the_most(tmp_path: Path) -> None:
    sender = Sender()
    with pytest.raises(NotTaken) as refused:
        read(sender, None, tmp_path)
    assert refused.value.refusal is Refusal.TOO_LARGE
    assert sender.sent <= MAX_UPLOAD_BYTES + len(PIECE)


def test_a_length_that_is_too_small_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotTaken) as refused:
        read(Sender(), 10, tmp_path)
    assert refused.value.refusal is Refusal.TOO_LARGE


@pytest.mark.parametrize("before", [0, 1, 40])
def test_who_stops_halfway_is_not_waited_for(tmp_path: Path, before: int) -> None:
    left = before

    async def stopping() -> dict[str, Any]:
        nonlocal left
        if not left:
            await asyncio.Event().wait()
        left -= 1
        return {"type": "http.request", "body": PIECE, "more_body": True}

    with pytest.raises(NotTaken) as refused:
        read(stopping, None, tmp_path, seconds=0.01, rate=10**9)
    assert refused.value.refusal is Refusal.LATE


def test_who_sends_a_byte_at_a_time_is_too_slow_and_who_keeps_up_is_not(tmp_path: Path) -> None:
    """On a clock of its own: a second passes with every piece."""
    now = 0.0

    def clock() -> float:
        return now

    def passing(piece: bytes, pieces: int) -> Any:
        left = pieces

        async def receive() -> dict[str, Any]:
            nonlocal now, left
            now += 1
            left -= 1
            await asyncio.sleep(0)
            return {"type": "http.request", "body": piece, "more_body": left > 0}

        return receive

    def read_by_that_clock(receive: Any) -> int:
        nonlocal now
        now = 0.0
        got: list[int] = []

        async def reading_it() -> None:
            asyncio.get_running_loop().time = clock  # type: ignore[method-assign]
            with Places().place("") as place:
                try:
                    with await read_upload(receive, None, place, str(tmp_path), seconds=10, rate=1000) as upload:
                        got.append(len(upload.read()))
                except NotTaken as refused:
                    got.append(-1 if refused.refusal is Refusal.LATE else -2)

        run(reading_it())
        return got[0]

    assert read_by_that_clock(passing(b"x" * 1000, 200)) == 200_000
    assert read_by_that_clock(passing(b"x" * 1000, 9)) == 9000
    assert read_by_that_clock(passing(b"x", 200)) == -1
    assert read_by_that_clock(passing(b"x" * 900, 200)) == -1


def test_who_leaves_leaves_nothing(tmp_path: Path) -> None:
    left = 50
    seen: list[list[str]] = []

    async def leaving() -> dict[str, Any]:
        nonlocal left
        left -= 1
        seen.append([place.name for place in tmp_path.iterdir()])
        return {"type": "http.request", "body": PIECE, "more_body": True} if left else {"type": "http.disconnect"}

    places = Places(1)
    with pytest.raises(ConnectionError):
        read(leaving, None, tmp_path, places)
    assert len(seen) * len(PIECE) > LARGE_BYTES  # it was on disk, and yet under no name: whoever is killed here leaves nothing
    assert seen == [[]] * len(seen)
    places.take("someone")  # and its place is free again


def test_only_so_many_large_files_at_a_time(tmp_path: Path) -> None:
    places = Places(2, 2)
    places.take("a")
    places.take("b")
    for declared in (None, LARGE_BYTES + 1):
        sender = Sender()
        with pytest.raises(NotTaken) as refused:
            read(sender, declared, tmp_path, places)
        assert refused.value.refusal is Refusal.BUSY
        assert sender.sent <= LARGE_BYTES + len(PIECE)
    application = Application()
    send(application, b"a small form", limits=limits(tmp_path), places=places, path=PAGE, headers=headers(12))
    assert application.read == b"a small form"


def test_one_address_cannot_take_every_place() -> None:
    places = Places(5, 2)
    with places.place("a") as one, places.place("a") as two, places.place("a") as three, places.place("b") as other:
        one.take()
        one.take()
        two.take()
        with pytest.raises(NoPlace):
            three.take()
        other.take()
    with places.place("a") as again:
        again.take()


def test_a_place_is_kept_until_the_answer_is_there(tmp_path: Path) -> None:
    places = Places(1)

    class Asking(Application):
        def __call__(self, told: dict[str, Any], start_response: Any) -> Any:
            with pytest.raises(NoPlace):
                places.take("b")
            return super().__call__(told, start_response)

    application = Asking()
    send(application, *[PIECE] * 40, limits=limits(tmp_path), places=places, path=PAGE, headers=headers(None))
    assert application.read is not None
    places.take("b")


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, b"203.0.113.9", "192.0.2.1"),
        (1, b"203.0.113.9", "203.0.113.9"),
        (1, b"198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, b"198.51.100.1, 203.0.113.9", "198.51.100.1"),
        (2, b"203.0.113.9", "203.0.113.9"),
        (1, b"", "192.0.2.1"),
        (1, b" , ", "192.0.2.1"),
    ],
)
def test_whose_place_it_is(proxies: int, told: bytes, address: str) -> None:
    assert address_of({"client": ("192.0.2.1", 1), "headers": [(b"X-Forwarded-For", told)]}, proxies) == address
    assert address_of({"headers": []}, 0) == ""


@pytest.mark.parametrize(("told", "length"), [(b"12", 12), (b"-1", None), (b"1_0", None), (b"\xb2", None), (b"9" * 30, None), (b"", None)])
def test_what_was_said_of_the_length(told: bytes, length: int | None) -> None:
    assert declared_length([(b"Content-Length", told)]) == length


def refusal_told(**sent: Any) -> dict[str, Any]:
    application = Application()
    send(application, b"x", path=PAGE, **sent)
    return application.told


def test_the_application_hears_why_and_gets_nothing(tmp_path: Path) -> None:
    told = refusal_told(limits=limits(tmp_path), headers=headers(GIGABYTES))
    assert told[REFUSED] == "too_large"
    assert told["CONTENT_LENGTH"] == "0"


def test_nobody_can_say_it_in_a_header(tmp_path: Path) -> None:
    told = refusal_told(limits=limits(tmp_path), headers=[*headers(1), (b"hervat.refused", b"busy"), (b"hervat-refused", b"busy")])
    assert REFUSED not in told


@pytest.mark.parametrize(
    ("refusal", "status", "words"), [("too_large", 413, "25 MB"), ("late", 408, "te lang"), ("busy", 503, "een minuut")]
)
def test_a_person_gets_a_page_in_their_own_language(client: Client, refusal: str, status: int, words: str) -> None:
    answer = client.post(PAGE, headers={"Accept-Language": "nl"}, **{REFUSED: refusal})  # type: ignore[arg-type]
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert 'href="/dossiers/1d0e/"' in answer.content.decode()
    assert "Content-Security-Policy" in answer.headers
    assert ("Retry-After" in answer.headers) == (status == 503)


def test_others_are_answered_as_ever(rf: RequestFactory) -> None:
    assert explain_refused_upload(lambda _request: HttpResponse("zo"))(rf.get("/")).status_code == 200


@pytest.mark.parametrize("size", [0, 10, 5_000_000])
def test_a_part_has_no_name_on_disk(rf: RequestFactory, settings: Settings, tmp_path: Path, size: int) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    content = os.urandom(size)
    request = rf.post(PAGE, {"bestand": SimpleUploadedFile("brief.pdf", content, "application/pdf")})
    found = request.FILES["bestand"]
    assert isinstance(found, UploadedFile)
    assert (found.name, found.content_type, found.size) == ("brief.pdf", "application/pdf", size)
    assert list(tmp_path.iterdir()) == []
    assert found.read() == content
    assert os.fstat(found.fileno()).st_nlink == 0
    assert os.fstat(found.fileno()).st_mode & 0o777 == 0o600
    request.close()
    assert found.closed


def test_limits_of_size_fit_together(settings: Settings) -> None:
    assert MAX_FILE_BYTES < MAX_UPLOAD_BYTES == 26 * 1024 * 1024
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE <= LARGE_BYTES
