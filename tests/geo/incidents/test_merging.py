from dataclasses import replace
from datetime import date

from geo.frame import Modality, Precision
from geo.incidents.merging import merge
from geo.incidents.model import When
from geo.reports.model import Report
from geo.toponyms.model import Relation, RelationKind
from tests.geo.incidents.telling import MAY_3, TOWN, tell

FIRST, SECOND, THIRD = (Report(f"r{number}", "text") for number in (1, 2, 3))


def test_equal_incidents_of_two_reports_are_one_with_both_sources() -> None:
    (merged,) = merge([(FIRST, [tell(when=MAY_3)]), (SECOND, [tell(when=MAY_3, report_id="r2")])])
    assert merged.reports == (FIRST, SECOND)


def test_without_a_day_reports_are_not_merged() -> None:
    assert len(merge([(FIRST, [tell()]), (SECOND, [tell(report_id="r2")])])) == 2


def test_type_place_modality_precision_and_days_tell_incidents_apart() -> None:
    may = When(date(2022, 5, 1), date(2022, 5, 31), "month")
    told = [
        tell(when=MAY_3),
        tell(when=MAY_3, incident_type="looting"),
        tell(when=MAY_3, place=None),
        tell(when=MAY_3, modality=Modality.DENIED),
        tell(when=MAY_3, precision=Precision.NEAR_SETTLEMENT),
        tell(when=may),
    ]
    merged = merge([(FIRST, told)])
    assert len({m.incident_id for m in merged}) == len(merged) == len(told)


def test_the_surer_telling_stands_and_each_claim_is_named_once() -> None:
    told = [
        (FIRST, [tell(when=MAY_3, claimed_by="the mayor", confidence=0.5)]),
        (SECOND, [tell(when=MAY_3, report_id="r2", claimed_by="residents", confidence=0.9, evidence="under fire")]),
        (THIRD, [tell(when=MAY_3, report_id="r3", claimed_by="the mayor", confidence=0.7)]),
    ]
    (merged,) = merge(told)
    assert merged.incident.evidence == "under fire"
    assert merged.incident.claimed_by == "the mayor; residents"
    assert len(merged.reports) == 3


def test_the_sides_of_several_speakers_stand_in_their_order() -> None:
    told = [
        (FIRST, [tell(when=MAY_3, claimed_by="the mayor", claim_side="ukrainian_official")]),
        (SECOND, [tell(when=MAY_3, report_id="r2", claimed_by="Ivan Petrov")]),
        (THIRD, [tell(when=MAY_3, report_id="r3", claimed_by="residents", claim_side="resident")]),
    ]
    (merged,) = merge(told)
    assert merged.incident.claimed_by == "the mayor; Ivan Petrov; residents"
    assert merged.incident.claim_side == "ukrainian_official; unknown; resident"
    (unclaimed,) = merge([(FIRST, [tell(when=MAY_3)]), (SECOND, [tell(when=MAY_3, report_id="r2")])])
    assert (unclaimed.incident.claimed_by, unclaimed.incident.claim_side) == (None, None)


def test_a_further_report_changes_no_id() -> None:
    told = [(FIRST, [tell(when=MAY_3), tell(incident_type="looting")])]
    more = [(SECOND, [tell(when=MAY_3, report_id="r2"), tell(incident_type="protest", report_id="r2")])]
    before = {m.incident_id for m in merge(told)}
    assert before < {m.incident_id for m in merge(told + more)}
    assert before < {m.incident_id for m in merge(more + told)}


def test_one_report_that_tells_twice_is_one_source() -> None:
    (merged,) = merge([(FIRST, [tell(when=MAY_3), tell(when=MAY_3, sentence=2)])])
    assert merged.reports == (FIRST,)


def test_nothing_told_is_nothing() -> None:
    assert merge([]) == []


def test_what_is_beside_a_place_is_apart_by_how_far_and_which_way() -> None:
    south, west = (
        tell(precision=Precision.NEAR_SETTLEMENT, when=MAY_3, relation=Relation(RelationKind.AWAY, 0, 9, 12, bearing))
        for bearing in (180, 270)
    )
    near = replace(south, relation=Relation(RelationKind.NEAR, 0, 9))
    told = [(Report(name, name), [south, west, near]) for name in ("r1", "r2")]
    assert [len(m.reports) for m in merge(told)] == [2, 2, 2]


def test_between_two_places_is_the_same_from_either_end() -> None:
    other = replace(TOWN, place_id="UA-other")
    ends = [
        tell(
            place=here,
            when=MAY_3,
            precision=Precision.NEAR_SETTLEMENT,
            relation=Relation(RelationKind.BETWEEN, 0, 9, other=there),
        )
        for here, there in ((TOWN, other), (other, TOWN))
    ]
    assert len(merge([(Report("r1", "a"), ends[:1]), (Report("r2", "b"), ends[1:])])) == 1
