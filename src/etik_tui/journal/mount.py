"""Whether a folder lies on a network file system, where SQLite's locks cannot be trusted."""

import os
from pathlib import Path

NETWORK = (
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.ceph",
    "fuse.davfs",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "gfs",
    "glusterfs",
    "gpfs",
    "lustre",
    "ncpfs",
    "nfs",
    "smb",
)
MOUNTS = Path("/proc/self/mountinfo")


def network_kind(folder: Path, mounts: Path = MOUNTS) -> str:
    """Return the kind of network file system a folder lies on, or an empty string.

    Reads Linux's table of mounts, and only for a device without hardware of its own; on other
    systems the answer is always empty.
    """
    device = folder.stat().st_dev
    if os.major(device):
        return ""
    name = f"{os.major(device)}:{os.minor(device)}"
    try:
        table = mounts.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    for line in table.splitlines():
        fields, _dash, kind = line.partition(" - ")
        if fields.split(" ")[2:3] == [name]:
            system = kind.partition(" ")[0]
            return system if system.startswith(NETWORK) else ""
    return ""
