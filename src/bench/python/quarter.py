"""A quarter with pandas, as its users would write it: extracts to figures, with rejects, matches by tier, findings of rules
and the balance of rows. Arguments: a folder to work in (not needed), the inbox, the folder of the results, the program's."""

import os
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

import extracts
import values
from reference import Reference

CITY = "331000"
FIRST_DAY, LAST_DAY = pd.Timestamp("2018-04-01"), pd.Timestamp("2018-06-30")
THIRTY_DAYS_BEFORE_END = pd.Timestamp("2018-05-31")
SOURCES = {"registration": extracts.registration, "tax": extracts.tax, "loan": extracts.loan, "roster": extracts.roster}


def replaced(loaded):
    """Of rows with one key the last of a file stands, and of several files that of the last file."""
    shared = loaded[loaded["key"].notna() & loaded.duplicated("key", keep=False)]
    standing = ~shared.duplicated(["file", "key"], keep="last")
    typed = [c for c in shared.columns if c not in ("file", "line")]
    last = shared[standing].set_index(["file", "key"], drop=False)[typed]
    repeated = shared[~standing]
    later = last.loc[list(zip(repeated["file"], repeated["key"]))].set_index(repeated.index)
    same = (repeated[typed].eq(later) | (repeated[typed].isna() & later.isna())).all(axis=1)
    newest = shared.groupby("key")["file"].transform("max")
    superseded = shared[standing & (shared["file"] < newest)]
    return pd.concat([
        repeated[["area"]].assign(stage="duplicate", reason=np.where(same, "DUPLICATE_IDENTICAL", "DUPLICATE_CONFLICT")),
        superseded[["area"]].assign(stage="superseded", reason="")])


def unique(keys, ids):
    """Keys that one entity has, to its id."""
    pairs = pd.Series(ids.to_numpy(), index=keys.to_numpy())
    return pairs[pairs.index.notna() & ~pairs.index.duplicated(keep=False)]


def match(rows, registry, area_names):
    """Ties rows to the registry: exact code, mended code, old number, organisation code, name within the county."""
    by_code = unique(registry["uscc"], registry["key"])
    ids = rows["code"].map(by_code)
    tier = pd.Series(np.where(ids.notna(), "EXACT", None), index=rows.index)
    reason = pd.Series("NO_MATCH", index=rows.index)

    def hit(name, found):
        found = found[found.notna()]
        ids[found.index] = found
        tier[found.index] = name

    def open_rows():
        return rows[ids.isna()]

    hit("REPAIRED", open_rows()["mended"].map(by_code))
    length = open_rows()["code"].str.len()
    numbers = open_rows()["code"][length == 15]
    hit("LEGACY", numbers.map(unique(registry["number"].str.upper(), registry["key"])))
    organisations = open_rows()["code"][length.isin([9, 15])].str[-9:]
    hit("LEGACY", organisations.map(unique(registry["uscc"].str[8:17], registry["key"])))
    left = open_rows()
    names = left["area"] + values.normal_name(left["name"], area_names)
    registered = registry["area"] + values.normal_name(registry["name"], area_names)
    hit("NAME", names[left["name"] != ""].map(unique(registered, registry["key"])))
    several = names[ids[names.index].isna()].isin(registered[registered.duplicated()])
    reason[several[several].index] = "NAME_NOT_UNIQUE"

    entity = registry.set_index("key")[["name", "area"]].reindex(ids).set_axis(rows.index)
    differs = entity["name"].notna() & (entity["name"] != rows["name"])
    pairs = rows[differs].assign(registered=entity["name"])
    differs[differs] = values.normal_name(pairs["name"], area_names) != values.normal_name(pairs["registered"], area_names)
    return rows.assign(
        id=ids, tier=tier, reason=reason, registry_area=entity["area"], name_differs=differs,
        area_differs=entity["area"].notna() & (entity["area"] != rows["area"]))


def size(value, groups, indicator, factor):
    """1 micro to 4 large by one indicator; NaN where it is left out."""
    large, medium, small = (groups[f"{indicator}_{bound}"] * factor for bound in ("large", "medium", "small"))
    by_bound = np.select([value >= large, value >= medium, value >= small], [4, 3, 2], 1)
    return pd.Series(by_bound, index=value.index, dtype=float).mask(value.isna() | small.isna())


