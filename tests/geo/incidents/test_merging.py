from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.frame import Modality, Precision
from geo.incidents.merging import MergedIncident, Told, merge
from geo.incidents.model import Incident, When
from geo.reports.model import Report
from geo.toponyms.model import Relation, RelationKind
from tests.geo.incidents.telling import MAY_3, TOWN, merged_of, tell

JULY = When(date(2022, 7, 1), date(2022, 7, 31), "month")
FIRST, SECOND, THIRD = (Report(f"r{number}", "text") for number in (1, 2, 3))


def day(number: int) -> When:
    return When(date(2022, 7, number), date(2022, 7, number), "day")


def merged_copies(*told: tuple[Report, list[Incident]]) -> list[MergedIncident]:
    """Of reports that all repeat the first."""
    return merge(Told(report, told[0][0].report_id, incidents) for report, incidents in told)


def test_equal_incidents_of_two_reports_are_one_with_both_sources() -> None:
    (merged,) = merged_of((FIRST, [tell(when=MAY_3)]), (SECOND, [tell(when=MAY_3, report_id="r2")]))
    assert merged.reports == (FIRST, SECOND)


def test_without_a_day_reports_are_not_merged() -> None:
    assert len(merged_of((FIRST, [tell()]), (SECOND, [tell(report_id="r2")]))) == 2


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
    merged = merged_of((FIRST, told))
    assert len({m.incident_id for m in merged}) == len(merged) == len(told)


def test_the_surer_telling_stands_and_each_claim_is_named_once() -> None:
    told = [
        (FIRST, [tell(when=MAY_3, claimed_by="the mayor", confidence=0.5)]),
        (SECOND, [tell(when=MAY_3, report_id="r2", claimed_by="residents", confidence=0.9, evidence="under fire")]),
        (THIRD, [tell(when=MAY_3, report_id="r3", claimed_by="the mayor", confidence=0.7)]),
    ]
    (merged,) = merged_of(*told)
    assert merged.incident.evidence == "under fire"
    assert merged.incident.claimed_by == "the mayor; residents"
    assert len(merged.reports) == 3


def test_the_sides_of_several_speakers_stand_in_their_order() -> None:
    told = [
        (FIRST, [tell(when=MAY_3, claimed_by="the mayor", claim_side="ukrainian_official")]),
        (SECOND, [tell(when=MAY_3, report_id="r2", claimed_by="Ivan Petrov")]),
        (THIRD, [tell(when=MAY_3, report_id="r3", claimed_by="residents", claim_side="resident")]),
    ]
    (merged,) = merged_of(*told)
    assert merged.incident.claimed_by == "the mayor; Ivan Petrov; residents"
    assert merged.incident.claim_side == "ukrainian_official; unknown; resident"
    (unclaimed,) = merged_of((FIRST, [tell(when=MAY_3)]), (SECOND, [tell(when=MAY_3, report_id="r2")]))
    assert (unclaimed.incident.claimed_by, unclaimed.incident.claim_side) == (None, None)


def test_a_further_report_changes_no_id() -> None:
    told = [(FIRST, [tell(when=MAY_3), tell(incident_type="looting")])]
    more = [(SECOND, [tell(when=MAY_3, report_id="r2"), tell(incident_type="protest", report_id="r2")])]
    before = {m.incident_id for m in merged_of(*told)}
    assert before < {m.incident_id for m in merged_of(*told, *more)}
    assert before < {m.incident_id for m in merged_of(*more, *told)}


def test_one_report_that_tells_twice_is_one_source() -> None:
    (merged,) = merged_of((FIRST, [tell(when=MAY_3), tell(when=MAY_3, sentence=2)]))
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
    assert [len(m.reports) for m in merged_of(*told)] == [2, 2, 2]


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
    assert len(merged_of((Report("r1", "a"), ends[:1]), (Report("r2", "b"), ends[1:]))) == 1


def test_a_month_and_a_day_in_it_are_one_incident_on_that_day() -> None:
    (merged,) = merged_of((FIRST, [tell(when=JULY)]), (SECOND, [tell(when=day(18))]))
    assert (merged.when, merged.reports) == (day(18), (FIRST, SECOND))
    assert merged.incident_id == merged_of((FIRST, [tell(when=JULY)]))[0].incident_id


def test_a_month_is_none_of_several_days_in_it() -> None:
    merged = merged_of((FIRST, [tell(when=day(18))]), (SECOND, [tell(when=day(20))]), (THIRD, [tell(when=JULY)]))
    assert [m.when for m in merged] == [day(18), day(20), JULY]


def test_a_month_that_became_a_day_takes_up_no_other_day() -> None:
    merged = merged_of((FIRST, [tell(when=JULY)]), (SECOND, [tell(when=day(18))]), (THIRD, [tell(when=day(20))]))
    assert [m.reports for m in merged] == [(FIRST, SECOND), (THIRD,)]


def test_more_than_a_month_is_merged_with_its_like_only() -> None:
    year = When(date(2022, 1, 1), date(2022, 12, 31), "year")
    told = [(FIRST, [tell(when=day(18))]), (SECOND, [tell(when=year)]), (THIRD, [tell(when=year)])]
    assert [m.reports for m in merged_of(*told)] == [(FIRST,), (SECOND, THIRD)]


def test_days_that_one_report_tells_apart_stay_apart() -> None:
    assert len(merged_of((FIRST, [tell(when=JULY), tell(when=day(18))]))) == 2


def test_copies_of_a_report_tell_the_same_without_a_day_and_without_a_place() -> None:
    told = [tell(), tell(place=None), tell(place=None, incident_type="looting", when=day(18))]
    merged = merged_copies((FIRST, told), (SECOND, told))
    assert [m.reports for m in merged] == [(FIRST, SECOND)] * 3


def test_a_copy_that_gives_the_day_gives_it_to_the_incident() -> None:
    (merged,) = merged_copies((FIRST, [tell()]), (SECOND, [tell(when=day(18))]))
    assert merged.when == day(18)
    assert len(merged_copies((FIRST, [tell(when=day(20))]), (SECOND, [tell(when=day(18))]))) == 2


WHENS = st.sampled_from([None, JULY, *map(day, range(1, 6)), When(date(2022, 7, 2), date(2022, 7, 4), "day")])
TELLINGS = st.builds(
    tell,
    incident_type=st.sampled_from(["shelling", "looting"]),
    place=st.sampled_from([TOWN, None]),
    modality=st.sampled_from([Modality.REPORTED, Modality.DENIED]),
    when=WHENS,
)


@given(st.lists(st.tuples(st.integers(0, 3), st.lists(TELLINGS, max_size=4)), max_size=7))
def test_nothing_is_lost_and_what_is_told_later_changes_no_id(told: list[tuple[int, list[Incident]]]) -> None:
    numbered = [
        Told(Report(f"r{n}", "text"), f"r{min(original, n)}", incidents) for n, (original, incidents) in enumerate(told)
    ]
    ids = {m.incident_id for m in merge(numbered[:-1])}
    merged = merge(numbered)
    assert ids <= {m.incident_id for m in merged}
    assert len({m.incident_id for m in merged}) == len(merged)
    shown = {(m.incident.incident_type, m.incident.place, m.incident.modality, r) for m in merged for r in m.reports}
    assert shown == {(i.incident_type, i.place, i.modality, t.report) for t in numbered for i in t.incidents}
