"""Makes reference.json, the numbers that lib/engine/reference.test.ts holds the engine to:

    cd tests/support/statistics && python3 reference.py > reference.json && npx biome format --write .

Independent of the engine: exact fractions wherever there are any, each sum written out as its source has it,
and roots found by bisection rather than by a formula.

- Kaplan-Meier with Greenwood's variance; log-log limits and those of the median by their definitions.
- Aalen-Johansen with the variance of Marubini & Valsecchi (1995), ch. 10, as a sum over times at each
  time.
- Score intervals of a share as the two p at which (k/n - p)^2 = z^2 p (1 - p) / n.
- Business minutes as a count of minutes, one by one, by the clocks of Python's zoneinfo.
- Logistic regression by Newton's steps in decimals of 60 digits, its errors from the inverse of the
  information; AUC as the share of pairs.
"""

import json
import math
import random
from datetime import datetime, timedelta, timezone
from decimal import Decimal, getcontext
from fractions import Fraction as F
from zoneinfo import ZoneInfo

getcontext().prec = 60
Z = F("1.959964")


def at_risk(rows, time):
    return sum(e + c + s for t, e, c, s in rows if t >= time)


def kaplan_meier(rows):
    points = []
    for time in sorted({t for t, e, _, _ in rows if e > 0}):
        survival, greenwood = F(1), F(0)
        for earlier in sorted({t for t, e, _, _ in rows if e > 0 and t <= time}):
            n = at_risk(rows, earlier)
            d = sum(e for t, e, _, _ in rows if t == earlier)
            survival *= 1 - F(d, n)
            if d < n:
                greenwood += F(d, n * (n - d))
        points.append((time, survival, survival**2 * greenwood))
    return points


def log_log(survival, variance):
    if survival in (0, 1):
        return None, None
    s = float(survival)
    error = math.sqrt(float(variance)) / abs(s * math.log(s))
    return s ** math.exp(float(Z) * error), s ** math.exp(-float(Z) * error)


def crossing(points, level):
    """The first time at which a curve is at the level or below it."""
    return next((t for t, value in points if value is not None and value <= level + 1e-12), None)


def aalen_johansen(rows):
    times = sorted({t for t, e, c, _ in rows if e + c > 0})
    overall, before, incidence, other = F(1), {}, {}, {}
    own, competing = F(0), F(0)
    n, d1, d2 = {}, {}, {}
    for time in times:
        n[time] = at_risk(rows, time)
        d1[time] = sum(e for t, e, _, _ in rows if t == time)
        d2[time] = sum(c for t, _, c, _ in rows if t == time)
        before[time] = overall
        own += overall * F(d1[time], n[time])
        competing += overall * F(d2[time], n[time])
        overall *= 1 - F(d1[time] + d2[time], n[time])
        incidence[time], other[time] = own, competing
    points = []
    for at in times:
        variance = F(0)
        for t in [t for t in times if t <= at]:
            gone = d1[t] + d2[t]
            gap = incidence[at] - incidence[t]
            if n[t] > gone:
                variance += gap**2 * F(gone, n[t] * (n[t] - gone))
            variance += before[t] ** 2 * F(d1[t] * (n[t] - d1[t]), n[t] ** 3)
            variance -= 2 * gap * before[t] * F(d1[t], n[t] ** 2)
        points.append((at, incidence[at], other[at], variance))
    return points


def score_interval(k, n):
    def beyond(p):
        return (F(k, n) - p) ** 2 * n - Z**2 * p * (1 - p)

    def root(inside, outside):
        for _ in range(70):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if beyond(middle) <= 0 else (inside, middle)
        return float(inside)

    return [root(F(k, n), F(0)), root(F(k, n), F(1))]


def logistic(xs, ys):
    a, b = Decimal(0), Decimal(0)
    centre = Decimal(sum(xs)) / len(xs)
    for _ in range(60):
        ps = [1 / (1 + (-(a + b * (x - centre))).exp()) for x in xs]
        g0 = sum(y - p for y, p in zip(ys, ps))
        g1 = sum((y - p) * (x - centre) for x, y, p in zip(xs, ys, ps))
        w = [p * (1 - p) for p in ps]
        i00, i01 = sum(w), sum(v * (x - centre) for v, x in zip(w, xs))
        i11 = sum(v * (x - centre) ** 2 for v, x in zip(w, xs))
        det = i00 * i11 - i01 * i01
        a += (i11 * g0 - i01 * g1) / det
        b += (i00 * g1 - i01 * g0) / det
    loss = -sum((p if y else 1 - p).ln() for y, p in zip(ys, ps)) / len(xs)
    return {
        "intercept": float(a - b * centre),
        "weight": float(b),
        "error": float((i00 / det).sqrt()),
        "interceptError": float((i11 / det - 2 * centre * -i01 / det + centre**2 * i00 / det).sqrt()),
        "loss": float(loss),
    }