def enterprises(registry, matched, reference):
    """One row per registered entity with all that the figures ask for."""
    tax = matched["tax"][matched["tax"]["id"].notna()]
    filed = tax.groupby("id").agg(
        revenue=("revenue", "sum"), employees=("employees", "max"), assets=("assets", "max"), relief=("relief", "sum"), eligible=("eligible", "max"))
    lists = matched["roster"]
    lists = lists[lists["id"].notna() & (lists["listed_on"] <= LAST_DAY) & ~(lists["delisted_on"] <= LAST_DAY)]
    e = registry.set_index("key").join(filed)
    e["filed"] = e.index.isin(filed.index)
    e["eligible"] = e["eligible"].eq(True)
    e["on_directory"] = e.index.isin(lists["id"][lists["roster"] == "directory"])
    above = e.index.isin(lists["id"][lists["roster"].isin(["above-scale", "above-quota"])])
    types = values_of_types(e["entity_type"], reference.type_classes)
    e["type_class"] = types
    e["ended_on"] = e["status_on"].fillna(LAST_DAY).where(e["status"].isin(reference.ended))
    born = e["established_on"] <= LAST_DAY
    e["active"] = born & ~(e["ended_on"] <= LAST_DAY)
    e["existed"] = born & ~(e["ended_on"] < FIRST_DAY)
    groups = reference.size_groups.reindex(e["industry"].str[:3]).set_axis(e.index)
    classed = e["industry"].str[:3].isin(reference.size_groups.index)
    sizes = pd.concat([
        size(e["employees"], groups, "x", 1), size(e["revenue"] * 4, groups, "y", 10000), size(e["assets"], groups, "z", 10000)], axis=1)
    enterprise = (types.notna() & ~types.isin(["individual", "cooperative", "branch"])) | (types.isna() & e["uscc"].str.startswith("91", na=False))
    large = sizes.min(axis=1).fillna(1) > 2
    e["excluded_by"] = np.select(
        [~e["existed"], ~enterprise, above, ~classed, large],
        ["NOT_IN_QUARTER", "NOT_ENTERPRISE", "ABOVE", "NOT_APPLICABLE", "LARGE_OR_MEDIUM"], "")
    e["small_micro"] = enterprise & ~above & classed & ~large
    return e


def values_of_types(entity_types, classes):
    half = entity_types.str.replace("（", "(", regex=False).str.replace("）", ")", regex=False)
    return half.map(classes).fillna(half.str.split("(", n=1).str[0].map(classes))


def notes(loans, e):
    """One row per matched loan note."""
    n = loans[loans["id"].notna()].copy()
    n["limit"] = n.groupby(["lender", "id"])["credit_limit"].transform("max")
    n["inclusive"] = n["limit"] <= 1000
    n["county"] = n["registry_area"]
    borrower = e[["existed", "small_micro"]].reindex(n["id"])
    return n[(borrower["existed"] & borrower["small_micro"]).to_numpy()]


def figures(e, n):
    e = e[e["existed"]]
    sm = e["small_micro"]
    flags = pd.DataFrame({
        "area": e["area"],
        "stock": sm & e["active"],
        "new": sm & e["established_on"].between(FIRST_DAY, LAST_DAY),
        "companies": sm & e["active"] & e["type_class"].isin(["limited", "joint-stock"]),
        "filers": sm & e["active"] & e["filed"],
        "directory": sm & e["active"] & e["on_directory"],
        "eligible": sm & e["filed"] & e["eligible"],
        "relieved": sm & e["filed"] & e["eligible"] & (e["relief"] > 0),
        "individuals": e["active"] & (e["type_class"] == "individual"),
        "entities": e["active"]})
    money = pd.DataFrame({
        "area": n["county"], "balance": n["balance"], "credit": n["balance"].where(n["security"] == "信用", 0),
        "inclusive": n["balance"].where(n["inclusive"], 0)})
    counts = with_city(flags.groupby("area").sum())
    sums = with_city(money.groupby("area").sum()) / 10000
    borrowers = n[n["balance"] > 0].drop_duplicates("id").groupby("county").size().rename_axis("area").to_frame()
    table = pd.DataFrame({
        "enterprise-stock": counts["stock"],
        "new-enterprises": counts["new"],
        "company-share": 100 * counts["companies"] / counts["stock"],
        "tax-registration-rate": 100 * counts["filers"] / counts["stock"],
        "directory-rate": 100 * counts["directory"] / counts["stock"],
        "tax-benefit-coverage": 100 * counts["relieved"] / counts["eligible"],
        "individual-share": 100 * counts["individuals"] / counts["entities"],
        "loan-balance": sums["balance"],
        "borrowers": with_city(borrowers)[0],
        "credit-loan-balance": sums["credit"],
        "inclusive-loan-balance": sums["inclusive"]})
    return table.round(6).rename_axis("area").melt(ignore_index=False, var_name="indicator").reset_index()


def with_city(counties):
    return pd.concat([counties, counties.sum().to_frame(CITY).T])


def findings(loaded, matched, e):
    parts = []

    def add(code, source, rows):
        parts.append(rows[["area", "file", "line"]].assign(code=code, source=source))

    for source, rows in matched.items():
        add("NOT_REGISTERED", source, rows[rows["id"].isna()])
        add("NAME_MISMATCH", source, rows[rows["name_differs"]])
        add("AREA_MISMATCH", source, rows[rows["area_differs"]])
    for source, rows in loaded.items():
        add("CODE_CHECK_DIGIT", source, rows[rows["wrong"]])
    tax = matched["tax"]
    add("ENDED_BUT_FILING", "tax", tax[(tax["revenue"] > 0) & (tax["id"].map(e["ended_on"]) < FIRST_DAY)])
    add("NOT_TAX_REGISTERED", "registration",
        e[e["active"] & e["small_micro"] & ~e["filed"] & (e["established_on"] < THIRTY_DAYS_BEFORE_END)])
    return pd.concat(parts)[["code", "source", "area", "file", "line"]]


