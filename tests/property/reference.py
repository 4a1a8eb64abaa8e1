"""The rules of scoring (1 to 12 and 14) once more, plainly and slowly, written from the rules alone.

The product scores one assessment in Python and many in SQL; both are held against this. It shares no code of theirs.
"""

from collections import Counter
from functools import cached_property
from itertools import pairwise
from math import exp, log, sqrt
from statistics import mean, median, variance

from scipy.stats import t as student

SLACK = 1e-9  # comparisons with a threshold allow it


def combine(method, parts, all_weights):
    """Rule 8: one figure from (weight, value, minimum) of the children that have a value."""
    if parts and method in ("min", "max"):
        return {"min": min, "max": max}[method](value for _, value, _ in parts)
    weighed = [(weight, value) for weight, value, _ in parts if weight > 0]
    total = sum(weight for weight, _ in weighed)
    if total == 0:
        return None
    if method == "geometric":
        least = min(minimum for _, _, minimum in parts)
        shift = 1 - least if least <= 0 else 0
        if any(value + shift <= 0 for _, value in weighed):
            return None
        return exp(sum(weight * log(value + shift) for weight, value in weighed) / total) - shift
    average = sum(weight * value for weight, value in weighed) / total
    return average * all_weights if method == "sum" else average


class Reference:
    """`people` are (respondent, group); `answers` are (respondent, question, said, importance) in the order given,
    `said` a level, "DK", "NA" or None; `assessment` has `profile`, `targets` and `self_assessment`."""

    def __init__(self, framework, assessment, people, answers):
        self.framework, self.rules, self.assessment = framework, framework.scoring, assessment
        self.voice = {group.id: group.weight for group in framework.groups} | {"unassigned": 1.0}
        self.people = [(person, group) for person, group in people if self.voice[group] > 0]
        self.latest = {(person, question): (said, rated) for person, question, said, rated in answers}  # rule 1
        profile = framework.instrument.profiles.get(assessment.profile)
        only_core = profile is not None and profile.include == "core"
        self.questions = {q.id: q for q in framework.root.all_questions() if q.core or not only_core}
        self.scored = {q.id for q in self.questions.values() if q.scored}

    # Answers

    def said(self, q, person):
        said = self.latest.get((person, q.id), (None, None))[0]
        if said in ("DK", "NA", None) or not q.reverse:
            return said
        return q.scale.points[0].value + q.scale.points[-1].value - said  # rule 2

    def asked(self, q):  # rule 3
        everything = self.assessment.self_assessment or not q.groups
        return [(p, group) for p, group in self.people if everything or group in q.groups or group == "unassigned"]

    def states(self, q):
        said = [self.said(q, person) for person, _ in self.asked(q)]
        return Counter(one if one in ("DK", "NA", None) else "level" for one in said)

    @cached_property
    def applicable(self):  # rule 4
        states = {q: self.states(self.questions[q]) for q in self.scored}
        return {q for q, count in states.items() if count["NA"] <= count["level"] + count["DK"]}

    # Questions

    def by_group(self, q, *, importance=False):
        given = {}
        for person, group in self.asked(q):
            value = self.latest.get((person, q.id), (None, None))[1] if importance else self.said(q, person)
            if value not in ("DK", "NA", None):
                given.setdefault(group, []).append(value)
        return given

    def balanced(self, given, middle=mean):
        weights = sum(self.voice[group] for group in given)
        return sum(self.voice[group] * middle(values) for group, values in given.items()) / weights if given else None

    def figure(self, given):  # rules 5 and 6
        if given and self.rules.group_to_question == "pooled_mean":
            return mean(value for values in given.values() for value in values)
        return self.balanced(given, median if self.rules.rater_to_group == "median" else mean)

    @cached_property
    def scores(self):
        given = {q.id: self.by_group(q) if q.id in self.applicable else {} for q in self.questions.values()}
        return {q: self.figure(groups) for q, groups in given.items()}

    def target(self, q):  # rule 10
        if q not in self.scored:
            return None
        rule, places = self.framework.instrument.target, [q, *self.framework.ancestors(q)]
        found = [known[place] for known in (self.assessment.targets, rule.by) for place in places if place in known]
        return found[0] if found else rule.default

    def top_two(self, given, scale):
        from_ = scale.points[-2:][0].value
        return self.balanced({group: [float(value >= from_) for value in values] for group, values in given.items()})

    def opportunity(self, q):  # rule 14
        score, target, low = self.scores[q.id], self.target(q.id), q.scale.points[0].value
        ratings = self.by_group(q, importance=True)
        if not ratings or score is None or (target is None and q.type != "outcome"):
            return None
        if q.type == "outcome":
            reached = self.top_two(self.by_group(q), q.scale)
        else:
            reached = 1.0 if target <= low else min(1.0, max(0.0, (score - low) / (target - low)))
        important = 10 * self.top_two(ratings, self.framework.instrument.importance.scale)
        return important + max(important - 10 * reached, 0.0)

    # Nodes

    def kids(self, node):
        nodes = [child for child in node.children if any(q.id in self.scored for q in child.all_questions())]
        return nodes + [q for q in node.questions if q.id in self.scored]

    def beneath(self, item):
        return set() if item.id in self.questions else {q.id for q in item.all_questions()} & self.applicable

    def weights(self, item):  # rule 7
        if item.id in self.questions:
            return {item.id: 1.0}
        live = [kid for kid in self.kids(item) if kid.id in self.applicable or self.beneath(kid)]
        total = sum(kid.weight for kid in live)
        return {q: kid.weight * w / total if total > 0 else 0.0 for kid in live for q, w in self.weights(kid).items()}

    def coverage(self, node):
        weights = self.weights(node)
        total = sum(weights.values())
        return sum(w for q, w in weights.items() if self.scores[q] is not None) / total if total > 0 else 0.0

    def end(self, item, which):  # rule 9
        if item.id in self.questions:
            return item.scale.points[which].value
        ends = [(kid.weight, self.end(kid, which), self.end(kid, 0)) for kid in self.kids(item)]
        method = self.rules.aggregate[item.kind].method
        return combine(method, [end for end in ends if end[1] is not None], sum(weight for weight, _, _ in ends))

    def climb(self, item, values, *, gate=False):  # rule 8
        if item.id in self.questions:
            return values.get(item.id)
        rule = self.rules.aggregate[item.kind]
        if gate and self.coverage(item) < rule.min_coverage - SLACK:
            return None
        parts = [(kid.weight, self.climb(kid, values, gate=gate), self.end(kid, 0)) for kid in self.kids(item)]
        return combine(rule.method, [part for part in parts if part[1] is not None], sum(w for w, _, _ in parts))

    def percent_to_target(self, node):  # rule 10
        gaps = lengths = 0.0
        for q, weight in self.weights(node).items():
            low, score, target = self.end(self.questions[q], 0), self.scores[q], self.target(q)
            if score is not None and target is not None and target > low:
                gaps += weight * max(0.0, target - score)
                lengths += weight * (target - low)
        return 1 - gaps / lengths if lengths > 0 else None

    def stages(self, node, score):  # rule 11
        scales = {q.scale.id: q.scale for q in node.all_questions() if q.id in self.scored}
        points = next(iter(scales.values())).points if len(scales) == 1 else ()
        if not points:
            return None, None
        closest = min(abs(point.value - score) for point in points)
        nearest = [point.label for point in points if abs(point.value - score) <= closest + SLACK][-1]
        on_scale = all(abs(self.end(node, end) - points[end].value) < SLACK for end in (0, -1))
        half = min(above.value - below.value for below, above in pairwise(points)) / 2
        known = [(weight, self.scores[q]) for q, weight in self.weights(node).items() if self.scores[q] is not None]
        gated, total = None, sum(weight for weight, _ in known)
        for place, point in enumerate(points if total > 0 else ()):
            share = sum(weight for weight, x in known if x >= point.value - half - SLACK) / total
            floor = points[max(0, place - self.rules.stage.max_lag)].value - half
            if share < self.rules.stage.threshold - SLACK or min(x for _, x in known) < floor - SLACK:
                break
            gated = point.label
        return (nearest if on_scale else None), gated

    def interval(self, node, score):  # rule 12
        own = {}
        for person, group in self.people:
            asked = [self.questions[q] for q in self.beneath(node) if (person, group) in self.asked(self.questions[q])]
            said = {q.id: self.said(q, person) for q in asked}
            value = self.climb(node, {q: level for q, level in said.items() if level not in ("DK", "NA", None)})
            if value is not None:
                own.setdefault(group, []).append(value)
        sizes = [len(values) for values in own.values()]
        methods = {self.rules.aggregate[inner.kind].method for inner in node.walk() if self.kids(inner)}
        if score is None or methods != {"mean"} or sum(sizes) < self.rules.interval.min_raters or min(sizes) < 2:
            return None
        strata = [(self.voice[group], variance(values), len(values)) for group, values in own.items()]
        parts = [(weight**2 * spread / n, n - 1) for weight, spread, n in strata]
        width, total = 0.0, sum(part for part, _ in parts)
        if total > 0:
            freedom = total**2 / sum(part**2 / below for part, below in parts)
            error = sqrt(total) / sum(weight for weight, _, _ in strata)
            width = float(student.ppf((1 + self.rules.interval.level) / 2, freedom)) * error
        return max(score - width, self.end(node, 0)), min(score + width, self.end(node, -1))

    # Rows

    def question_row(self, q):
        states, score, target = self.states(q), self.scores[q.id], self.target(q.id)
        return {
            "score": score,
            "respondents": len(self.asked(q)),
            "answered": states["level"],
            "dont_know": states["DK"],
            "not_applicable": states["NA"],
            "unanswered": states[None],
            "importance": self.figure(self.by_group(q, importance=True)),
            "target": target,
            "gap": None if score is None or target is None else max(0.0, target - score),
            "opportunity": self.opportunity(q),
            "weight": self.weights(self.framework.root).get(q.id, 0.0),
        }

    def node_row(self, node):
        score, low, high = self.climb(node, self.scores, gate=True), self.end(node, 0), self.end(node, -1)
        target = self.climb(node, {q: self.target(q) for q in self.beneath(node)})
        heard = [person for q in self.beneath(node) for person in self.asked(self.questions[q])
                 if self.said(self.questions[q], person[0]) not in ("DK", "NA", None)]  # fmt: skip
        nearest, gated = (None, None) if score is None else self.stages(node, score)
        return {
            "score": score,
            "minimum": low,
            "maximum": high,
            "percent": None if score is None or high - low < SLACK else (score - low) / (high - low),
            "stage_nearest": nearest,
            "stage_gated": gated,
            "target": target,
            "gap": None if score is None or target is None else max(0.0, target - score),
            "percent_to_target": None if score is None else self.percent_to_target(node),
            "respondents": len({person for person, _ in heard}),
            "groups": len({group for _, group in heard}),
            "coverage": self.coverage(node),
            "interval": self.interval(node, score),
        }
