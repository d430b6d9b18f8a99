"""How departments write values (CONTRACTS, section 1), a column at a time: what nearly every cell looks like is read at
once, and only the others are looked at more closely."""

import numpy as np
import pandas as pd

MARKS = ["", "-", "—", "/", "无", "NULL", "null", "N/A", "n/a", "\\N", "\\n", "不详", "暂无", "未知"]
YES = ["是", "1", "Y", "y", "TRUE", "true", "有", "√"]
NO = ["否", "0", "N", "n", "FALSE", "false", "无"]
NEVER = ["长期", "永久"]

WIDE = "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ（）－．，　"
HALF = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()-., "
HALF_WIDTH = str.maketrans(WIDE, HALF)
BRACKETS = str.maketrans("〔〕【】[]", "()()()")
LIKE_DIGITS = str.maketrans("OIZS", "0125")

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = np.array([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28])
DIGITS = np.full(0x10000, -1)
DIGITS[[ord(c) for c in ALPHABET]] = range(len(ALPHABET))


def is_missing(text):
    return text.isin(MARKS)


def half_width(text):
    return text.str.translate(HALF_WIDTH)


def number(text):
    """1,234.50 and (1,234.50) are numbers; NaN where nothing stands or something else."""
    missing = is_missing(text)
    value = pd.to_numeric(text.mask(missing), errors="coerce")
    rest = value.isna() & ~missing
    if rest.any():
        other = half_width(text[rest])
        other = other.where(other.str.fullmatch(r"\(?[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?\)?"))
        other = other.str.replace(",", "", regex=False).str.replace(r"^\((.*)\)$", r"-\1", regex=True)
        value[rest] = pd.to_numeric(other, errors="coerce")
    return value


def day(text):
    value = pd.to_datetime(text.mask(is_missing(text)), format="%Y-%m-%d", errors="coerce")
    for form in ["%Y/%m/%d", "%Y%m%d", "%Y.%m.%d", "%Y年%m月%d日"]:
        rest = value.isna() & ~is_missing(text)
        if rest.any():
            value[rest] = pd.to_datetime(half_width(text[rest]), format=form, errors="coerce")
    return value


def quarter(text):
    plain = text.str.fullmatch(r"\d{4}Q[1-4]")
    other = half_width(text[~plain]).str.replace(r"^(\d{4})年?第?-?Q?([一二三四1-4])季?度?$", r"\1Q\2", regex=True)
    return pd.concat([text[plain], other.str.translate(str.maketrans("一二三四", "1234"))]).reindex(text.index)


def is_right(codes):
    """Of codes of the form of GB 32100: whether the last character is the check character."""
    if codes.empty:
        return pd.Series(False, index=codes.index)
    digits = DIGITS[codes.to_numpy("U18").view("U1").view(np.uint32).reshape(-1, 18)]
    return pd.Series((31 - digits[:, :17] @ WEIGHTS % 31) % 31 == digits[:, 17], index=codes.index)


def codes(text):
    """Of each code: folded (None where there is none), with look-alike letters mended where that helps, and whether its
    check digit is wrong."""
    form = f"[{ALPHABET}]{{18}}"
    folded = text.mask(is_missing(text), None)
    odd = folded.notna() & ~text.str.fullmatch(form)
    folded[odd] = half_width(text[odd]).str.replace(r"[\s\-]", "", regex=True).str.upper()
    usable = folded.notna() & (~odd | folded.str.fullmatch(form).eq(True))
    wrong = pd.Series(False, index=text.index)
    wrong[usable] = ~is_right(folded[usable])
    mended = folded[folded.notna() & ~usable].str.translate(LIKE_DIGITS)
    mended = mended[mended.str.fullmatch(form)]
    return pd.DataFrame({"code": folded, "usable": usable, "wrong": wrong, "mended": mended[is_right(mended)]}, index=text.index)


def normal_name(names, areas):
    """Without white space, of one width, without full names of areas in front. @param areas a pattern of them"""
    tight = half_width(names).str.replace(r"\s", "", regex=True).str.upper().str.translate(BRACKETS)
    return tight.str.replace(areas, "", regex=True)
