"""Every source: its files as a frame of text, typed, and the faults of its rows."""

import pandas as pd

import values

QUARTER = "2018Q2"
FAULT = ["n", "order", "file", "line", "field", "code", "raw"]


def read(inbox, source):
    """All files of a source in order of their names, whatever they are encoded in."""
    frames = []
    for path in sorted(inbox.glob(source + "_*")):
        frame = read_text(path)
        frame.insert(0, "file", path.name)
        frame.insert(1, "line", frame.index + 2)
        frame.insert(2, "file_area", path.name.split("_")[1])
        frames.append(frame)
    rows = pd.concat(frames, ignore_index=True)
    for column in rows.columns[3:]:
        rows[column] = rows[column].fillna("").str.strip()
    return rows


def read_text(path):
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except UnicodeDecodeError:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="gb18030")


class Checks:
    """Collects the faults of the rows of a source; the order in which they are asked is that of the fields."""

    def __init__(self, rows):
        self.rows = rows
        self.found = []

    def fault(self, column, code, bad):
        bad = bad[bad].index
        if len(bad):
            rows = self.rows.loc[bad]
            field = column.split("（")[0]
            self.found.append(pd.DataFrame({
                "n": bad, "order": len(self.found), "file": rows["file"], "line": rows["line"], "field": field, "code": code, "raw": rows[column]}))

    def text(self, column):
        text = self.rows[column]
        missing = values.is_missing(text)
        self.fault(column, "REQUIRED_MISSING", missing)
        return text.mask(missing, None)

    def number(self, column, least=None, most=None, required=False, whole=False):
        text = self.rows[column]
        value = values.number(text)
        missing = values.is_missing(text)
        if required:
            self.fault(column, "REQUIRED_MISSING", missing)
        out = value.lt(least) if least is not None else pd.Series(False, index=text.index)
        out |= value.gt(most) if most is not None else False
        part = value.notna() & ~out & (value % 1 != 0) if whole else False
        self.fault(column, "NUMBER_INVALID", (value.isna() & ~missing) | part)
        self.fault(column, "OUT_OF_RANGE", out)
        return value

    def day(self, column, required=False):
        text = self.rows[column]
        value = values.day(text)
        missing = values.is_missing(text)
        if required:
            self.fault(column, "REQUIRED_MISSING", missing)
        self.fault(column, "DATE_INVALID", value.isna() & ~missing & ~text.isin(values.NEVER))
        return value

    def yes(self, column):
        text = self.rows[column]
        yes = text.isin(values.YES)
        self.fault(column, "NOT_IN_LIST", ~(yes | text.isin(values.NO) | values.is_missing(text)))
        return yes

    def choice(self, column, keys, required=True):
        """@param keys what is written to what is meant"""
        text = self.rows[column]
        key = text.map(keys)
        missing = values.is_missing(text)
        if required:
            self.fault(column, "REQUIRED_MISSING", missing)
        self.fault(column, "NOT_IN_LIST", key.isna() & ~missing)
        return key

    def area(self, column, areas):
        """The row's own where it is known, else the file's."""
        text = self.rows[column]
        missing = values.is_missing(text)
        known = text.isin(areas)
        self.fault(column, "REQUIRED_MISSING", missing)
        self.fault(column, "AREA_UNKNOWN", ~known & ~missing)
        self.fault(column, "AREA_OUTSIDE", known & (text != self.rows["file_area"]))
        return text.where(known, self.rows["file_area"])

    def quarter(self, column):
        text = self.rows[column]
        missing = values.is_missing(text)
        self.fault(column, "REQUIRED_MISSING", missing)
        self.fault(column, "PERIOD_MISMATCH", ~missing & (values.quarter(text) != QUARTER))

    def faults(self):
        return pd.concat(self.found) if self.found else pd.DataFrame(columns=FAULT)


