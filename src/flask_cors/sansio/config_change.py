"""Changes of a configuration: what each of them is about, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConfigChange:
    """One difference that :meth:`CORS.reconfigure` has made.

    .. code-block:: python

        for change in cors.reconfigure(app, origins=load_origins()):
            app.logger.info("CORS: %s", change)

    As text it is a line for a log; long values are cut there, and passwords masked.

    .. versionadded:: 7.0
    """

    path: str | None
    """The path pattern of the entry, as it is written; absent for a decorated view, and
    for what counts where no entry does.
    """

    option: str | None
    """The option; absent where the policy as a whole was added or removed."""

    before: object
    """The value that was in force, as it was written, but for passwords in it: three
    stars stand in their place. Of a policy, a dict of its options; ``None`` of one that
    was added.
    """

    after: object
    """The value that is in force now, as it is written; ``None`` of a policy that was
    removed.
    """

    blueprint: str | None = None
    """The name of the blueprint whose entry it is, if it is one's."""

    view: str | None = None
    """The decorator and its line, such as ``@cross_origin(), views.py:12``, where it is
    about a decorated view.
    """

    number: int | None = None
    """Which of several policies for one path it is about, counted from 1."""

    def __str__(self) -> str:
        from . import config_wording

        about = config_wording.subject(
            self.path, self.blueprint, self.view, self.number
        )
        return about + config_wording.said(self.option, self.before, self.after)
