"""sha256 as Python brings it itself: the digests of `hashlib`, without loading OpenSSL for them.

For the few short texts of a start. Files are digested by `hashlib`, which is several times faster.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["sha256"]
