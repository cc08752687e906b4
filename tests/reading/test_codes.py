"""The catalogue and the reader agree: every code of the reader exists, and none is left over."""

import re
from pathlib import Path

import generator.filing
import generator.reading
from generator.diagnostics import CATALOGUE

FOLDERS = [Path(generator.reading.__file__).parent, Path(generator.filing.__file__).parent]
USED = {
    code
    for folder in FOLDERS
    for file in sorted(folder.rglob("*.py"))
    for code in re.findall(r'"([YMS][0-9]{2})"', file.read_text(encoding="utf-8"))
}


def test_every_code_used_is_in_the_catalogue():
    assert len(USED) > 40
    assert sorted(USED - set(CATALOGUE)) == []


def test_every_code_of_the_catalogue_is_used():
    assert sorted(code for code in CATALOGUE if code[0] in "YM" and code not in USED) == []


def test_every_code_says_why():
    assert [code for code in CATALOGUE if code[0] in "YM" and not CATALOGUE[code].why] == []
