#!/usr/bin/env python3
"""Independent reference for scoring, in exact rational arithmetic. Writes scoring.json: conformance cases.

Keys are typed in from the published structure of the forms; nothing is imported from the library.
"""
import json, random
from fractions import Fraction as F

WAI36_REV = {1, 3, 7, 9, 10, 11, 12, 15, 20, 27, 29, 31, 33, 34}
DEF = {
    "srs": dict(items=["relationship", "goals", "approach", "overall"], lo=0, hi=10, step=F(1, 10), rev=set(),
                scales=dict(bond=["relationship"], goal=["goals"], task=["approach"],
                            total=["relationship", "goals", "approach", "overall"]), cap={}),
    "ors": dict(items=["individual", "interpersonal", "social", "overall"], lo=0, hi=10, step=F(1, 10), rev=set(),
                scales=dict(total=["individual", "interpersonal", "social", "overall"]), cap={}),
    "wai36": dict(items=[str(i) for i in range(1, 37)], lo=1, hi=7, step=F(1), rev={str(i) for i in WAI36_REV},
                  scales=dict(task=[2, 4, 7, 11, 13, 15, 16, 18, 24, 31, 33, 35],
                              bond=[1, 5, 8, 17, 19, 20, 21, 23, 26, 28, 29, 36],
                              goal=[3, 6, 9, 10, 12, 14, 22, 25, 27, 30, 32, 34]), cap=dict(task=2, bond=2, goal=2)),
    "waiSr": dict(items=[str(i) for i in range(1, 13)], lo=1, hi=5, step=F(1), rev=set(),
                  scales=dict(goal=[4, 6, 8, 11], task=[1, 2, 10, 12], bond=[3, 5, 7, 9]), cap=dict(task=1, bond=1, goal=1)),
    "waiS": dict(items=[str(i) for i in range(1, 13)], lo=1, hi=7, step=F(1), rev={"4", "10"},
                 scales=dict(task=[1, 2, 8, 12], bond=[3, 5, 7, 9], goal=[4, 6, 10, 11]), cap=dict(task=1, bond=1, goal=1)),
}
for d in DEF.values():
    d["scales"] = {k: [str(x) for x in v] for k, v in d["scales"].items()}
w = DEF["wai36"]; assert sorted(int(i) for s in w["scales"].values() for i in s) == list(range(1, 37))

def score(inst, resp, policy):
    d = DEF[inst]; keyed = {}
    for i in d["items"]:
        v = resp.get(i)
        keyed[i] = None if v is None else (F(d["lo"] + d["hi"]) - F(str(v)) if i in d["rev"] else F(str(v)))
    out = {}
    for name, items in d["scales"].items():
        got = [keyed[i] for i in items if keyed[i] is not None]
        size = len(items); cap = d["cap"].get(name, 0) if policy == "prorate" else 0
        out[name] = None if len(got) < size - cap else dict(sum=sum(got) * size / len(got), answered=len(got), size=size)
    if inst in ("wai36", "waiSr", "waiS"):
        subs = [out[s] for s in ("goal", "task", "bond")]; n = len(d["items"])
        ans = sum(keyed[i] is not None for i in d["items"])
        out["total"] = None if any(s is None for s in subs) else dict(sum=sum(s["sum"] for s in subs), answered=ans, size=n)
    for name, s in out.items():
        if s is None: continue
        lo, hi = d["lo"] * s["size"], d["hi"] * s["size"]
        s.update(mean=float(s["sum"] / s["size"]), percent=float((s["sum"] - lo) / (hi - lo) * 100),
                 prorated=s["answered"] < s["size"], sum=float(s["sum"]))
    return out

rng = random.Random(20261122); cases = []
def val(d):
    n = int((d["hi"] - d["lo"]) / d["step"]); k = rng.randint(0, n)
    return float(F(d["lo"]) + d["step"] * k)
for inst, d in DEF.items():
    for k in range(24):
        resp = {i: val(d) for i in d["items"]}
        if k % 2: 
            for i in rng.sample(d["items"], rng.randint(1, min(len(d["items"]), 1 + k % 7))): resp[i] = None
        for policy in ("strict", "prorate"):
            cases.append(dict(instrument=inst, policy=policy, responses=resp, expect=score(inst, resp, policy)))
# exact cut-off traps
for q in ([8.6, 9.7, 9.9, 7.8], [9, 9, 9, 9], [10, 10, 10, 6]):
    resp = dict(zip(DEF["srs"]["items"], q)); cases.append(dict(instrument="srs", policy="strict", responses=resp, expect=score("srs", resp, "strict")))
n = 0
for a in range(0, 101, 20):
    for b in range(0, 101, 13):
        for c in range(0, 101, 17):
            e = 250 - a - b - c
            if 0 <= e <= 100:
                resp = dict(zip(DEF["ors"]["items"], [a / 10, b / 10, c / 10, e / 10])); n += 1
                cases.append(dict(instrument="ors", policy="strict", responses=resp, expect=score("ors", resp, "strict")))
bad = []
for inst, d in DEF.items():
    good = {i: val(d) for i in d["items"]}; first = d["items"][0]
    for bad_value, code in ((d["hi"] + 1, "response-out-of-range"), (d["lo"] - 1, "response-out-of-range"), ("5", "response-not-a-number"),
                            (True, "response-not-a-number"), ({}, "response-not-a-number"), (3.55, "response-off-step")):
        bad.append(dict(instrument=inst, responses={**good, first: bad_value}, codes=[code]))
    bad.append(dict(instrument=inst, responses={**good, "nonsense": 1}, codes=["unknown-item"]))
    bad.append(dict(instrument=inst, responses=list(good.values())[:-1], codes=["wrong-length"]))
    bad.append(dict(instrument=inst, responses="hello", codes=["not-responses"]))
    bad.append(dict(instrument=inst, responses=None, codes=["not-responses"]))
    bad.append(dict(instrument=inst, responses={first: d["hi"] + 1, d["items"][1]: "x"}, codes=["response-out-of-range", "response-not-a-number"]))
json.dump(dict(cases=cases, bad=bad), open("scoring.json", "w"))
print(len(cases), "cases", n, "exact-25 sets", len(bad), "bad inputs")
