"""What takes many plans to answer is found out once for all who ask, can be stopped, and keeps what there is by then."""

import threading

from opposite.engine.roadmap import enquiries as module
from opposite.engine.roadmap.enquiries import Enquiries

PATIENCE = 10


def over(enquiry):
    for _ in range(PATIENCE * 100):
        if enquiry.is_over:
            return enquiry
        threading.Event().wait(0.01)
    raise AssertionError("it goes on")


def counting(told):
    """Count for as long as that is allowed; the count is the answer."""
    done = 0
    while told(done, 100) and done < 100:
        done += 1
        threading.Event().wait(0.002)
    return done


def test_who_asks_the_same_finds_the_answer_there():
    known = Enquiries()
    assert known.known("a") is None
    first = over(known.ask("a", counting))
    assert (first.answer, first.ended_early, first.failure) == (100, False, None)
    assert known.ask("a", counting) is first
    assert known.ask("b", counting) is not first


def test_stopped_it_keeps_what_there_is_and_can_be_asked_again():
    known = Enquiries()
    first = known.ask("a", counting)
    first.stop()
    assert over(first).answer < 100
    assert first.ended_early
    known.forget("a")
    assert over(known.ask("a", counting)).answer == 100


def test_after_the_longest_time_it_ends(monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 0.0)
    first = over(Enquiries().ask("a", counting))
    assert (first.answer, first.ended_early) == (0, True)


def test_what_goes_wrong_is_kept():
    def fails(told):  # noqa: ARG001  asked like any other
        raise ValueError("no")

    assert str(over(Enquiries().ask("a", fails)).failure) == "no"


def test_no_more_are_kept_than_so_many():
    known = Enquiries(most=2)
    for key in "abcd":
        over(known.ask(key, counting))
    assert [known.known(key) is not None for key in "abcd"] == [False, False, True, True]
