"""The slow, obvious version of everything fast."""

from __future__ import annotations

import itertools
import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.integrate import quad
from scipy.stats import beta, gamma, multivariate_normal
from scipy.stats import t as student

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from scipy.stats.distributions import rv_frozen

# --- steps ---


def number_step(
    x: float, *, fill: float, low: float, high: float, mean: float, scale: float
) -> float:
    """Fill, clip, standardise one value."""
    filled = fill if math.isnan(x) else x
    return (min(max(filled, low), high) - mean) / scale


def skewed_step(
    x: float, *, fill: float, low: float, high: float, unit: float, mean: float, scale: float
) -> float:
    """Fill, clip, bend, standardise one value, with the C library's asinh."""
    filled = fill if math.isnan(x) else x
    return (math.asinh(min(max(filled, low), high) / unit) - mean) / scale


def share_step(x: float, *, fill: float, mean: float, scale: float) -> float:
    """Fill, clip, bend, standardise one share, with the C library's arcsine."""
    filled = fill if math.isnan(x) else x
    return (math.asin(math.sqrt(min(max(filled, 0.0), 1.0))) - mean) / scale


def ordered_step(x: float, *, bounds: list[float], scores: list[float], fill: float) -> float:
    """Walk up the levels until one reaches the value."""
    if math.isnan(x):
        return fill
    for bound, score in zip(bounds, scores, strict=False):
        if x <= bound:
            return score
    return scores[-1]


def mid_ranks(levels: list[int]) -> list[float]:
    """Give each row the share of rows below its level plus half the share in it."""
    n = len(levels)
    return [
        (sum(other < level for other in levels) + sum(other == level for other in levels) / 2) / n
        for level in levels
    ]


def category_step(code: float, *, shares: dict[float, float], other: float | None) -> list[float]:
    """Center and weigh the indicators of one level; `shares` has NaN for missing, `other` the pool's share."""
    every = [*(share for key, share in shares.items() if not math.isnan(key))]
    every += [] if other is None else [other]
    every += [share for key, share in shares.items() if math.isnan(key)]
    keys = [key for key in shares if not math.isnan(key)]
    if math.isnan(code) and len(keys) < len(shares):
        place = len(every) - 1
    elif code in keys:
        place = keys.index(code)
    elif other is not None:
        place = len(keys)
    else:
        return [0.0] * len(every)
    spread = math.sqrt(1 - sum(share**2 for share in every))
    return [((column == place) - share) / spread for column, share in enumerate(every)]


def within_person(answers: list[float]) -> list[float]:
    """Subtract the mean of the answers that one respondent gave; NaN where there is none."""
    given = [answer for answer in answers if not math.isnan(answer)]
    if len(set(given)) < 2:
        return [answer if math.isnan(answer) else 0.0 for answer in answers]
    return [answer - statistics.fmean(given) for answer in answers]


def ratings_step(answers: list[float], *, mean: list[float], scale: list[float]) -> list[float]:
    """Standardise one respondent's answers by their own mean and deviation, then each item by its own."""
    centred = within_person(answers)
    spread = statistics.pstdev([answer for answer in centred if not math.isnan(answer)] or [0.0])
    corrected = [answer / (spread or 1.0) for answer in centred]
    filled = [m if math.isnan(x) else x for x, m in zip(corrected, mean, strict=True)]
    return [(x - m) / s for x, m, s in zip(filled, mean, scale, strict=True)]


def ticks_step(answers: list[float], *, mean: list[float], scale: list[float]) -> list[float]:
    """Subtract one respondent's share of yes; what is above 1 is no answer."""
    corrected = within_person([math.nan if answer > 1 else answer for answer in answers])
    filled = [m if math.isnan(x) else x for x, m in zip(corrected, mean, strict=True)]
    return [(x - m) / s for x, m, s in zip(filled, mean, scale, strict=True)]


def projection_step(
    row: list[float], *, mean: list[float], components: list[list[float]]
) -> list[float]:
    """Multiply one row with each component."""
    return [
        math.fsum((x - m) * c for x, m, c in zip(row, mean, component, strict=True))
        for component in components
    ]


def compositions(rows: list[list[float]]) -> list[tuple[int, ...]]:
    """Try every set of at least two columns, the smallest first; columns in a set are not tried again."""
    found: list[tuple[int, ...]] = []
    columns = range(len(rows[0]))
    for size in range(2, len(columns) + 1):
        for chosen in itertools.combinations(columns, size):
            is_new = not any(set(chosen) & set(earlier) for earlier in found)
            if is_new and all(abs(sum(row[c] for c in chosen) - 1) < 1e-5 for row in rows):
                found.append(chosen)
    return found


# --- validation ---


def silhouettes(
    matrix: list[list[float]],
    labels: list[int],
    *,
    distance: Callable[[list[float], list[float]], float] = math.dist,
) -> list[float]:
    """Measure every row against every other, with the dictionary of its distances by segment."""
    found = []
    for row, own in zip(matrix, labels, strict=True):
        distances: dict[int, list[float]] = {}
        for other, label in zip(matrix, labels, strict=True):
            if label != -1 and other is not row:
                distances.setdefault(label, []).append(distance(row, other))
        elsewhere = [sum(d) / len(d) for label, d in distances.items() if label != own]
        if own == -1 or own not in distances or not elsewhere:
            found.append(0.0)
            continue
        within = sum(distances[own]) / len(distances[own])
        widest = max(within, min(elsewhere))
        found.append((min(elsewhere) - within) / widest if widest else 0.0)
    return found


