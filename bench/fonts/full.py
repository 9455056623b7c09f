#!/usr/bin/env python3
"""Makes the font that the raw side of `report` embeds: all of Noto Sans CJK SC, uncut, as TrueType.

Needs Debian's python3-fonttools and fonts-noto-cjk, and some minutes:  ./full.py FILE
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "templates" / "fonts"))
from cut import NOTO, SIMPLIFIED_CHINESE, TTFont, cut

everything = set(TTFont(NOTO, fontNumber=SIMPLIFIED_CHINESE).getBestCmap())
cut(everything, "Full Sans", Path(sys.argv[1]))
