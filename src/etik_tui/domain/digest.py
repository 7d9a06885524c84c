"""sha256 as Python brings it itself: the digests of `hashlib`, without loading OpenSSL for them.

For the few short texts of a start. Files are digested by `hashlib`, which is several times faster.
"""

try:
    from _sha2 import sha256  # type: ignore[import-not-found, unused-ignore]
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        from hashlib import sha256

__all__ = ["sha256"]