def mean_squares(matrix: list[list[float]], labels: list[int]) -> tuple[list[float], list[float]]:
    """Square the distance of every row to every other, and average by segment."""
    within, nearest = [], []
    for place, (row, own) in enumerate(zip(matrix, labels, strict=True)):
        squares: dict[int, list[float]] = {}
        for number, (other, label) in enumerate(zip(matrix, labels, strict=True)):
            if label != -1 and number != place:
                squares.setdefault(label, []).append(math.dist(row, other) ** 2)
        means = {label: statistics.fmean(found) for label, found in squares.items()}
        elsewhere = [mean for label, mean in means.items() if label != own]
        within.append(means.get(own, math.nan))
        nearest.append(math.nan if own == -1 else min(elsewhere, default=math.inf))
    return within, nearest


def stratified_difference(
    strata: list[tuple[int, float, list[float]]], n: int
) -> tuple[float, float, float]:
    """Follow Cochran's formulas stratum by stratum; each has its size, its cheap mean and the differences drawn."""
    value = variance = squares = 0.0
    for size, cheap_mean, differences in strata:
        m, share = len(differences), size / n
        value += share * (cheap_mean + statistics.fmean(differences))
        if m < size:
            own = share**2 * (1 - m / size) * statistics.variance(differences) / m
            variance += own
            squares += own**2 / (m - 1)
    if variance == 0:
        return value, value, value
    reach = student.ppf(0.99, variance**2 / squares) * math.sqrt(variance)
    return value, value - reach, value + reach


def segment_means(figures: list[float], labels: list[int], n_segments: int) -> list[float]:
    """Collect the figures of each segment, and say nothing of fewer than 10."""
    found = []
    for segment in range(n_segments):
        own = [figure for figure, label in zip(figures, labels, strict=True) if label == segment]
        found.append(statistics.fmean(own) if len(own) >= 10 else 0.0)
    return found


def quantile_groups(values: list[float], n_groups: int) -> list[int]:
    """Count the cut-points that each value reaches, as the standard library makes them."""
    known = [value for value in values if not math.isnan(value)]
    if len(known) > 1 and n_groups > 1:
        cuts = statistics.quantiles(known, n=n_groups, method="inclusive")
    else:
        cuts = known * (n_groups - 1)
    return [-1 if math.isnan(v) else sum(v >= cut for cut in cuts) for v in values]


def rfm_total(rows: list[list[float]]) -> list[float]:
    """Score each customer's three figures one after the other, recency turned round."""
    recency, frequency, monetary = (list(column) for column in zip(*rows, strict=True))
    columns = [[-days for days in recency], frequency, monetary]
    scores = [quantile_groups(column, 5) for column in columns]
    return [
        math.nan if any(map(math.isnan, row)) else sum(own) + 3.0
        for row, own in zip(rows, zip(*scores, strict=True), strict=True)
    ]


def core_distances(rows: list[list[float]]) -> list[float]:
    """Average the inverse distances to the others, to the power of the columns, and take it back."""
    found = []
    for number, row in enumerate(rows):
        others = [math.dist(row, other) for place, other in enumerate(rows) if place != number]
        if 0 in others:
            found.append(0.0)
        else:
            mean = statistics.fmean(distance ** -len(row) for distance in others)
            found.append(mean ** (-1 / len(row)))
    return found


def reach(one: tuple[float, list[float]], other: tuple[float, list[float]]) -> float:
    """Take the greatest of the distance of two rows and of their core distances, which come first."""
    return max(math.dist(one[1], other[1]), one[0], other[0])


def reach_tree(rows: list[tuple[float, list[float]]]) -> list[tuple[int, int, float]]:
    """Look at all ways from inside the tree to outside, and take the first of the shortest."""
    edges: list[tuple[int, int, float]] = []
    inside, outside = [0], list(range(1, len(rows)))
    while outside:
        length, b, a = min((reach(rows[a], rows[b]), b, a) for a in inside for b in outside)
        edges.append((a, b, length))
        inside.append(b)
        outside.remove(b)
    return edges


def density_based_validity(matrix: list[list[float]], labels: list[int]) -> dict[int, float]:
    """Walk through the paper's definitions; the densest row comes first."""
    inner, sparseness = {}, {}
    for segment in sorted(set(labels) - {-1}):
        rows = [row for row, label in zip(matrix, labels, strict=True) if label == segment]
        if len(rows) > 1:
            rows.sort(key=lambda row: row[::-1])
            dense = sorted(zip(core_distances(rows), rows, strict=True), key=lambda pair: pair[0])
            edges = reach_tree(dense)
            ends = [node for edge in edges for node in edge[:2]]
            nodes = {node for node in ends if ends.count(node) > 1} or set(ends)
            between = [length for a, b, length in edges if a in nodes and b in nodes]
            sparseness[segment] = max(between or [length for *_, length in edges])
            inner[segment] = [dense[node] for node in nodes]
    found = {}
    for segment, rows in inner.items():
        others = [row for other in inner if other != segment for row in inner[other]]
        gap = min((reach(a, b) for a in rows for b in others), default=math.inf)
        widest = max(gap, sparseness[segment])
        found[segment] = (gap - sparseness[segment]) / widest if 0 < widest < math.inf else 0.0
    return found


