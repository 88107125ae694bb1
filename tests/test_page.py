"""What the page takes along: everything of the run once, in both languages, and nothing that could act."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from importlib.resources import files

import pytest

from enforceplan.domain import Level, Officer
from enforceplan.outcome import Status
from enforceplan.report.page import page
from enforceplan.report.page_account import Pattern
from enforceplan.report.page_data import page_data
from enforceplan.report.page_words import vocabulary
from enforceplan.report.view import View
from enforceplan.rules.base import Finding, Text
from enforceplan.text import LANGUAGES, words
from page_sample import NASTY, Outline, hostile, two_streets
from report_sample import outcome


def test_it_escapes_everything_and_fetches_nothing() -> None:
    seen = Outline(page(View(hostile())))
    # its data, the plotting library, its own script
    assert seen.tags.count("script") == 3
    assert "img" not in seen.tags
    assert seen.fetched == []
    told = seen.told()
    assert NASTY in told["title"]["zh"]
    assert {job["name"] for job in told["jobs"] if job["code"] == "A1"} == {NASTY}
    assert [one["reason"] for one in told["left_out"]] == [{"zh": NASTY, "en": NASTY}]


def test_only_its_own_scripts_may_run() -> None:
    seen = Outline(page(View(outcome())))
    hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in seen.scripts]
    assert len(hashes) == 2
    assert f"script-src {' '.join(hashes)};" in seen.policy
    assert seen.policy.startswith("default-src 'none';")


def test_the_plotting_library_is_what_its_maker_published() -> None:
    library = files("enforceplan.report").joinpath("web", "chartist-1.5.0", "chartist.umd.js").read_bytes()
    # sha256 of dist/index.umd.js in the npm package chartist 1.5.0
    assert sha256(library).hexdigest() == "944597015852d8a65defe451a37202e8232938e98ac2215f08bd42a55d573e9d"
    text = page(View(outcome()))
    assert "Permission is hereby granted, free of charge" in text
    assert "sourceMappingURL" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_begins_in_the_language_of_the_run_and_knows_both(language: str) -> None:
    text = page(View(outcome(language=language)))
    w = words(language)
    assert f'<html lang="{language}">' in text
    for key in ("audit.passed", "audit.caution", "page.filters"):
        assert w(key) in text
    told = Outline(text).told()
    assert told["language"] == language
    assert told["verdict"] == {one: words(one)("audit.passed") for one in LANGUAGES}
    assert [one["reason"] for one in told["left_out"]] == [{"zh": "缺{人}", "en": "nobody is {free}"}]
    assert [(one["zh"], one["en"]) for one in told["notices"]] == [("按目录补齐", "filled in")]
    assert told["days"][5] == {"zh": f"{words('zh')('weekday.5')} 05-16", "en": "Sat 05-16"}


def test_the_same_run_gives_the_same_bytes() -> None:
    assert page(View(outcome())) == page(View(replace(outcome(), seconds=9.0)))


def test_its_data_are_what_the_roster_says() -> None:
    given = outcome()
    assert given.roster is not None
    told = page_data(View(given))
    assert len(told["duties"]) == len(given.roster.duties)
    jobs = {job["code"]: job for job in told["jobs"]}
    # Monday 20:00 to Tuesday 01:00, in minutes after Monday's midnight
    assert (jobs["A1"]["from"], jobs["A1"]["to"]) == (20 * 60, 25 * 60)
    # Saturday: four asked, two of them certified ones that are missing
    assert (jobs["P1-5"]["from"], jobs["P1-5"]["asked"], jobs["P1-5"]["lacks"]) == (5 * 1440 + 7 * 60, 4, [2, 0, 0])
    assert jobs["HOME-6"]["kind"] == "on_call"
    teams = jobs["A1"]["teams"]
    sent = {(code, teams[team]["part"]) for code, job, team, _, _ in told["duties"] if told["jobs"][job] is jobs["A1"]}
    assert {("C1", "commander"), ("U1", "enforcing"), ("P1", "unasked")} <= sent
    away = {one["officer"]: one["away"] for one in told["officers"]}
    # leave from Tuesday 22:00 to Thursday
    assert away["F1"] == [{"from": 46 * 60, "to": 72 * 60, "kind": "leave"}]


def test_sentences_of_findings_come_out_as_the_audit_says_them() -> None:
    view = View(outcome())
    told = page_data(view)["rules"]
    said = {
        language: ["".join(_filled(piece, one["values"]) for piece in rule["texts"][one["code"]][language])
                   for rule in told for one in rule["found"]]
        for language in LANGUAGES
    }  # fmt: skip
    assert said["en"] == [view.told(finding).en for finding in view.findings] != []
    assert said["zh"] == [view.told(finding).zh for finding in view.findings]


def _filled(piece: str | int, values: list[str]) -> str:
    return values[piece] if isinstance(piece, int) else piece


def test_braces_and_forms_of_a_sentence_are_kept() -> None:
    forms = "{ $n ->\n    [one] one duty\n   *[other] { $n } duties\n}"
    text = Text('{ "{" }x{ "}" }共{ $n }，“{ $who }”', f'{{ $who }} has {forms} {{ "{{" }}of{{ "}}" }} {{ $n }}')
    finding = Finding("e", "r", Level.POLICY, 1, "c", {"who": "{U1}"}, {"n": 1234})
    pattern = Pattern(text)
    said = {
        language: "".join(_filled(piece, pattern.values(finding)) for piece in pieces)
        for language, pieces in pattern.pieces.items()
    }
    assert said == {"zh": "{x}共1234，“{U1}”", "en": "{U1} has 1234 duties {of} 1234"}


def test_no_number_of_a_person_is_in_it() -> None:
    given = outcome()
    people: dict[str, Officer] = {
        code: replace(officer, phone="13900001111") for code, officer in given.scenario.officers.items()
    }
    text = page(View(replace(given, scenario=replace(given.scenario, officers=people)), full_numbers=True))
    assert "42090012345" not in text
    assert "13900001111" not in text


def test_a_street_has_its_own_page() -> None:
    view = View(two_streets())
    told = page_data(view.of_street("S2"))
    assert [job["code"] for job in told["jobs"]] == ["A2"]
    # U2 serves A2 there, the fire officers are managed there
    assert [one["officer"] for one in told["officers"]] == ["U2", "F1", "F2"]
    # U2 is busy with A1, on Monday from 20:00 to 01:00, at the other street
    assert told["officers"][0]["away"] == [{"from": 20 * 60, "to": 25 * 60, "kind": "elsewhere"}]
    assert [one["code"] for one in told["left_out"]] == ["B1"]
    assert (told["score"], list(told["owners"])) == ([], ["UM", "FR"])
    assert told["score"] != page_data(view)["score"]


def test_a_run_without_a_roster_has_a_page() -> None:
    told = page_data(View(replace(outcome(), roster=None, verdict=None, status=Status.OUT_OF_TIME, score={})))
    assert (told["duties"], told["passed"]) == ([], False)
    assert [one["code"] for one in told["left_out"]] == ["A1", "A2", "B1"]
    assert told["verdict"]["en"] == words("en")("audit.none")


def test_every_word_that_the_script_asks_for_comes_along() -> None:
    folder = files("enforceplan.report").joinpath("web")
    scripts = "\n".join(part.read_text(encoding="utf-8") for part in folder.iterdir() if part.name.endswith(".js"))
    keys = set(re.findall(r"\b(?:t|nothing)\(\"([\w.]+)\"", scripts))
    assert len(keys) > 50
    assert [key for language in LANGUAGES for key in keys if key not in vocabulary()[language]] == []


def test_times_before_the_week_are_negative() -> None:
    given = outcome()
    f1 = given.scenario.officers["F1"]
    early = replace(f1.absences[0], span=replace(f1.absences[0].span, start=datetime(2026, 5, 10, 23)))
    people = {**given.scenario.officers, "F1": replace(f1, absences=(early,))}
    told = page_data(View(replace(given, scenario=replace(given.scenario, officers=people))))
    assert [one["away"][0]["from"] for one in told["officers"] if one["away"]] == [-60]