def fates(source, typed, first_faults, gone, in_force, e, matched):
    """Where every row of a source ended: stage, reason, its own area and the registry's."""
    parts = []

    def add(stage, reason, own, registry=None):
        parts.append(pd.DataFrame({"stage": stage, "reason": reason, "own": own, "registry": own if registry is None else registry}))

    add("read", "", typed["area"])
    add("rejected", first_faults["code"], typed["area"].reindex(first_faults.index))
    add("loaded", "", typed["area"].drop(first_faults.index).drop(gone.index[gone["stage"] == "duplicate"]))
    add(gone["stage"], gone["reason"], gone["area"])
    add("in-force", "", in_force["area"])
    if source == "registration":
        add("matched", "EXACT", in_force["area"])
        add(np.where(e["excluded_by"] == "", "counted", "excluded"), e["excluded_by"], e["area"])
    else:
        hit = matched["id"].notna()
        add(np.where(hit, "matched", "unmatched"), matched["tier"].where(hit, matched["reason"]), matched["area"])
        rows = matched[hit]
        why = rows["id"].map(e["excluded_by"]) if source != "roster" else pd.Series("", index=rows.index)
        add(np.where(why == "", "counted", "excluded"), why, rows["area"], rows["registry_area"])
    return pd.concat(parts).assign(source=source)


def balance(fate):
    lines = ["source", "area", "stage", "reason"]
    counted = fate.rename(columns={"registry": "area"})
    moved = fate[fate["own"] != fate["registry"]].assign(stage="moved")
    every = pd.concat([
        counted[lines], counted.assign(area=CITY)[lines],
        moved.assign(area=moved["registry"], reason="in")[lines], moved.assign(area=moved["own"], reason="out")[lines]])
    table = every.groupby(lines).size().rename("rows").reset_index()
    prove(table)
    return table


def prove(table):
    """Every row read ends in exactly one place."""
    stages = table[table["stage"] != "moved"].pivot_table(index=["source", "area"], columns="stage", values="rows", aggfunc="sum", fill_value=0)
    moves = table[table["stage"] == "moved"].pivot_table(index=["source", "area"], columns="reason", values="rows", aggfunc="sum", fill_value=0)
    s = stages.join(moves).fillna(0)
    s = s.reindex(columns=s.columns.union(["superseded", "unmatched", "in", "out"]), fill_value=0)
    wrong = s[
        (s["read"] != s["rejected"] + s["duplicate"] + s["loaded"])
        | (s["in-force"] != s["loaded"] - s["superseded"])
        | (s["in-force"] != s["matched"] + s["unmatched"])
        | (s["matched"] + s["in"] - s["out"] != s["counted"] + s["excluded"])]
    if len(wrong):
        raise SystemExit(f"imbalance: {wrong.index[0]}")


def run(inbox, results, reference):
    typed, faults, first_faults, loaded, gone, in_force = {}, {}, {}, {}, {}, {}
    for source, cleanse in SOURCES.items():
        typed[source], faults[source] = cleanse(extracts.read(inbox, source), reference)
        first_faults[source] = faults[source].sort_values(["n", "order"]).drop_duplicates("n").set_index("n")
        loaded[source] = typed[source].drop(first_faults[source].index)
        gone[source] = replaced(loaded[source])
        in_force[source] = loaded[source].drop(gone[source].index)
    registry = in_force["registration"]
    matched = {s: match(rows, registry, reference.area_names) for s, rows in in_force.items() if s != "registration"}
    e = enterprises(registry, matched, reference)
    fate = pd.concat([
        fates(s, typed[s], first_faults[s], gone[s], in_force[s], e, matched.get(s)) for s in SOURCES])
    results.mkdir(parents=True, exist_ok=True)
    figures(e, notes(matched["loan"], e)).to_csv(results / "figures.csv", index=False)
    pd.concat(faults.values())[["file", "line", "field", "code", "raw"]].to_csv(results / "rejects.csv", index=False)
    findings(loaded, matched, e).to_csv(results / "findings.csv", index=False)
    balance(fate).to_csv(results / "balance.csv", index=False)


def measured():
    """From the start of the process, children included."""
    started = float(Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    return (f"wall {time.clock_gettime(time.CLOCK_BOOTTIME) - started:.2f}\n"
            f"processor {processor:.2f}\nresident {own.ru_maxrss / 1024:.2f}\n")


if __name__ == "__main__":
    inbox, results, program = map(Path, sys.argv[2:5])
    run(inbox, results, Reference(program / "jobs"))
    (results / "measured.txt").write_text(measured())