def adjusted_rand(left: list[int], right: list[int]) -> float:
    """Ask of every pair of customers whether both divisions keep it together."""
    pairs = list(itertools.combinations(range(len(left)), 2))
    in_left = sum(left[i] == left[j] for i, j in pairs)
    in_right = sum(right[i] == right[j] for i, j in pairs)
    in_both = sum(left[i] == left[j] and right[i] == right[j] for i, j in pairs)
    by_chance = in_left * in_right / len(pairs)
    most = (in_left + in_right) / 2
    return 1.0 if most == by_chance else (in_both - by_chance) / (most - by_chance)


def best_jaccard(labels: list[int], refit: list[int], n_segments: int) -> list[float]:
    """Compare the sets of members."""

    def members(of: list[int], segment: int) -> set[int]:
        return {row for row, label in enumerate(of) if label == segment}

    def jaccard(one: set[int], other: set[int]) -> float:
        return len(one & other) / len(one | other) if one | other else 0.0

    again = [members(refit, segment) for segment in sorted(set(refit) - {-1})]
    return [
        max((jaccard(members(labels, segment), other) for other in again), default=0.0)
        for segment in range(n_segments)
    ]


def jaccard_of_noise(labels: list[int], refit: list[int]) -> float:
    """Compare the sets of customers in noise."""
    one, other = ({row for row, label in enumerate(of) if label == -1} for of in (labels, refit))
    return len(one & other) / len(one | other) if one | other else 0.0


def holm(p_values: list[float]) -> list[float]:
    """Take the smallest p-value, times the number of tests left, and go on with the others."""
    left = dict(enumerate(p_values))
    adjusted: dict[int, float] = {}
    worst = 0.0
    while left:
        test = min(left, key=left.__getitem__)
        worst = max(worst, min(1.0, left[test] * len(left)))
        adjusted[test] = worst
        del left[test]
    return [adjusted[test] for test in range(len(p_values))]


def explained(groups: list[int], outcome: list[float], folds: list[int]) -> float:
    """Foretell one customer after the other by the mean of its group in the other folds."""
    errors = totals = 0.0
    for group, truth, fold in zip(groups, outcome, folds, strict=True):
        others = [(g, y) for g, y, f in zip(groups, outcome, folds, strict=True) if f != fold]
        overall = statistics.fmean(y for _, y in others)
        like = [y for g, y in others if g == group and g != -1]
        errors += (truth - (statistics.fmean(like) if like else overall)) ** 2
        totals += (truth - overall) ** 2
    return 1 - errors / totals


def added_share(
    groups: list[int], known: list[int], outcome: list[float], folds: list[int]
) -> float:
    """Foretell one customer after the other by its known group, and by both divisions."""
    gains = totals = 0.0
    for group, other, truth, fold in zip(groups, known, outcome, folds, strict=True):
        kept = [row for row in zip(groups, known, outcome, folds, strict=True) if row[3] != fold]
        overall = statistics.fmean(y for _, _, y, _ in kept)
        rows = [(g, m, y - overall) for g, m, y, _ in kept]
        alone = _mean_of([y for _, m, y in rows if m == other != -1])
        both = _by_both(rows, group, other)
        gains += (truth - overall - alone) ** 2 - (truth - overall - both) ** 2
        totals += (truth - overall) ** 2
    return gains / totals


def _by_both(rows: list[tuple[int, int, float]], group: int, other: int) -> float:
    placed = [(g, m, y) for g, m, y in rows if g != -1 and m != -1]
    own = [y for g, _, y in rows if g == group != -1]
    known = [y for _, m, y in rows if m == other != -1]
    if not own or not known:
        return _mean_of(known or own)
    indicators = [[float(g == one) for one in range(9)] for g, _, _ in placed]
    others = [[float(m == one) for one in range(9)] for _, m, _ in placed]
    design = [left + right for left, right in zip(indicators, others, strict=True)]
    effects = np.linalg.lstsq(design, [y for _, _, y in placed], rcond=None)[0]
    return float(effects[group] + effects[9 + other])


def _mean_of(values: list[float]) -> float:
    return statistics.fmean(values) if values else 0.0


def share_of_first(values: list[float], segments: list[int], share: float) -> float:
    """Take the customers one after the other, the dearest segment first and noise last, each worth its segment's mean."""
    means = {
        one: statistics.fmean(v for v, s in zip(values, segments, strict=True) if s == one)
        for one in set(segments)
    }
    ordered = sorted(segments, key=lambda one: (one == -1, -means[one]))
    n_first = share * len(values)
    whole, part = int(n_first), n_first - int(n_first)
    worths = [means[one] for one in ordered] + [0.0]
    return (sum(worths[:whole]) + part * worths[whole]) / sum(values)


