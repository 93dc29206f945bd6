"""A program: writes so many mails to be sent, each by itself. Usage: ``python -m tests.project.commands.write_mail 40``."""

from __future__ import annotations

import sys

import django

if __name__ == "__main__":
    django.setup()
    from hervat.apps.jobs import outbox

    for number in range(int(sys.argv[1])):
        outbox.enqueue(key=f"mail:{number}", to=f"w{number}@post.example", subject="Er staat iets voor u klaar", body="Log in.\n")
