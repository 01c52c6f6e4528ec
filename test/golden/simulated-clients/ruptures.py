# What three rules say of the SRS totals of 277 simulated sessions, by the formulas of docs/methods alone:
# prediction.md, session-drop.md, cutoff-level.md and episodes-and-repair.md. Nothing here comes from this library.
#     python3 ruptures.py > ruptures.json    (Python 3, scipy)
import csv
import itertools
import json
import math
import pathlib

from scipy.stats import norm, t as student

data = pathlib.Path(__file__).parents[2] / "data/wai36-srs-simulated-clients/sessions.csv"
clients = {}
for row in csv.DictReader(data.open()):
    tenths = sum(round(10 * float(row[f"srs_{item}"])) for item in ("relationship", "goals", "approach", "overall"))
    clients.setdefault(row["pairing_id"], []).append((int(row["session_id"]), tenths))
courses = [sorted(course) for course in clients.values()]


def prediction(course, typical=16.0, alpha=0.01, top=400, phi=0.2):
    """One (flagged, reference) a session, or None; in tenths of a point."""
    verdicts = [None]
    first, (last_session, level) = course[0][0], course[0]
    last, trend, a, b, c, s = level, 0.0, 1.0, 0.0, 1 / 0.075**2, 3 * 0.69144 * typical**2
    # The trend is a share of the client's own standard deviation, as S is.
    for seen, (session, y) in enumerate(course[1:], start=1):
        u, before = session - first, last_session - first
        f = phi ** (u - before)
        v, a1, a2 = 1 - f * f, 1 - f, u - f * before
        det = a * c - b * b
        g1, g2 = (c * a1 - b * a2) / det, (a * a2 - b * a1) / det
        q = v + a1 * g1 + a2 * g2
        df = 3 + seen - 1
        expected = f * last + a1 * level + a2 * trend
        scale = math.sqrt(s / df * q)
        statistic = (y - expected) / scale
        verdicts.append((student.cdf(statistic, df) < alpha, expected))
        limit = math.sqrt(df * (math.exp((2 * (8 * df + 3) / (8 * df + 1)) ** 2 / df) - 1))
        e = max(-limit * scale, min(limit * scale, y - expected))
        z = e / scale
        more = max(0, 1 + z * norm.pdf(z) / norm.sf(z) - z * z) * scale**2 if y == top else 0
        level, trend, s = level + g1 * e / q, trend + g2 * e / q, s + (e * e + more) / q
        a, b, c = a + a1 * a1 / v, b + a1 * a2 / v, c + a2 * a2 / v
        last, last_session = expected + e, session
    return verdicts


def drop(course):
    return [None] + [(one[1] - two[1] >= 50, one[1]) for one, two in itertools.pairwise(course)]


def level(course):
    return [(y < 360, 360) for _, y in course]


def episodes(course, verdicts, tolerance):
    """One status a drop: followed for five sessions, repaired at reference - tolerance."""
    found, end = [], -1
    for at, verdict in enumerate(verdicts):
        if verdict is None or not verdict[0] or at <= end:
            continue
        after = course[at + 1 : at + 6]
        back = next((i for i, (_, y) in enumerate(after) if y >= verdict[1] - tolerance), None)
        end = at + (len(after) if back is None else back)
        found.append("repaired" if back is not None else "open")
    return found


rules = {"prediction": (prediction, 16), "session-drop": (drop, 12.5), "cutoff-level": (level, 0)}
verdicts = {name: [rule(course) for course in courses] for name, (rule, _) in rules.items()}
table = []
for name, (_, tolerance) in rules.items():
    per_client = [episodes(course, judged, tolerance) for course, judged in zip(courses, verdicts[name])]
    table.append(
        {
            "rule": name,
            "clients": sum(any(one is not None for one in judged) for judged in verdicts[name]),
            "withRupture": sum(map(bool, per_client)),
            "ruptures": sum(map(len, per_client)),
            "repaired": sum(each.count("repaired") for each in per_client),
        }
    )


def agreement(one, two):
    pairs = [
        (x[0], y[0])
        for first, second in zip(verdicts[one], verdicts[two])
        for x, y in zip(first, second)
        if x is not None and y is not None
    ]
    n = len(pairs)
    observed = sum(x == y for x, y in pairs) / n
    p, q = sum(x for x, _ in pairs) / n, sum(y for _, y in pairs) / n
    chance = p * q + (1 - p) * (1 - q)
    return {"rules": [one, two], "cases": n, "rawAgreement": observed, "kappa": (observed - chance) / (1 - chance)}


print(json.dumps({"table": table, "agreement": [agreement(*two) for two in itertools.combinations(rules, 2)]}, indent=2))
