"""What is kept for later: made once, equal by what it is, and as good as the thing itself."""

from generator.expressions.later import Later, LaterLines


def test_it_is_made_when_asked_and_only_once():
    made = []
    kept = Later(made.append, 1)
    assert made == []
    assert kept() is None
    assert kept() is None
    assert made == [1]


def test_equal_things_are_equal_however_they_are_made():
    assert Later(str, 12) == Later("{}{}".format, 1, 2)
    assert Later(str, 12) != Later(str, 13)
    assert hash(Later(str, 12)) == hash("12")


def test_lines_read_like_a_tuple():
    lines = LaterLines([Later(str, number) for number in range(3)])
    assert lines == ("0", "1", "2")
    assert lines[1:] == ["1", "2"]
    assert (lines[-1], len(lines), list(reversed(lines))) == ("2", 3, ["2", "1", "0"])
    assert LaterLines(()) == ()
