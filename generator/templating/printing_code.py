"""What of Jinja's compiler is our own: whatever an escaping template prints goes through one call.

Jinja's own code makes a ``Markup`` of every piece; those of a Word part are some hundred, and are
put together to one text in any case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.compiler import CodeGenerator

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.compiler import Frame


class PrintingCode(CodeGenerator):
    """Lets ``{{ … }}`` of a template that escapes call ``environment.put``."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _is_put(frame, finalize):
            self.write("environment.put(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _is_put(frame, finalize):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_put(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    """Tell whether a template always escapes here what it has written."""
    always = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
    return bool(always and finalize.src)
