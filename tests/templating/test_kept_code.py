"""Long texts are compiled once: a later process renders the code that an earlier one has kept."""

import pytest

from generator.templating import kept_code
from generator.templating.data_environment import DataEnvironment
from generator.templating.prose_environment import Prose

LONG = "{% if 甲 %}有{{ 甲 }}项{% else %}没有{% endif %}。" + "说明。" * kept_code.SHORT


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An empty folder of this test's own."""
    monkeypatch.setenv("ZIPING_CACHE", str(tmp_path))
    return tmp_path


def counted(monkeypatch):
    """Count what is compiled anew."""
    made = []
    anew = DataEnvironment.compile_anew
    monkeypatch.setattr(
        DataEnvironment,
        "compile_anew",
        lambda self, *how: made.append(how) or anew(self, *how),
    )
    return made


def test_a_later_process_finds_the_code(store, monkeypatch):
    made = counted(monkeypatch)
    first, second = (Prose().compile(LONG, "章", "章.md.j2") for _ in range(2))
    assert len(made) == len(list(store.glob("*.code"))) == 1
    assert first == second
    assert second.co_filename == "章.md.j2"


@pytest.mark.parametrize(
    "other",
    [(LONG + " ", "章", "章.md.j2"), (LONG, "节", "章.md.j2"), (LONG, "章", "节.md.j2")],
    ids=["text", "name", "file"],
)
def test_another_text_name_or_file_is_compiled_for_itself(other, store, monkeypatch):
    made = counted(monkeypatch)
    Prose().compile(LONG, "章", "章.md.j2")
    assert Prose().compile(*other).co_filename == other[2]
    assert len(made) == len(list(store.glob("*.code"))) == 2


def test_another_kind_of_environment_does_not_share_it(store, monkeypatch):
    class Other(Prose):
        """As the traced one is another."""

    made = counted(monkeypatch)
    Prose().compile(LONG)
    Other().compile(LONG)
    assert len(made) == len(list(store.glob("*.code"))) == 2


@pytest.mark.parametrize("junk", [b"", b"no code", b"N"], ids=["empty", "text", "None"])
def test_what_is_no_code_is_made_anew(junk, store, monkeypatch):
    made = counted(monkeypatch)
    made_of = [str(one).encode() for one in (Prose.__qualname__, None, None, LONG)]
    kept_code.COMPILED.keep(junk, *made_of)
    assert Prose().from_string(LONG).render({"甲": 3}).startswith("有3项")
    assert len(made) == 1
    assert store.is_dir()


def test_a_short_text_is_not_kept(store):
    Prose().compile("{{ 甲 }}")
    assert list(store.iterdir()) == []


def test_what_is_refused_is_refused_again(store):
    for _ in range(2):
        with pytest.raises(Exception, match="endif"):
            Prose().compile("{% if 甲 %}" + "说明" * 300)
    assert list(store.iterdir()) == []
