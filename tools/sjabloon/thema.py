"""Theme, numbering and settings: the parts of a template that hold no text and no styles."""

from __future__ import annotations

from sjabloon.maten import ACCENT, DECLARATION, GRIJS, GRIJS_VLAK, INKT, LIJN, NAMESPACES, VLAK, WIT


def numbering() -> str:
    """Return word/numbering.xml: a bullet for running text and one for inside tables."""
    lists = {1: ("ListBullet", 283), 2: ("Tabellijst", 198)}
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
        "</w:abstractNum>"
        for number, (style, indent) in lists.items()
    )
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in lists)
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{kinds}{uses}</w:numbering>"


def settings() -> str:
    """Return word/settings.xml: Dutch, Word 2013 layout (otherwise tables hang into the margin)."""
    compatible = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in compatible.items()
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{modes}</w:compat><w:themeFontLang w:val="nl-NL"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" '
        'w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" '
        'w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def theme() -> str:
    """Return word/theme/theme1.xml: the colours and the two fonts, all a school need change."""
    colours = {
        "dk1": INKT,
        "lt1": WIT,
        "dk2": GRIJS,
        "lt2": VLAK,
        "accent1": ACCENT,
        "accent2": GRIJS,
        "accent3": LIJN,
        "accent4": GRIJS_VLAK,
        "accent5": VLAK,
        "accent6": INKT,
        "hlink": ACCENT,
        "folHlink": GRIJS,
    }
    palette = "".join(f'<a:{n}><a:srgbClr val="{colour}"/></a:{n}>' for n, colour in colours.items())
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Dossier">'
        f'<a:themeElements><a:clrScheme name="Dossier">{palette}</a:clrScheme><a:fontScheme name="Dossier">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Dossier"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}'
        f"</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
