"""The setting of a document by which odd and even pages have headers and footers of their own."""

from __future__ import annotations

from lxml import etree

from generator.document.package.wordml import DECLARATION, W, discard, parse

_SETTING = f"{W}evenAndOddHeaders"
# What the schema wants before it.
_BEFORE = frozenset(
    f"{W}{name}"
    for name in (
        *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
        *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
        *("printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts"),
        *("embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins"),
        *("alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        *("gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle"),
        *("proofState", "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter"),
        *("stylePaneSortMethod", "documentType", "mailMerge", "revisionView", "trackRevisions"),
        *("doNotTrackMoves", "doNotTrackFormatting", "documentProtection", "autoFormatOverride"),
        *("styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation"),
        *("consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope"),
        *("summaryLength", "clickAndTypeStyle", "defaultTableStyle"),
    )
)


def parted(content: bytes) -> bytes:
    """Return a settings part with the setting on; a new one where there is none."""
    space = {"w": W[1:-1]}
    root = parse(content) if content else etree.Element(f"{W}settings", nsmap=space)
    for old in list(root.iterchildren(_SETTING)):
        discard(old)
    before = [n for n, child in enumerate(root) if child.tag in _BEFORE]
    root.insert(before[-1] + 1 if before else 0, etree.Element(_SETTING))
    return f"{DECLARATION}{etree.tostring(root, encoding='unicode')}".encode()
