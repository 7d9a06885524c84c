"""`etik glossary`: words with their sentence, source and definition."""


def test_a_word_is_explained_with_each_text(bare) -> None:
    """The word alone is printed, with its sentence and every definition, word for word."""
    printed = " ".join(bare("glossary", "Terlapor").out.split())
    assert "Pegawai yang diduga melanggar kode etik." in printed
    assert "“Terlapor adalah Pegawai yang diduga melakukan Pelanggaran Kode Etik.”" in printed
    assert "Panggilan pertama" not in printed


def test_without_a_word_every_word_is_printed(bare) -> None:
    """The list has the words of the program and those of one regulation if asked for."""
    printed = bare("glossary", "--profile", "bawaslu").out
    assert "Titik awal" in printed
    assert "DKPP" in printed
    assert "Pelayanan Publik" not in printed


def test_a_word_that_nobody_has_is_said(bare) -> None:
    """Nothing on standard output, a sentence beside it, and no error."""
    printed = bare("glossary", "qwertyuiop")
    assert (printed.status, printed.out) == (0, "")
    assert "Tidak ada istilah" in printed.err


def test_it_speaks_english(bare) -> None:
    """In English the program's own words are English; what a regulation says stays as it is."""
    printed = " ".join(bare("--lang", "en", "glossary", "perkara").out.split())
    assert "One matter against one or more terlapor" in printed
