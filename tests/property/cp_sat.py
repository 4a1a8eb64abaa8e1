"""The best roadmap once more, by CP-SAT, from rules 15 to 18 alone: it shares no code with the product's planning.

It works in a process of its own, because the libraries of ortools and highspy cannot be loaded into the same one. That
runs this file and no other: what a test has made of the main module is nothing to it.
"""

import pickle
import subprocess
import sys
from contextlib import contextmanager
from itertools import pairwise
from math import ceil

from opposite.domain.roadmap.plan import Placement

SLACK = 1e-9
WHOLE = 10**10
"""CP-SAT counts in whole numbers: values in parts of this."""
THOUSANDTHS = 1000
SIXTIETHS = 60
"""Whole costs are whole in these, spread over up to six periods."""


@contextmanager
def another_process():
    """A function that finds the best rows for a request, or None where no plan keeps its pins."""
    with subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:

        def best(asked):
            pickle.dump(asked, process.stdin)
            process.stdin.flush()
            return pickle.load(process.stdout)

        yield best
        process.stdin.close()


def answer():
    """Read requests until there are no more, and write the best rows of each."""
    while True:
        try:
            asked = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(best_rows(asked), sys.stdout.buffer)
        sys.stdout.buffer.flush()


def best_rows(asked):
    """Rows of a plan of the greatest value, None where there is no plan."""
    from ortools.sat.python import cp_model

    logic = Logic(asked, cp_model.CpModel())
    logic.choose()
    logic.wait()
    logic.share()
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if asked.quick_wins:
        wins = sum(logic.started(i.id, 1, 1) for i in asked.initiatives if logic.is_quick(i))
        logic.model.maximize(wins)
        if solver.solve(logic.model) == cp_model.INFEASIBLE:
            return None
        logic.model.add(wins >= min(asked.quick_wins, round(solver.objective_value)))
    logic.model.maximize(sum(logic.worth()))
    status = solver.solve(logic.model)
    if status == cp_model.INFEASIBLE:
        return None
    assert status == cp_model.OPTIMAL
    return tuple(
        Placement(i, t, t + logic.lengths[i] - 1) for (i, t), chosen in logic.starts.items() if solver.value(chosen)
    )


