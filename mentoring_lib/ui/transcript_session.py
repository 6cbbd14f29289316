"""Looking back on real talks: what a learner does step by step, without the panel."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.catalog.merid import merid_book
from mentoring_lib.catalog.names import name_lists
from mentoring_lib.errors import MentoringError
from mentoring_lib.practice.talk_report.progress import Report
from mentoring_lib.records.own_talks import (
    OwnTalk,
    forget_own_talk,
    keep_own_talk,
    new_talk,
    own_talks,
)
from mentoring_lib.records.workspace import Workspace
from mentoring_lib.ui.tracker_panel import structures
from mentoring_lib.ui.transcript_intake import PASTED, Intake, Upload
from mentoring_lib.ui.transcript_intake_view import names_view, speakers_view
from mentoring_lib.ui.transcript_open import OpenTalk
from mentoring_lib.ui.transcript_report_view import label_names
from mentoring_lib.ui.transcript_screens import ReportWords, choice_view, report_view

Message = Mapping[str, Any]
Screen = dict[str, Any]

TABLE = "codeertabel.csv"


class TranscriptSession:
    """Everything around real talks; only ``confirm`` and what comes after it write to disk.

    Attributes:
        intake: A talk that isn't kept yet, with its names, in memory only.
        opened: A kept talk that lies open.
        trouble: What went wrong last, in Dutch; empty when nothing did.
    """

    def __init__(
        self, catalog: Catalog, workspace: Workspace | None, now: Callable[[], datetime]
    ) -> None:
        """Start with the choice of a talk."""
        self.texts = catalog.texts("transcript")
        self.intake: Intake | None = None
        self.opened: OpenTalk | None = None
        self.trouble = ""
        self._catalog, self._workspace, self._now = catalog, workspace, now
        self._lists = name_lists(catalog)
        self._structures = structures(catalog)
        self._words = ReportWords(self.texts, catalog.texts("coverage"), merid_book(catalog))
        self._upload = Upload()
        self._reports: dict[str, Report] = {}
        self._loose: tuple[OwnTalk, ...] = ()

    def answer(self, message: Message) -> Screen | None:
        """Do what the learner asks and return what to show; None when nothing changes."""
        self.trouble = ""
        try:
            if self.opened is not None:
                return self._with_open_talk(self.opened, message)
            if self.intake is not None:
                return self._with_intake(self.intake, message)
            return self._choosing(message)
        except MentoringError as error:
            self.trouble = self._told(error)
        except OSError:
            self.trouble = self.texts["not_kept"]
        return self.screen()

    def screen(self) -> Screen:
        """Return what to show now, complete."""
        if self.opened is not None:
            return self._report(self.opened, turns=None)
        if self.intake is not None and self.intake.review is not None:
            view = names_view(self.intake, self.intake.review, self.texts)
            return {"screen": "names", "trouble": self.trouble, **view}
        if self.intake is not None:
            return {"screen": "speakers", "trouble": self.trouble, **speakers_view(self.intake)}
        return self._choice()

    def _choosing(self, message: Message) -> Screen | None:
        match message:
            case {"type": "piece", "name": str(name)}:
                content = self._arrived(message)
                if content is None:
                    return None
                self.intake = Intake(content, name, self._lists)
            case {"type": "paste", "text": str(text)}:
                self.intake = Intake(text.encode(errors="replace"), PASTED, self._lists)
            case {"type": "open", "id": str(name)}:
                found = [talk for talk in self._kept()[0] if talk.id == name]
                self.opened = self._open(found[0]) if found else None
            case {"type": "show"}:
                pass
            case _:
                return None
        return self.screen()

    def _with_intake(self, intake: Intake, message: Message) -> Screen | None:
        match message:
            case {"type": "roles", "roles": dict(roles)}:
                intake.divide(roles)
            case {"type": "decide", "numbers": list(numbers), "replaced": bool(replaced)}:
                intake.decide(
                    [each for each in numbers if isinstance(each, int)], replaced=replaced
                )
            case {"type": "add", "words": str(words), "kind": str(kind)}:
                intake.add(words, kind)
            case {"type": "confirm"} if intake.review is not None:
                self._confirm(intake)
            case {"type": "back"} if intake.review is not None:
                intake.review = None
            case {"type": "back" | "close"}:
                self.intake = None
            case {"type": "show"}:
                pass
            case _:
                return None
        return self.screen()

    def _confirm(self, intake: Intake) -> None:
        talk = new_talk(intake.lines(), self._now())
        self._keep(talk)
        # From here on nothing holds the names any more.
        self.intake = None
        self.opened = self._open(talk)

    def _with_open_talk(self, opened: OpenTalk, message: Message) -> Screen | None:
        match message:
            case {"type": "show"}:
                pass
            case {"type": "table"}:
                return {"screen": "table", "name": TABLE, "text": opened.table()}
            case {"type": "delete"}:
                self._forget(opened.kept)
            case {"type": "close"}:
                self.opened = None
            case _:
                return self._coding(opened, message)
        return self.screen()

    def _coding(self, opened: OpenTalk, message: Message) -> Screen | None:
        match message:
            case {"type": "label", "number": int(number), "label": str(label)}:
                return self._changed(opened, number) if opened.relabel(number, label) else None
            case {"type": "role", "number": int(number), "role": str(role)}:
                return self._changed(opened, number) if opened.recast(number, role) else None
            case {"type": "structure", "slug": str(slug)}:
                opened.choose(slug)
            case {"type": "drop_codes"}:
                opened.drop_codes()
            case {"type": "piece", "name": str(name)}:
                content = self._arrived(message)
                if content is None:
                    return None
                opened.take_codes(content, name, label_names(self.texts))
            case _:
                return None
        return self._changed(opened, None)

    def _arrived(self, message: Message) -> bytes | None:
        """Return a file from the browser when all of it is there."""
        match message:
            case {"at": int(at), "of": int(of), "data": str(piece)}:
                return self._upload.take(at, of, piece)
        return None

    def _changed(self, opened: OpenTalk, number: int | None) -> Screen:
        """Keep what changed; show one turn anew, or all of them."""
        self._reports.pop(opened.kept.id, None)
        try:
            self._keep(opened.kept)
        except OSError:
            self.trouble = self.texts["not_kept"]
        return self._report(opened, turns=number)

    def _choice(self) -> Screen:
        talks, unreadable = self._kept()
        view = choice_view(talks, unreadable, self.texts)
        loose = self.texts["no_workspace"] if self._workspace is None else ""
        return {"screen": "choose", "trouble": self.trouble, "loose": loose, **view}

    def _report(self, opened: OpenTalk, turns: int | None) -> Screen:
        talks, _ = self._kept()
        view = report_view(opened, talks, [self._figures(each) for each in talks], self._words)
        if turns is not None:
            view["turns"] = [view["turns"][turns - 1]]
        partly = turns is not None
        return {"screen": "report", "trouble": self.trouble, "partly": partly, **view}

    def choices(self) -> dict[str, Any]:
        """Return what a learner chooses from: labels and kinds of talk."""
        return {
            "labels": [[label, name] for label, name in label_names(self.texts).items()],
            "structures": [[each.slug, each.title] for each in self._structures.values()],
        }

    def _told(self, error: MentoringError) -> str:
        line = error.place.rpartition(":")[2]
        where = self.texts["at_line"].format(line=line) + " " if line.isdecimal() else ""
        return f"{where}{error.problem} {error.remedy}"

    def _open(self, talk: OwnTalk) -> OpenTalk:
        return OpenTalk(talk, self._structures, self._words.merid)

    def _figures(self, talk: OwnTalk) -> Report:
        if self.opened is not None and talk.id == self.opened.kept.id:
            return self.opened.report()
        if talk.id not in self._reports:
            self._reports[talk.id] = self._open(talk).report()
        return self._reports[talk.id]

    def _kept(self) -> tuple[tuple[OwnTalk, ...], int]:
        if self._workspace is None:
            return self._loose, 0
        kept = own_talks(self._workspace)
        return kept.talks, kept.unreadable

    def _keep(self, talk: OwnTalk) -> None:
        if self._workspace is None:
            others = tuple(each for each in self._loose if each.id != talk.id)
            self._loose = tuple(sorted((*others, talk), key=lambda each: each.kept_at))
        else:
            keep_own_talk(self._workspace, talk)

    def _forget(self, talk: OwnTalk) -> None:
        if self._workspace is None:
            self._loose = tuple(each for each in self._loose if each.id != talk.id)
        else:
            forget_own_talk(self._workspace, talk)
        self._reports.pop(talk.id, None)
        self.opened = None
