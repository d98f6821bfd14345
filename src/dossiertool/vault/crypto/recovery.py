"""The school's recovery key, and the form in which it goes on paper (`docs/format.md` §7)."""

from __future__ import annotations

from dataclasses import dataclass

from dossiertool.errors import InvalidInput
from dossiertool.vault.crypto import primitives
from dossiertool.vault.crypto.keys import KeyPair, PublicKey, SigningPair

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, "‐": None, "‑": None, "–": None, "—": None})
_BASE = len(_ALPHABET)
_LINES, _LINE, _CHECK, _GROUP = 4, 16, 3, 4
_DIGITS = _LINE - _CHECK
# Prime and below 32³; 32 generates its units, so no single error or exchange within a line is a multiple of it.
_MODULUS = 32749
_ROOT_INFO = b"dossiertool schoolwortel 1"


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """Opens everything in a vault. It exists on paper only; whoever holds it needs no passphrase."""

    pair: KeyPair

    @property
    def public(self) -> PublicKey:
        """The half that the vault knows."""
        return self.pair.public

    @property
    def signer(self) -> SigningPair:
        """The root of the school, which signs the directory and each use of this key."""
        return SigningPair.from_private(primitives.hkdf(self.pair.private, _ROOT_INFO))

    @property
    def text(self) -> str:
        """The paper form: four lines of four groups, each line with its own check. It is the key itself."""
        digits = _to_digits(int.from_bytes(self.pair.private), _LINES * _DIGITS)
        return "\n".join(
            _as_line(number, digits[start : start + _DIGITS])
            for number, start in enumerate(range(0, len(digits), _DIGITS), start=1)
        )

    @classmethod
    def from_text(cls, text: str) -> RecoveryKey:
        """Read the paper form; spaces, dashes, line ends, lower case and O for 0, I or L for 1 are forgiven.

        Raises:
            InvalidInput: a typing mistake. The message says in which line, never what stands there.
        """
        typed = "".join(text.upper().translate(_READ_AS).split())
        digits = ""
        for number in range(1, _LINES + 1):
            line = typed[(number - 1) * _LINE : number * _LINE]
            if not _is_line(number, line):
                raise _mistake(f"in regel {number}")
            digits += line[:_DIGITS]
        if len(typed) > _LINES * _LINE:
            raise _mistake("na regel 4")
        try:
            private = _from_digits(digits).to_bytes(primitives.COORDINATE_SIZE)
            return cls(KeyPair.from_private(private))
        except (OverflowError, ValueError):
            raise _mistake("in regel 1") from None


def new_recovery_key() -> RecoveryKey:
    """Make a recovery key for one school."""
    return RecoveryKey(KeyPair.new())


def _to_digits(value: int, length: int) -> str:
    return "".join(_ALPHABET[value // _BASE**place % _BASE] for place in reversed(range(length)))


def _from_digits(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * _BASE + _ALPHABET.index(digit)
    return value


def _as_line(number: int, digits: str) -> str:
    check = -_weigh(number, digits + "0" * _CHECK) % _MODULUS
    line = digits + _to_digits(check, _CHECK)
    return "-".join(line[start : start + _GROUP] for start in range(0, _LINE, _GROUP))


def _is_line(number: int, line: str) -> bool:
    return len(line) == _LINE and set(line) <= set(_ALPHABET) and _weigh(number, line) % _MODULUS == 0


def _weigh(number: int, line: str) -> int:
    """Return the line as a number with its own place in front, so that two lines cannot be exchanged."""
    return _from_digits(_ALPHABET[number] + line)


def _mistake(where: str) -> InvalidInput:
    return InvalidInput(
        f"De herstelsleutel klopt niet: er staat een typefout {where}.",
        "Vergelijk die regel teken voor teken met het papier. Een regel heeft vier groepjes van vier tekens.",
    )
