"""Papers opened by LibreOffice, once for all tests of a run."""

import pytest

from etik_tui.documents.render import Format, render
from tests.documents.papers import PAPERS
from tests.documents.word_reader import converted, pdf_text


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """Return for each paper its words as LibreOffice prints the .docx, and as our .pdf has them."""
    folder = tmp_path_factory.mktemp("naskah")
    for name, paper in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(render(paper, Format.WORD))
    opened = converted(folder, tmp_path_factory.mktemp("libreoffice"))
    ours = tmp_path_factory.mktemp("pdf")
    out = {}
    for name, paper in PAPERS.items():
        file = ours / f"{name}.pdf"
        file.write_bytes(render(paper, Format.PDF))
        out[name] = (pdf_text(opened[name]), pdf_text(file))
    return out