def cramers_v(left: list[int], right: list[int]) -> float:
    """Compare every cell with what independence would put there."""
    chi_square, n = _chi_square(left, right), len(left)
    fewest = min(len(set(left)), len(set(right))) - 1
    return math.sqrt(chi_square / n / fewest) if fewest else 0.0


def corrected_cramers_v(left: list[int], right: list[int]) -> float:
    """Follow Bergsma's three formulas one by one."""
    n, r, c = len(left), len(set(left)), len(set(right))
    square = max(0.0, _chi_square(left, right) / n - (r - 1) * (c - 1) / (n - 1))
    r_less, c_less = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
    return math.sqrt(square / (min(r_less, c_less) - 1))


def _chi_square(left: list[int], right: list[int]) -> float:
    n, pairs = len(left), list(zip(left, right, strict=True))
    expected = {(i, j): left.count(i) * right.count(j) / n for i in set(left) for j in set(right)}
    return sum((pairs.count(cell) - count) ** 2 / count for cell, count in expected.items())


def adjusted_mutual_information(left: list[int], right: list[int]) -> float:
    """Average what chance gives over every order of the customers."""

    def entropy(of: Sequence[object]) -> float:
        shares = [of.count(one) / len(of) for one in set(of)]
        return -sum(share * math.log(share) for share in shares)

    def information(own: Sequence[int]) -> float:
        return entropy(left) + entropy(own) - entropy(list(zip(left, own, strict=True)))

    by_chance = statistics.fmean(information(order) for order in itertools.permutations(right))
    most = (entropy(left) + entropy(right)) / 2
    return (information(right) - by_chance) / (most - by_chance)


def false_discovery(p_values: list[float]) -> list[float]:
    """Ask for each test at which rate it would be believed: the least over all that are no smaller."""
    ranks = {p: sum(other <= p for other in p_values) for p in p_values}
    return [min(q * len(p_values) / ranks[q] for q in p_values if q >= p) for p in p_values]


def largest_difference(values: list[float], labels: list[int]) -> float:
    """Compare the mean of each segment of at least 10 with that of all."""
    overall, spread = statistics.fmean(values), statistics.pstdev(values)
    members = [[x for x, own in zip(values, labels, strict=True) if own == s] for s in set(labels)]
    means = [statistics.fmean(own) for own in members if len(own) >= 10]
    return max((abs(mean - overall) / spread for mean in means), default=0.0)


def best_bands(counts: list[list[int]], n_bands: int) -> float:
    """Try every way to cut the bins into so many bands, and return the most that bands tell of segments."""

    def told(band: list[list[int]]) -> float:
        sums = [sum(column) for column in zip(*band, strict=True)]
        return sum(c * math.log(c / sum(sums)) for c in sums if c)

    ways = itertools.combinations(range(1, len(counts)), n_bands - 1)
    return max(
        sum(told(counts[low:high]) for low, high in itertools.pairwise((0, *cuts, len(counts))))
        for cuts in ways
    )


def score_by_hand(start: list[int], answered: list[list[int]]) -> int:
    """Add up the points of the answers given, and take the first of the highest totals."""
    totals = [sum(points) for points in zip(start, *answered, strict=True)]
    return totals.index(max(totals))


# --- rules ---


def distance(left: list[float], right: list[float]) -> float:
    """Walk the columns."""
    total = 0.0
    for one, other in zip(left, right, strict=True):
        total += (one - other) * (one - other)
    return math.sqrt(total)


def first_least(values: list[float]) -> int:
    """Return where the least value stands first."""
    return values.index(min(values))


def centroid_place(
    row: list[float], *, centroids: list[list[float]], variance: float, limit: float | None
) -> tuple[int, list[float]]:
    """Nearest centroid; softmax of -d^2 / 2 variance."""
    distances = [distance(row, centroid) for centroid in centroids]
    if not distances or (limit is not None and min(distances) > limit):
        return -1, [0.0] * len(distances)
    nearest = first_least(distances)
    if variance == 0:
        return nearest, [float(cluster == nearest) for cluster in range(len(distances))]
    least = min(distances)
    weights = [math.exp((least**2 - d**2) / (2 * variance)) for d in distances]
    return nearest, [weight / sum(weights) for weight in weights]


def gaussian_place(
    row: list[float],
    *,
    means: list[list[float]],
    covariances: list[list[list[float]]],
    weights: list[float],
    limit: float | None,
) -> tuple[int, list[float]]:
    """Bayes' theorem with the textbook density."""
    joint = [
        weight * multivariate_normal(mean, covariance).pdf(row)
        for weight, mean, covariance in zip(weights, means, covariances, strict=True)
    ]
    if limit is not None and math.log(sum(joint)) < limit:
        return -1, [0.0] * len(joint)
    return joint.index(max(joint)), [part / sum(joint) for part in joint]


