"""The reference tables of the definitions, as what is looked up in them."""

import re

import pandas as pd


class Reference:
    def __init__(self, jobs):
        self.folder = jobs / "reference"
        areas = self.table("areas")
        self.areas = set(areas["code"])
        # of one name that begins like another the longer fits
        longest_first = sorted(areas["name"], key=lambda name: (-len(name), name))
        self.area_names = re.compile("^(?:" + "|".join(map(re.escape, longest_first)) + ")+")
        self.industries = {c for c in self.table("industries")["code"] if len(c) == 3}
        types = self.table("entity-types")
        self.type_classes = dict(zip(types["type"], types["class"]))
        statuses = self.table("statuses")
        self.statuses = {w: s for s, a in zip(statuses["status"], statuses["aliases"]) for w in [s, *a.split("|")]}
        self.ended = set(statuses["status"][statuses["ended"] == "yes"])
        rosters = self.table("rosters")
        self.rosters = {
            w: r for r, n, a in zip(rosters["roster"], rosters["name"], rosters["aliases"]) for w in [r, n, *a.split("|")]}
        groups = self.table("size-groups").set_index("industry_class").drop(columns="size_group")
        self.size_groups = groups.apply(pd.to_numeric)

    def table(self, name):
        return pd.read_csv(self.folder / (name + ".csv"), dtype=str, keep_default_na=False)