class Logic:
    """Rules 15 to 18 in propositional logic.

    The fixed point of rule 16 is unrolled, a round for each lift; each piece names the one lift that it counts with.
    """

    def __init__(self, asked, model):
        self.asked, self.model = asked, model
        self.periods = range(1, asked.periods + 1)
        self.lengths = {
            i.id: max(1, ceil(i.duration_weeks / asked.weeks_per_period - SLACK)) for i in asked.initiatives
        }
        self.starts = {
            (i.id, t): model.new_bool_var("")
            for i in asked.initiatives
            for t in range(1, asked.periods - self.lengths[i.id] + 2)
        }
        self.live = {q for q, standing in asked.questions.items() if standing.applicable}
        self.lifts = {
            q: [(i.id, lift, i.confidence) for i in asked.initiatives for lift in i.lifts if lift.question == q]
            for q in self.live
        }
        self.effects, self.levels = {}, {}
        for q in self.live:
            for period in (0, *self.periods):
                self.settle(q, period)

    def started(self, initiative, first, last):
        return sum(self.starts[initiative, t] for t in range(first, last + 1) if (initiative, t) in self.starts)

    def finished(self, initiative, period):
        return self.started(initiative, 1, period - self.lengths[initiative] + 1)

    def values(self, question):
        """Every level of a question that matters: where lifts enter and end, and what is required; ascending."""
        half, lifts = self.asked.questions[question].half_step, [lift for _, lift, _ in self.lifts[question]]
        required = [i.requires_levels[question] - half for i in self.asked.initiatives if question in i.requires_levels]
        return sorted({*required, *(lift.start - half for lift in lifts), *(lift.to for lift in lifts)})

    def settle(self, question, period):
        """Which lifts of a question are in effect at the end of a period, and which levels it then holds."""
        standing, lifts = self.asked.questions[question], self.lifts[question]
        held = {v: self.model.new_constant(int(standing.level >= v - SLACK)) for v in self.values(question)}
        effect = []
        for _ in range(len(lifts) + 1):
            effect = [
                self.both(self.finished(i, period), held[lift.start - standing.half_step]) for i, lift, _ in lifts
            ]
            held = {v: self.any_of([held[v], *raising(effect, lifts, v)]) for v in held}
        self.effects[question, period], self.levels[question, period] = effect, held

    def choose(self):
        for i in self.asked.initiatives:
            self.model.add(self.started(i.id, 1, self.asked.periods) <= (i.id not in self.asked.exclusions))
            if i.id in self.asked.pins:
                self.model.add(self.started(i.id, self.asked.pins[i.id], self.asked.pins[i.id]) == 1)
            elif i.id in self.asked.must:
                self.model.add(self.started(i.id, 1, self.asked.periods) == 1)
            elif self.live_lifts(i) and self.waived(i):
                self.model.add(self.started(i.id, 1, self.asked.periods) == 0)
            self.model.add(self.started(i.id, 1, self.asked.not_before.get(i.id, 1) - 1) == 0)
            last = self.asked.finish_by.get(i.id, self.asked.periods) - self.lengths[i.id] + 1
            self.model.add(self.started(i.id, max(1, last + 1), self.asked.periods) == 0)

    def wait(self):
        described = {i.id: i for i in self.asked.initiatives}
        for (initiative, t), chosen in self.starts.items():
            for needed in described[initiative].prerequisites:
                if not self.waived(described[needed]):
                    self.model.add(self.finished(needed, t - 1) == 1).only_enforce_if(chosen)
            for q, level in described[initiative].requires_levels.items():
                if q in self.live:
                    reached = self.levels[q, t - 1][level - self.asked.questions[q].half_step]
                    self.model.add(reached == 1).only_enforce_if(chosen)

    def waived(self, initiative):
        return all(
            self.asked.questions[lift.question].level >= lift.to - self.asked.attained_within - SLACK
            for lift in self.live_lifts(initiative)
        )

    def live_lifts(self, initiative):
        return [lift for lift in initiative.lifts if lift.question in self.live]

    def is_quick(self, initiative):
        """Rule 17b: sure, short, small, free to start, and with a lift that covers part of a gap from the present level."""
        described = {i.id: i for i in self.asked.initiatives}
        if initiative.confidence < 0.8 or initiative.duration_weeks > 13:
            return False
        if initiative.effort_days > self.asked.quick_win_days or self.waived(initiative):
            return False
        if not all(self.waived(described[p]) for p in initiative.prerequisites):
            return False
        return any(self.covers(lift) for lift in self.live_lifts(initiative))

    def covers(self, lift):
        standing = self.asked.questions[lift.question]
        if standing.target is None or lift.start - standing.half_step > standing.level + SLACK:
            return False
        return min(lift.to, standing.target) > standing.level + SLACK

    def share(self):
        for role in {role for i in self.asked.initiatives for role in i.demand}:
            for t in self.periods:
                used = sum(
                    round(THOUSANDTHS * i.demand.get(role, 0)) * self.started(i.id, t - self.lengths[i.id] + 1, t)
                    for i in self.asked.initiatives
                )
                self.model.add(used <= round(THOUSANDTHS * self.asked.capacity_in(role, t)))
        for t in self.periods if self.asked.at_once is not None else ():
            under_way = [self.started(i.id, t - self.lengths[i.id] + 1, t) for i in self.asked.initiatives]
            self.model.add(sum(under_way) <= self.asked.at_once)
        if self.asked.budget is not None:
            efforts = [i.effort_days * self.started(i.id, 1, self.asked.periods) for i in self.asked.initiatives]
            self.model.add(sum(efforts) <= self.asked.budget)
        if self.asked.money is not None:
            self.pay(self.asked.money)

    def pay(self, money):
        """Rule 17c: costs fall evenly over periods, each in its year; what has no price is in no plan."""
        for i in self.asked.initiatives:
            if i.id not in money.costs:
                self.model.add(self.started(i.id, 1, self.asked.periods) == 0)
        for year, amount in money.amounts.items():
            spent = sum(
                round(SIXTIETHS * money.costs.get(i.id, 0) / self.lengths[i.id])
                * self.started(i.id, t - self.lengths[i.id] + 1, t)
                for t in self.periods
                if money.years[t - 1] == year
                for i in self.asked.initiatives
            )
            self.model.add(spent <= round(SIXTIETHS * amount))

    def worth(self):
        """A term for every piece, period and lift that it may count with."""
        for q in self.live:
            standing = self.asked.questions[q]
            if standing.gap > 0:
                inside = [value for value in self.values(q) if standing.level < value < standing.target]
                for low, high in pairwise([standing.level, *inside, standing.target]):
                    for t in self.periods:
                        yield from self.worth_of_piece(q, t, low, high)

    def worth_of_piece(self, question, period, low, high):
        standing, counted = self.asked.questions[question], []
        for effect, (_, lift, confidence) in zip(self.effects[question, period], self.lifts[question], strict=True):
            if lift.start - standing.half_step <= low + SLACK and lift.to >= high - SLACK:
                counted.append(counts := self.model.new_bool_var(""))
                self.model.add_implication(counts, effect)
                yield round(WHOLE * standing.worth_of_a_level * (high - low) * confidence) * counts
        self.model.add_at_most_one(counted)

    def both(self, finished, held):
        both = self.model.new_bool_var("")
        self.model.add(both <= finished)
        self.model.add(both <= held)
        self.model.add(both >= finished + held - 1)
        return both

    def any_of(self, parts):
        one = self.model.new_bool_var("")
        self.model.add_max_equality(one, parts)
        return one


def raising(effect, lifts, value):
    """Effects of the lifts that lead to a value or beyond."""
    return [one for one, (_, lift, _) in zip(effect, lifts, strict=True) if lift.to >= value - SLACK]


if __name__ == "__main__":
    answer()
