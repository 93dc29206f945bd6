"""The settings as the type checker loads them: with a key of its own, so that looking at types needs no installation."""

import os

os.environ.setdefault("HERVAT_SECRET_KEY", "no-secret: this key only lets the settings be looked at by a type checker")

from hervat.project.settings import *  # noqa: F403 -- after the key; all of them
