"""No word in an element takes an act out of the rules on powers and on two officers."""

from __future__ import annotations

import pytest

from enforceplan.errors import Complaint, ScenarioFaulty
from test_load_resolve import scenario


def complaints(elements: str, **cells: str) -> tuple[Complaint, ...]:
    operation = {"code": "A", "elements": elements, "minutes": "120", "windows": "09:00-12:00", **cells}
    try:
        scenario(operations=[operation])
    except ScenarioFaulty as fault:
        return fault.complaints
    return ()


@pytest.mark.parametrize(
    "elements", ["UM 2c; PS 1c keeping", "UM 2c items=UM-01; TP 1c+1a keeping", "UM 2c; FR 2c support"]
)
def test_what_law_allows_is_accepted(elements: str) -> None:
    assert complaints(elements) == ()


@pytest.mark.parametrize(
    ("elements", "cells", "required"),
    [
        ("UM 1c keeping", {}, "order to be kept by police"),
        ("UM 2c; FR 2c keeping", {}, "order to be kept by police"),
        ("UM 2c; PS 1c keeping items=PS-01", {}, "without items"),
        ("UM 1c support items=UM-01", {}, "dealt with by an enforcing element"),
        ("PS 1c keeping", {"coercive_kind": "measure"}, "an enforcing element where an operation is coercive"),
        ("UM 2c support", {"coercive_kind": "execution"}, "an enforcing element where an operation is coercive"),
    ],
)
def test_what_would_shed_the_law_is_refused(elements: str, cells: dict[str, str], required: str) -> None:
    (complaint,) = complaints(elements, **cells)
    assert required in complaint.required_en
    assert complaint.column == "elements"


def test_rows_that_contradict_each_other_are_refused() -> None:
    """Two ledger rows of one officer, two exceptions for one day, two offers that cross."""
    officer = {"code": "UM", "department": "UM", "standing": "certified", "count": 3}
    ledger = [{"officer": "UM-01", "minutes": 60}, {"officer": "UM", "nights": 1}]
    granted = {"rule": "min_rest", "subject": "UM-01", "limit": 7, "reason": "flood", "approved_by": "director"}
    exceptions = [
        {**granted, "from": "2026-03-02", "to": "2026-03-04"},
        {**granted, "from": "2026-03-04", "to": "2026-03-05"},
    ]
    offer = {"department": "UM", "date": "2026-03-02", "heads": 1}
    offers = [{**offer, "from": "08:00", "to": "12:00"}, {**offer, "from": "11:00", "to": "14:00"}]
    with pytest.raises(ScenarioFaulty) as caught:
        scenario(officers=[officer], ledger=ledger, exceptions=exceptions, offers=offers)
    required = [complaint.required_en for complaint in caught.value.complaints]
    assert len(required) == 3
    assert any("a code of its own" in text for text in required)
    assert any("one exception" in text for text in required)
    assert any("alike or apart" in text for text in required)


def test_alike_offers_and_offers_apart_are_accepted() -> None:
    offer = {"department": "UM", "date": "2026-03-02", "heads": 1}
    offers = [{**offer, "to": "12:00"}, {**offer, "to": "12:00"}, {**offer, "from": "12:00"}]
    made = scenario(officers=[{"code": "UM-1", "department": "UM", "standing": "certified"}], offers=offers)
    assert len(made.offers) == 3