def business_minutes(case):
    zone = ZoneInfo(case["timeZone"])
    at = datetime.fromisoformat(case["from"]).astimezone(timezone.utc)
    to = datetime.fromisoformat(case["to"]).astimezone(timezone.utc)
    minutes = 0
    while at < to:
        local = at.astimezone(zone)
        is_open = local.isoweekday() in case["days"] and local.date().isoformat() not in case["holidays"]
        minute = 60 * local.hour + local.minute
        minutes += is_open and case["fromMinute"] <= minute < case["toMinute"]
        at += timedelta(minutes=1)
    return {**case, "minutes": minutes}


def auc(xs, ys):
    pairs = [(x, z) for x, y in zip(xs, ys) for z, u in zip(xs, ys) if y and not u]
    return float(sum(F(1) if x > z else F(1, 2) if x == z else F(0) for x, z in pairs) / len(pairs))


def survival_case(rows):
    km = kaplan_meier(rows)
    limits = [log_log(s, v) for _, s, v in km]
    return {
        "rows": rows,
        "survival": [[t, float(s), float(v), *limit] for (t, s, v), limit in zip(km, limits)],
        "median": [
            crossing([(t, float(s)) for t, s, _ in km], 0.5),
            crossing([(t, low) for (t, _, _), (low, _) in zip(km, limits)], 0.5),
            crossing([(t, high) for (t, _, _), (_, high) in zip(km, limits)], 0.5),
        ],
        "incidence": [[t, float(i), float(o), float(v)] for t, i, o, v in aalen_johansen(rows)],
    }


def random_rows(seed, count):
    rng = random.Random(seed)
    rows = {}
    for _ in range(count):
        row = rows.setdefault(rng.randrange(1, 40), [0, 0, 0])
        row[rng.choices(range(3), (5, 3, 3))[0]] += 1
    return [[time, *counts] for time, counts in sorted(rows.items())]


# Flights before Challenger by the temperature at launch (°F), and whether an O-ring was in distress:
# S. Dalal, E. Fowlkes, B. Hoadley, JASA 84 (1989) 945-957, table 1.
FLIGHTS = [66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58]
DISTRESS = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1]

OFFICE = {"days": [1, 2, 3, 4, 5], "fromMinute": 540, "toMinute": 1050, "holidays": ["2026-05-01", "2026-11-02"]}
ALWAYS = {"days": [1, 2, 3, 4, 5, 6, 7], "fromMinute": 0, "toMinute": 1440, "holidays": []}
WEEKENDS = {"days": [6, 7], "fromMinute": 0, "toMinute": 720, "holidays": ["2018-11-04"]}
# Over changes of the clock: of a quarter of an hour's offset, of half an hour, at midnight.
STRETCHES = [
    ("Europe/Berlin", "2026-03-20T10:07+00:00", "2026-05-04T09:30+00:00"),
    ("America/New_York", "2026-10-29T20:15+00:00", "2026-11-03T14:45+00:00"),
    ("America/Sao_Paulo", "2018-11-01T12:00+00:00", "2018-11-06T13:37+00:00"),
    ("America/Sao_Paulo", "2018-02-16T00:00+00:00", "2018-02-20T00:00+00:00"),
    ("Asia/Kolkata", "2026-04-27T03:31+00:00", "2026-05-05T11:59+00:00"),
    ("Australia/Lord_Howe", "2026-04-02T00:00+00:00", "2026-04-07T00:00+00:00"),
    ("Asia/Kathmandu", "2026-04-30T18:15+00:00", "2026-05-03T18:15+00:00"),
]

SHARES = [(0, 1), (1, 1), (1, 3), (7, 20), (13, 100), (999, 1000), (3561, 9240), (5, 1_000_000)]

print(
    json.dumps(
        {
            "made": "by reference.py",
            "curves": [survival_case(random_rows(seed, count)) for seed, count in ((1, 12), (2, 60), (3, 400))],
            "businessMinutes": [
                business_minutes({"timeZone": zone, "from": at, "to": to, **hours})
                for zone, at, to in STRETCHES
                for hours in (OFFICE, ALWAYS, WEEKENDS)
            ],
            "shares": [[k, n, *score_interval(k, n)] for k, n in SHARES],
            "flights": {
                "temperature": FLIGHTS,
                "distress": DISTRESS,
                **logistic(FLIGHTS, DISTRESS),
                "auc": auc([-x for x in FLIGHTS], DISTRESS),
            },
        },
        indent=1,
    )
)
