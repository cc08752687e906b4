"""The lines of sources (其中：财政拨款) as one that repeats: names, what stands before."""

from __future__ import annotations

import re

from generator import patterns

LEADING = patterns.compile(
    r"^(?P<before>[\s]*(?:其中\s*[：:]?)?[\s]*(?:[0-9]{1,2}\s*[、.．]\s*)?)(?P<name>.*?)[\s：:]*$",
    re.DOTALL,
)


def parted(label: str) -> tuple[str, str]:
    """Return what stands before the name of a source, and the name."""
    found = LEADING.match(label)
    before, name = (found["before"], found["name"]) if found else ("", label)
    return before.replace("\n", ""), "".join(name.split())


def name_tag(befores: list[str]) -> str:
    """Return the tag of the names, what stands before each as the paper has it."""
    if len(set(befores)) <= 1:
        return f"{befores[0] if befores else ''}{{{{ 行.名称 }}}}"
    first, rest = befores[0], befores[1:]
    if len(set(rest)) == 1:
        other = f"{{% else %}}{rest[0]}" if rest[0] else ""
        return f"{{% if loop.first %}}{first}{other}{{% endif %}}{{{{ 行.名称 }}}}"
    steps = [f"{{% elif loop.index == {n} %}}{one}" for n, one in enumerate(befores[1:], start=2)]
    return f"{{% if loop.first %}}{first}{''.join(steps)}{{% endif %}}{{{{ 行.名称 }}}}"