def density_place(
    row: list[float],
    *,
    prototypes: list[list[float]],
    clusters: list[int],
    radii: list[float],
    n_clusters: int,
) -> tuple[int, list[float]]:
    """Nearest prototype, if it reaches that far; memberships by radius, or by 1 / d^2 without."""
    distances = [distance(row, prototype) for prototype in prototypes]
    nearest = first_least(distances)
    if distances[nearest] > radii[nearest]:
        return -1, [0.0] * n_clusters
    own = clusters[nearest]
    if math.isinf(radii[nearest]):
        least = [
            min(d for d, owner in zip(distances, clusters, strict=True) if owner == cluster)
            for cluster in range(n_clusters)
        ]
        if least[own] == 0:
            return own, [float(cluster == own) for cluster in range(n_clusters)]
        shares = [1 / d**2 for d in least]
        return own, [share / sum(shares) for share in shares]
    degrees = [0.0] * n_clusters
    for d, cluster, radius in zip(distances, clusters, radii, strict=True):
        degrees[cluster] = max(degrees[cluster], 1 - d / radius)
    total = max(1.0, sum(degrees))
    return own, [degree / total for degree in degrees]


def grid_place(
    row: list[float], *, cuts: list[list[float]], clusters: dict[tuple[int, ...], int]
) -> int:
    """Count the cut-points that each value reaches."""
    if any(math.isnan(value) for value in row):
        return -1
    cell = tuple(sum(value >= cut for cut in own) for value, own in zip(row, cuts, strict=True))
    return clusters.get(cell, -1)


@dataclass(frozen=True, kw_only=True)
class Box:
    """What it asks of each value: low <= value < high, and whether a missing one will do."""

    bounds: list[tuple[float, float]]
    takes_missing: list[bool]
    cluster: int

    def holds(self, row: list[float]) -> bool:
        """Ask every column."""
        asked = zip(row, self.bounds, self.takes_missing, strict=True)
        return all(
            takes_missing if math.isnan(value) else low <= value < high
            for value, (low, high), takes_missing in asked
        )


def box_place(row: list[float], *, boxes: list[Box]) -> int:
    """Ask one box after the other."""
    return next((box.cluster for box in boxes if box.holds(row)), -1)


def canonical_order(labels: list[int], prototypes: list[list[float]]) -> list[int]:
    """Sort the clusters by size, falling, and then by prototype."""
    return sorted(
        range(len(prototypes)), key=lambda cluster: (-labels.count(cluster), prototypes[cluster])
    )


# --- trees ---


def best_split(
    behaviour: list[list[float]], questions: list[list[bool]], *, min_customers: int
) -> tuple[int, float] | None:
    """Try every question: which leaves the smallest sum of squares, and how much does it save?"""
    found = [
        (number, sum_of_squares(behaviour) - sum_of_squares(yes) - sum_of_squares(no))
        for number, answers in enumerate(questions)
        for yes in [[row for row, answer in zip(behaviour, answers, strict=True) if answer]]
        for no in [[row for row, answer in zip(behaviour, answers, strict=True) if not answer]]
        if min(len(yes), len(no)) >= min_customers
    ]
    return max(found, key=lambda entry: entry[1], default=None)


def sum_of_squares(rows: list[list[float]]) -> float:
    """Add up how far each number is from the mean of its column."""
    columns = list(zip(*rows, strict=True))
    return sum((value - sum(own) / len(own)) ** 2 for own in columns for value in own)


# --- features ---


@dataclass(frozen=True, kw_only=True)
class Line:
    """One transaction line; money in cents. One that is not timed stands at midnight."""

    customer: str
    order: int
    day: dt.date
    cents: int
    discount_cents: int = 0
    coupon_cents: int = 0
    quantity: int = 1
    category: str = "food"
    product: str = "bread"
    channel: str = "shop"
    hour: int = 23
    is_timed: bool = True


@dataclass(frozen=True, kw_only=True)
class Contact:
    """One contact of a customer with the service."""

    customer: str
    day: dt.date
    is_complaint: bool


def features(
    lines: list[Line],
    *,
    as_of: dt.date,
    category: str,
    channel: str,
    contacts: list[Contact],
    period_days: int,
) -> dict[str, dict[str, float | None]]:
    """Walk through the lines of each customer."""
    known = [line for line in lines if line.day < as_of]
    found = {}
    for customer in sorted({line.customer for line in known}):
        own = [line for line in known if line.customer == customer]
        asked = [one for one in contacts if one.customer == customer and one.day < as_of]
        found[customer] = {
            **_rfm(own, as_of),
            **_basket(own, category, channel),
            **_money_off(own),
            **_returns(own),
            "spend_growth": _growth(own, as_of, period_days),
            **_daytime(own),
            **_service(own, asked),
        }
    return found


def _bought(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.cents >= 0]


def _paid(lines: list[Line]) -> int:
    return sum(line.cents for line in _bought(lines))


def _n_orders(lines: list[Line]) -> int:
    return len({line.order for line in _bought(lines)})


