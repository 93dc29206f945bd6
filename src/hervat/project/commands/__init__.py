"""What ``hervat`` can do: one module a command, with ``add_arguments(parser, speaker)`` and ``run(arguments, speaker) -> exit code``.

A module is imported only when its command is asked for, so that none slows another down.
"""
