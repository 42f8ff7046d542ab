"""A megabyte pasted by mistake: no key acts, nothing hangs, a line of input takes its beginning."""

from __future__ import annotations

from tests.terminal.conftest import Open

MEGABYTE = 1_000_000
# What would act if it were keys: marks, ends streams and says yes; and Esc with more behind it.
LETTERS = " x\r\x1bx\x1b[B\x1b" + "x\r" * 40
WILD = LETTERS * (MEGABYTE // len(LETTERS))


def test_it_is_no_keys_in_a_list_and_one_line_in_a_filter(opens: Open) -> None:
    with opens(module="tests.terminal.held") as terminal:
        terminal.until("The Wire")
        terminal.pump(3, quiet=0.3)
        before, spent = terminal.text(), terminal.cpu_s()

        terminal.type(f"\x1b[200~{WILD}\x1b[201~")
        terminal.pump(3, quiet=0.3)
        assert terminal.text() == before
        assert terminal.cpu_s() - spent < 2

        terminal.send("/")
        spent = terminal.cpu_s()
        terminal.type(f"\x1b[200~anna\r\nthe wire {'word ' * (MEGABYTE // 5)}\x1b[201~")
        terminal.pump(3, quiet=0.3)
        assert "word word" in terminal.text()
        assert terminal.cpu_s() - spent < 2
        terminal.send("\x01", settle=0.1)  # to the beginning of the line
        assert "anna the wire word word" in terminal.text()
        terminal.send("esc")
        assert terminal.text() == before

        for no_text in (b"\xe9", b"\xff\xfe", b"\x80"):
            terminal.type(no_text)
        terminal.send("?")
        assert "Moving" in terminal.text()
        terminal.send("esc", "q")
        assert terminal.ended(within=3) == 0