def _rfm(lines: list[Line], as_of: dt.date) -> dict[str, float | None]:
    days = sorted({line.day for line in _bought(lines)})
    spend = sum(line.cents for line in lines)
    gaps = [(later - earlier).days for earlier, later in itertools.pairwise(days)]
    mean_gap = _ratio(sum(gaps), len(gaps))
    recency = (as_of - days[-1]).days if days else None
    return {
        "recency_days": recency,
        "frequency_orders": _n_orders(lines),
        "monetary_total": spend / 100,
        "monetary_mean": _ratio(spend, 100 * _n_orders(lines)),
        "tenure_days": (as_of - days[0]).days if days else None,
        "purchase_days_count": len(days),
        "active_weeks_count": len({((as_of - day).days - 1) // 7 for day in days}),
        "mean_gap_days": mean_gap,
        "gap_variation": _variation(gaps),
        "overdue_ratio": recency / mean_gap if mean_gap else None,
    }


def _variation(gaps: list[int]) -> float | None:
    n = len(gaps)
    if n < 2:
        return None
    # n times the sum of squares about the mean, in integers
    squares = n * sum(gap * gap for gap in gaps) - sum(gaps) ** 2
    return math.sqrt(squares / (n * (n - 1))) / (sum(gaps) / n)


def _basket(lines: list[Line], category: str, channel: str) -> dict[str, float | None]:
    bought = _bought(lines)
    of_category = [line for line in lines if line.category == category]
    of_channel = [line for line in lines if line.channel == channel]
    return {
        "basket_lines_mean": _ratio(len(bought), _n_orders(lines)),
        "basket_items_mean": _ratio(sum(line.quantity for line in bought), _n_orders(lines)),
        "products_count": len({line.product for line in bought}),
        "categories_count": len({line.category for line in bought}),
        "channels_count": len({line.channel for line in bought}),
        f"category_share_{category}": _ratio(_paid(of_category), _paid(lines)),
        f"channel_share_{channel}": _ratio(_paid(of_channel), _paid(lines)),
    }


def _money_off(lines: list[Line]) -> dict[str, float | None]:
    bought, paid = _bought(lines), _paid(lines)
    discount = sum(line.discount_cents for line in bought)
    coupons = sum(line.coupon_cents for line in bought)
    off = [line for line in bought if line.discount_cents + line.coupon_cents > 0]
    full = [line for line in bought if line.discount_cents + line.coupon_cents <= 0]
    off_quantity = sum(line.quantity for line in off)
    full_quantity = sum(line.quantity for line in full)
    return {
        "discount_share": _ratio(discount, paid + discount),
        "coupon_share": _ratio(coupons, paid + coupons),
        "discounted_spend_share": _ratio(_paid(off), paid),
        "promotion_quantity_ratio": _ratio(off_quantity * len(full), full_quantity * len(off)),
    }


def _returns(lines: list[Line]) -> dict[str, float | None]:
    back = [line for line in lines if line.cents < 0]
    returned = -sum(line.cents for line in back)
    return {
        "returns_share": _ratio(returned, _paid(lines)),
        "returned_lines_share": _ratio(len(back), len(lines)),
        "is_nothing_left": int(bool(back) and returned >= _paid(lines)),
    }


def _growth(lines: list[Line], as_of: dt.date, period_days: int) -> float | None:
    bought = _bought(lines)
    ages = [(as_of - line.day).days for line in bought]
    if not ages or max(ages) < 2 * period_days:
        return None
    last = sum(line.cents for line in bought if (as_of - line.day).days <= period_days)
    both = sum(line.cents for line in bought if (as_of - line.day).days <= 2 * period_days)
    return _ratio(2 * (last - (both - last)), both)


def _daytime(lines: list[Line]) -> dict[str, float | None]:
    timed = [line for line in lines if line.is_timed]

    def share(chosen: list[Line]) -> float | None:
        return _ratio(_paid(chosen), _paid(timed))

    weekend = [line for line in lines if line.day.weekday() >= 5]
    return {
        "weekend_share": _ratio(_paid(weekend), _paid(lines)),
        "morning_share": share([line for line in timed if 6 <= line.hour < 12]),
        "afternoon_share": share([line for line in timed if 12 <= line.hour < 18]),
        "evening_share": share([line for line in timed if line.hour >= 18]),
        "night_share": share([line for line in timed if line.hour < 6]),
    }


def _service(lines: list[Line], contacts: list[Contact]) -> dict[str, float | None]:
    return {
        "contacts_count": len(contacts),
        "complaints_count": len([one for one in contacts if one.is_complaint]),
        "contacts_per_order": _ratio(len(contacts), _n_orders(lines)),
    }


def purchase_history(lines: list[Line], *, as_of: dt.date) -> dict[str, dict[str, float]]:
    """Walk through the purchases of each customer: days to the last one, and what came after the first day."""
    known = [line for line in _bought(lines) if line.day < as_of]
    found = {}
    for customer in sorted({line.customer for line in known}):
        own = [line for line in known if line.customer == customer]
        days = sorted({line.day for line in own})
        later = [line for line in own if line.day > days[0]]
        found[customer] = {
            "repeat_days": len(days) - 1,
            "days_to_last": (days[-1] - days[0]).days,
            "days_observed": (as_of - days[0]).days,
            "repeat_spend_mean": _ratio(_paid(later), 100 * (len(days) - 1)) or 0.0,
        }
    return found


def future_spend(lines: list[Line], *, as_of: dt.date, days: int) -> dict[str, float]:
    """Add up the lines of each customer in the days from the as-of day on."""
    ahead = [line for line in lines if 0 <= (line.day - as_of).days < days]
    return {
        customer: sum(line.cents for line in ahead if line.customer == customer) / 100
        for customer in sorted({line.customer for line in ahead})
    }


def probability_alive(
    x: float, last: float, seen: float, *, r: float, alpha: float, a: float, b: float
) -> float:
    """Weigh staying against leaving after the last purchase, averaged over all rates and all chances to leave."""
    if x == 0:
        return 1.0
    rates, leaving = gamma(r, scale=1 / alpha), beta(a, b)
    stayed = leaving.expect(lambda p: (1 - p) ** x) * _of_rates(rates, x, seen)
    left = leaving.expect(lambda p: p * (1 - p) ** (x - 1)) * _of_rates(rates, x, last)
    return stayed / (stayed + left)


def _of_rates(rates: rv_frozen, x: float, days: float) -> float:
    return rates.expect(lambda rate: (rate * days) ** x * math.exp(-rate * days)) / days**x


def expected_purchases(
    x: float, seen: float, *, days: float, r: float, alpha: float, a: float, b: float
) -> float:
    """Average, over the chances to leave of who is still there, the purchases until they leave or the days are over."""
    rate_per_share = days / (alpha + seen)

    def purchases(p: float) -> float:
        if p == 0:
            return (r + x) * rate_per_share
        return (1 - (1 + p * rate_per_share) ** -(r + x)) / p

    shape = (a - 1, b + x - 1)
    weighted = quad(purchases, 0, 1, weight="alg", wvar=shape)[0]
    return weighted / quad(lambda _: 1.0, 0, 1, weight="alg", wvar=shape)[0]


def expected_order_value(x: float, mean: float, *, p: float, q: float, v: float) -> float:
    """Average the mean spend p / nu over what nu may be, given what was spent."""
    scaled = gamma(q + p * x)  # nu times (v + x mean)
    ends = {"lb": scaled.ppf(1e-13), "ub": scaled.isf(1e-13)}
    return (v + x * mean) * scaled.expect(lambda nu: p / nu, **ends)


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


# --- mixed columns ---


def mixed_rows(numbers: list[list[float]], levels: list[str]) -> list[list[float]]:
    """Standardise the numbers, and divide each level's centred indicator by the root of its share (Pagès 2004)."""
    columns = []
    for column in numbers:
        mean, deviation = statistics.fmean(column), statistics.pstdev(column)
        columns.append([(x - mean) / deviation for x in column])
    for level in sorted(set(levels)):
        share = levels.count(level) / len(levels)
        columns.append([((other == level) - share) / math.sqrt(share) for other in levels])
    return [list(row) for row in zip(*columns, strict=True)]


# --- latent classes ---


def level_step(code: float, *, kept: list[float], has_pool: bool) -> float:
    """Find the number of a level among those kept; missing stays missing, and anything else is the pool or missing."""
    if code in kept:
        return float(kept.index(code))
    return float(len(kept)) if has_pool and not math.isnan(code) else math.nan


def latent_class_place(
    row: list[float],
    *,
    probabilities: list[list[dict[float, float]]],
    weights: list[float],
    limit: float | None,
) -> tuple[int, list[float]]:
    """Bayes' theorem over the known answers; `probabilities` go by class, column and level."""
    joint = [
        weight * math.prod(column.get(value, 1.0) for column, value in zip(own, row, strict=True))
        for weight, own in zip(weights, probabilities, strict=True)
    ]
    is_known = any(value in column for column, value in zip(probabilities[0], row, strict=True))
    if not is_known or (limit is not None and math.log(sum(joint)) < limit):
        return -1, [0.0] * len(joint)
    return joint.index(max(joint)), [part / sum(joint) for part in joint]


def latent_class_step(
    rows: list[list[float]],
    *,
    probabilities: list[list[dict[float, float]]],
    weights: list[float],
    prior: float,
) -> tuple[list[list[dict[float, float]]], list[float]]:
    """One iteration of expectation and maximisation, customer by customer."""
    degrees = [
        latent_class_place(row, probabilities=probabilities, weights=weights, limit=None)[1]
        for row in rows
    ]
    columns = range(len(rows[0]))
    answered = [[row[column] for row in rows if not math.isnan(row[column])] for column in columns]
    found = []
    for cluster in range(len(weights)):
        found.append([])
        for column in columns:
            counts = {
                level: prior * answered[column].count(level) / len(answered[column])
                + sum(
                    own[cluster]
                    for row, own in zip(rows, degrees, strict=True)
                    if row[column] == level
                )
                for level in sorted(set(answered[column]))
            }
            found[-1].append({level: n / sum(counts.values()) for level, n in counts.items()})
    sizes = [prior + sum(own[cluster] for own in degrees) for cluster in range(len(weights))]
    return found, [size / sum(sizes) for size in sizes]


# --- nearest points ---


def nearest_point(row: Sequence[float], points: Sequence[Sequence[float]]) -> tuple[int, float]:
    """Return the nearest point, the first of equally near ones, and its squared distance, summed column by column."""
    best, least = -1, math.inf
    for number, point in enumerate(points):
        square = 0.0
        for value, coordinate in zip(row, point, strict=True):
            square += (value - coordinate) * (value - coordinate)
        if square < least:
            best, least = number, square
    return best, least


def deepest_reach(
    row: Sequence[float], points: Sequence[Sequence[float]], radii: Sequence[float]
) -> float:
    """Return the greatest 1 - distance / radius over the points that reach the row, 0 where none does."""
    depth = 0.0
    for point, radius in zip(points, radii, strict=True):
        distance = math.sqrt(nearest_point(row, [point])[1])
        if distance <= radius:
            depth = max(depth, 1 - distance / radius if radius > 0 else 1.0)
    return depth


# --- k-means and mixtures ---


def lloyd_step(
    rows: list[list[float]], centroids: list[list[float]]
) -> tuple[list[int], list[list[float]]]:
    """Give each row to its nearest centroid, and each centroid the mean of its rows, where it has any."""
    squares = [
        [sum((x - c) ** 2 for x, c in zip(row, centroid, strict=True)) for centroid in centroids]
        for row in rows
    ]
    labels = [first_least(own) for own in squares]
    means = []
    for cluster, centroid in enumerate(centroids):
        members = [row for row, label in zip(rows, labels, strict=True) if label == cluster]
        columns = zip(*members, strict=True)
        means.append([statistics.fmean(column) for column in columns] if members else centroid)
    return labels, means


def em_step(
    rows: list[list[float]],
    *,
    means: list[list[float]],
    covariances: list[list[list[float]]],
    weights: list[float],
) -> tuple[float, list[float], list[list[float]], list[list[list[float]]]]:
    """Return log-likelihood, and the weights, means and full covariances that the posteriors make."""
    joint = [
        [
            weight * multivariate_normal(mean, covariance).pdf(row)
            for weight, mean, covariance in zip(weights, means, covariances, strict=True)
        ]
        for row in rows
    ]
    found = []
    for cluster in range(len(means)):
        own = [parts[cluster] / sum(parts) for parts in joint]
        mean = [
            sum(p * x for p, x in zip(own, column, strict=True)) / sum(own)
            for column in zip(*rows, strict=True)
        ]
        covariance = [
            [
                sum(p * (r[i] - mean[i]) * (r[j] - mean[j]) for p, r in zip(own, rows, strict=True))
                / sum(own)
                for j in range(len(mean))
            ]
            for i in range(len(mean))
        ]
        found.append((sum(own) / len(rows), mean, covariance))
    new_weights, new_means, new_covariances = (list(part) for part in zip(*found, strict=True))
    return sum(math.log(sum(parts)) for parts in joint), new_weights, new_means, new_covariances


# --- frameworks ---


def level_scores(values: list[float], cuts: list[float]) -> list[int]:
    """Count the cut-points that each value reaches, and add one; a missing value has the lowest level."""
    return [1 if math.isnan(v) else 1 + sum(v >= cut for cut in cuts) for v in values]


def rfm_names(
    rows: list[list[float]],
    *,
    cuts: list[list[float]],
    table: list[tuple[str, list[tuple[int, int]]]],
    n_levels: int,
) -> list[str]:
    """Score one customer after the other, recency turned round, and walk down the table."""
    names = []
    for row in rows:
        scores = [level_scores([v], own)[0] for v, own in zip(row, cuts, strict=True)]
        scores[0] = 1 if math.isnan(row[0]) else n_levels + 1 - scores[0]
        for name, ranges in table:
            if all(low <= s <= high for s, (low, high) in zip(scores, ranges, strict=True)):
                names.append(name)
                break
        else:
            names.append("Others")
    return names


def merged_groups(
    sizes: list[int], centres: list[list[float]], *, max_segments: int, least: int
) -> list[set[int]]:
    """Join the smallest group and its nearest neighbour until it is enough, each group a set."""
    groups = [{number} for number in range(len(sizes))]

    def size(group: set[int]) -> int:
        return sum(sizes[one] for one in group)

    def centre(group: set[int]) -> list[float]:
        weights = {one: sizes[one] if size(group) else 1 for one in group}
        return [
            sum(weights[one] * centres[one][column] for one in group) / sum(weights.values())
            for column in range(len(centres[0]))
        ]

    while len(groups) > 1:
        smallest = min(groups, key=lambda group: (size(group), -min(group)))
        if size(smallest) >= least and len(groups) <= max_segments:
            break
        others = [group for group in groups if group is not smallest]
        nearest = min(others, key=lambda other: math.dist(centre(other), centre(smallest)))
        groups = [group for group in others if group is not nearest] + [smallest | nearest]
    return groups


def first_segment(
    row: dict[str, float], segments: list[tuple[str, dict[str, tuple[float, float]]]]
) -> str:
    """Ask segment after segment whether every value is known and within its bounds."""
    for name, conditions in segments:
        if all(low <= row[column] < high for column, (low, high) in conditions.items()):
            return name
    return "Others"


def brought_by_top(values: list[float], share: float) -> float:
    """Say which share of what is above 0 the richest share of the customers bring."""
    richest = sorted(values, reverse=True)[: round(share * len(values))]
    return sum(max(v, 0) for v in richest) / sum(max(v, 0) for v in values)
