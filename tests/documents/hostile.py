"""Values that try to become something else than text."""

HOSTILE: dict[str, str] = {
    "template": "{{nama}} {{ 7*7 }} {% for x in y %} ${jndi:ldap://x} ::: jika a\n::: lompat\n:::",
    "markdown": "# Judul\n\n1. satu\n- dua\n| a | b |\n![x](http://x)\n<b>tebal</b> **t** `c`",
    "typst": '#read("/etc/passwd") $x$ #import "@preview/x:1.0": * ] [ #panic() @ref <label> _e_',
    "xml": "<w:p><w:r><w:t>x</w:t></w:r></w:p> ]]> <!-- --> &amp; &#x0; <!DOCTYPE x>",
    "field": '{ INCLUDETEXT "http://x/y" } { DDEAUTO c:\\\\x cmd } PAGE \\* MERGEFORMAT',
    "control": "a\x00b\x07c\x1b[31md\x0be\x0cf\x7fg\x85h\x9b31mi\rj",
    "bidi": "a\u202ec\u2066d\u200fe\u200bf\ufeffg\ud800h\ue000i\uffffj",
    "marks": "e" + "\u0301" * 500,
    "formula": "=1+1",
    "formula-2": '@SUM(A1)\n+cmd|" /C calc"!A0\n-2',
    "long": "kata " * 10_000,
    "unbroken": "A" * 50_000,
    "lines": "\n".join(str(number) for number in range(500)),
    "wide": "漢字👩‍👩‍👧‍👦 " * 50,
    "braces": "}} {{ }} {{x | besar}} \ue0000\ue001",
    "empty": " \t\n ",
}
