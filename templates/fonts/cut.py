#!/usr/bin/env python3
"""Cuts the two document fonts out of Noto Sans CJK (SIL Open Font License 1.1).

Needs Debian's python3-fonttools, fonts-noto-cjk and unicode-data:  ./cut.py TARGET_FOLDER

common.ttf      common text: GB 2312, the first two levels of the national character table
                (Unihan kTGH 1..6500), Latin, Greek, units and punctuation
rare-XXXXX.ttf  every other Han character that Noto has, for rare names, in slices that begin at
                code point XXXXX: a document pays for the whole metrics table of each font it uses,
                so a slice is small
rare.txt        the first code point of each slice

A grid of 333 units (a thirtieth of a point at 10 pt) instead of 1000 saves a third of each document.
The glyphs stand in order of their metrics: the PDF library takes that table over whole, and its
16 KB of left bearings weigh 6 KB in a document when they stand in the order of the characters, and
next to nothing when equals stand together.
The outlines are turned from cubic (CFF) into quadratic (TrueType), because the PDF library cuts
TrueType alone down to the characters a document uses. The fonts carry their own names, as the
licence asks of a modified version.
"""
import bz2
import re
import sys
from collections import Counter
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SIMPLIFIED_CHINESE = 2
SLICE = 1200
GRID = 333
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
HAN = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF), (0x2E80, 0x2FDF), (0x3005, 0x3007)]


def gb2312():
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                yield ord(bytes([lead, trail]).decode("gb2312"))
            except (UnicodeDecodeError, TypeError):
                pass


def national_table(last):
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        for line in lines:
            found = re.match(r"U\+([0-9A-F]+)\tkTGH\t2013:(\d+)", line)
            if found and int(found[2]) <= last:
                yield int(found[1], 16)


def common():
    yield from range(0x20, 0x7F)
    yield from range(0xA0, 0x100)
    yield from range(0x2010, 0x2028)
    yield from range(0x2030, 0x205F)
    yield from (0x2103, 0x2109, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x221A, 0x2248, 0x2260)
    yield from (0x2264, 0x2265, 0x25A0, 0x25A1, 0x25CB, 0x25CF, 0x2610, 0x2611, 0x2713, 0x2070, 0x00B5)
    yield from range(0x2460, 0x2474)
    yield from range(0x3000, 0x3020)
    yield from range(0x3380, 0x33E0)
    yield from range(0xFF01, 0xFF61)
    yield from gb2312()
    yield from national_table(6500)


def is_han(code):
    return any(first <= code <= last for first, last in HAN)


def cut(codes, name, file):
    font = TTFont(NOTO, fontNumber=SIMPLIFIED_CHINESE)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[], glyph_names=False)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(codes))
    cutter.subset(font)
    outlines_as_truetype(font)
    scale_upem(font, GRID)
    rename(font, name)
    font.save(file)
    print(file.name, len(font.getGlyphOrder()), "glyphs", file.stat().st_size, "bytes")


def outlines_as_truetype(font):
    order = font.getGlyphOrder()
    source = font.getGlyphSet()
    glyphs = {}
    for glyph in order:
        pen = TTGlyphPen(source)
        source[glyph].draw(Cu2QuPen(pen, max_err=4, reverse_direction=True))
        glyphs[glyph] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    del font["CFF "]
    glyf.compile(font)
    metrics = font["hmtx"].metrics
    for glyph in order:
        metrics[glyph] = (metrics[glyph][0], getattr(glyphs[glyph], "xMin", 0))
    in_order_of_metrics(font)
    font["maxp"] = maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in ("Zones", "TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements",
                  "SizeOfInstructions"):
        setattr(maxp, ("max" + field), 1 if field == "Zones" else 0)
    maxp.maxComponentElements = max([len(g.components) if hasattr(g, "components") else 0 for g in glyphs.values()])
    maxp.compile(font)
    font["post"].formatType = 3.0
    font["post"].extraNames = []
    font["post"].mapping = {}
    font.sfntVersion = "\000\001\000\000"


def in_order_of_metrics(font):
    """The commonest width last, where the table needs to name it once only; .notdef stays the first glyph."""
    font.ensureDecompiled()
    metrics = font["hmtx"].metrics
    commonest, _ = Counter(advance for advance, _ in metrics.values()).most_common(1)[0]
    notdef, *rest = font.getGlyphOrder()
    order = [notdef, *sorted(rest, key=lambda glyph: (metrics[glyph][0] == commonest, metrics[glyph]))]
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order


def rename(font, name):
    table = font["name"]
    table.names = []
    texts = {
        0: "Copyright 2014-2021 Adobe. Cut from Noto Sans CJK SC for Huizhen.",
        1: name, 2: "Regular", 3: f"{name} 1.0", 4: name, 5: "Version 1.0", 6: name.replace(" ", ""),
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].fsType = 0


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    everything = set(TTFont(NOTO, fontNumber=SIMPLIFIED_CHINESE).getBestCmap())
    frequent = everything & set(common())
    cut(frequent, "Huizhen Sans", folder / "common.ttf")
    rare = sorted(code for code in everything - frequent if is_han(code))
    slices = [rare[at : at + SLICE] for at in range(0, len(rare), SLICE)]
    for codes in slices:
        cut(codes, f"Huizhen Sans {codes[0]:05X}", folder / f"rare-{codes[0]:05X}.ttf")
    (folder / "rare.txt").write_text("".join(f"{codes[0]:05X}\n" for codes in slices))
