"""Who may stand in a further benchmark file: with all earlier ones it tells of no fewer than ten."""

from opposite.domain.comparison.benchmark_secrecy import Given, members_for, parts_of, questions_for

Q = frozenset({"q"})


def group(letter, number):
    """So many members called by a letter."""
    return {f"{letter}{place:02}" for place in range(number)}


def file(*groups, questions=Q):
    return Given({member: Q for members in groups for member in members}, questions)


def test_files_cut_their_members_into_parts():
    assert set(parts_of([{"a", "b", "c"}, {"b", "c", "d"}])) == {frozenset("a"), frozenset("bc"), frozenset("d")}


def test_ten_are_enough_for_a_first_file_and_nine_are_not():
    assert members_for(group("a", 10), []) == group("a", 10)
    assert members_for(group("a", 9), []) == frozenset()


def test_one_more_waits_until_ten_more_are_there():
    first = file(group("a", 10))
    assert members_for(group("a", 10) | group("b", 1), [first]) == group("a", 10)
    assert members_for(group("a", 10) | group("b", 9), [first]) == group("a", 10)
    assert members_for(group("a", 10) | group("b", 10), [first]) == group("a", 10) | group("b", 10)


def test_where_one_has_gone_nine_others_are_left_out_too():
    first = file(group("a", 20))
    kept = members_for(group("a", 20) - {"a00"}, [first])
    assert kept == group("a", 11) - {"a00"}


def test_where_one_has_gone_of_fewer_than_twenty_none_of_them_can_stand_in_a_file():
    assert members_for(group("a", 19) - {"a00"}, [file(group("a", 19))]) == frozenset()


def test_a_kind_of_organisation_stands_alone_where_ten_are_of_it_and_ten_are_not():
    everybody = file(group("a", 10), group("b", 10))
    assert members_for(group("a", 10), [everybody]) == group("a", 10)
    fewer = file(group("a", 10), group("b", 9))
    assert members_for(group("a", 10), [fewer]) == frozenset()


def test_a_question_is_told_where_ten_have_a_figure_in_each_part_that_files_cut():
    half = {member: Q if member < "a10" else frozenset() for member in group("a", 20)}
    assert questions_for(half, []) == Q
    fewer = {**half, "a00": frozenset()}
    assert questions_for(fewer, []) == frozenset()


def test_a_question_that_no_file_told_of_cannot_be_worked_out_of_them():
    members = dict.fromkeys(group("a", 10), Q)
    rest = {member: Q if member == "b00" else frozenset() for member in group("b", 10)}
    told, silent = Given(members | rest, Q), Given(members | rest, frozenset())
    assert questions_for(members, [told]) == frozenset()
    assert questions_for(members, [silent]) == Q