def registration(rows, reference):
    checks = Checks(rows)
    code = values.codes(rows["统一社会信用代码"])
    number = rows["注册号"].mask(values.is_missing(rows["注册号"]), None)
    uscc = code["code"].where(code["usable"], code["mended"])
    unusable = uscc.isna() & number.isna()
    checks.fault("统一社会信用代码", "CODE_MISSING", unusable & code["code"].isna())
    checks.fault("统一社会信用代码", "CODE_MALFORMED", unusable & code["code"].notna())
    typed = rows[["file", "line"]].assign(uscc=uscc, wrong=code["wrong"], number=number, name=rows["企业名称"])
    typed["entity_type"] = checks.text("主体类型")
    typed["industry"] = industry(checks, rows["行业代码"], reference.industries)
    typed["area"] = checks.area("行政区划代码", reference.areas)
    typed["established_on"] = checks.day("成立日期", required=True)
    typed["status"] = checks.choice("经营状态", reference.statuses)
    typed["status_on"] = checks.day("状态日期")
    typed["capital"] = checks.number("注册资本（万元）", least=0)
    typed["legal_representative"] = rows["法定代表人"]
    typed["converted_from"] = rows["转型前代码"]
    typed["converted_on"] = checks.day("转型日期")
    typed["key"] = uscc.where(uscc.notna(), "reg:" + number.str.upper())
    return typed, checks.faults()


def industry(checks, text, industries):
    missing = values.is_missing(text)
    code = text.str.upper().str.lstrip("ABCDEFGHIJKLMNOPQRST")
    checks.fault("行业代码", "REQUIRED_MISSING", missing)
    known = code.str[:3].isin(industries) & code.str.fullmatch(r"\d{4}")
    checks.fault("行业代码", "NOT_IN_LIST", ~known & ~missing)
    return code


def coded(rows, id_column, name_column):
    code = values.codes(rows[id_column])
    return rows[["file", "line"]].assign(code=code["code"], mended=code["mended"], wrong=code["wrong"], name=rows[name_column])


def tax(rows, reference):
    checks = Checks(rows)
    typed = coded(rows, "纳税人识别号", "纳税人名称")
    typed["area"] = checks.area("行政区划代码", reference.areas)
    checks.quarter("所属期")
    typed["revenue"] = checks.number("营业收入（元）", required=True)
    typed["tax_paid"] = checks.number("实缴税额（元）", required=True)
    typed["relief"] = checks.number("减免税额（元）")
    typed["eligible"] = checks.yes("应享受优惠")
    typed["employees"] = checks.number("从业人数", least=0, whole=True)
    typed["assets"] = checks.number("资产总额（元）", least=0)
    typed["rating"] = checks.choice("纳税信用等级", {c: c for c in "ABMCD"}, required=False)
    typed["key"] = typed["code"] + "|" + QUARTER
    return typed, checks.faults()


def loan(rows, reference):
    checks = Checks(rows)
    typed = coded(rows, "借款人代码", "借款人名称")
    typed["loan_id"] = checks.text("借据编号")
    typed["lender"] = checks.text("贷款机构")
    typed["area"] = checks.area("行政区划代码", reference.areas)
    checks.quarter("报告期")
    typed["credit_limit"] = checks.number("授信总额（万元）", least=0)
    typed["balance"] = checks.number("贷款余额（万元）", least=0, required=True)
    typed["granted_on"] = checks.day("发放日期", required=True)
    typed["granted_amount"] = checks.number("发放金额（万元）", least=0, required=True)
    typed["due_on"] = checks.day("到期日期")
    typed["annual_rate"] = checks.number("年利率（%）", least=0, most=100)
    typed["security"] = checks.choice("担保方式", {c: c for c in ["信用", "保证", "抵押", "质押"]}, required=False)
    typed["rollover"] = checks.yes("无还本续贷")
    typed["first_loan"] = checks.yes("首贷")
    typed["key"] = typed["lender"] + "|" + typed["loan_id"] + "|" + QUARTER
    return typed, checks.faults()


def roster(rows, reference):
    checks = Checks(rows)
    typed = coded(rows, "企业代码", "企业名称")
    typed["roster"] = checks.choice("名单", reference.rosters)
    typed["area"] = checks.area("行政区划代码", reference.areas)
    typed["listed_on"] = checks.day("认定日期", required=True)
    typed["delisted_on"] = checks.day("失效日期")
    typed["authority"] = rows["认定单位"]
    typed["key"] = typed["roster"] + "|" + typed["code"] + "|" + typed["listed_on"].dt.strftime("%Y-%m-%d")
    return typed, checks.faults()
