"""So many are at work at once, whoever is at work for long keeps nobody waiting, and everybody has their turn."""

import threading

import pytest

from opposite.ui.runs.turns import Turns

PATIENCE = 60


@pytest.mark.parametrize("most", [1, 2, 3])
def test_so_many_are_at_work_at_once_and_all_have_their_turn(most):
    turns, inside, seen, changing = Turns(most, PATIENCE), set(), [], threading.Lock()
    all_are_in = threading.Barrier(most)

    def work(number):
        with turns.turn():
            with changing:
                inside.add(number)
                seen.append(len(inside))
            all_are_in.wait(PATIENCE)
            with changing:
                inside.remove(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert (len(seen), max(seen), inside) == (12, most, set())


def test_who_is_at_work_for_long_keeps_nobody_waiting():
    turns, let_in = Turns(1, 0.01), threading.Event()

    def come_in():
        with turns.turn():
            let_in.set()

    with turns.turn():
        other = threading.Thread(target=come_in)
        other.start()
        assert let_in.wait(PATIENCE)
        other.join(PATIENCE)


def test_a_turn_ends_with_what_goes_wrong_in_it():
    turns = Turns(1, PATIENCE)
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn():
        pass
