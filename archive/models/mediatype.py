"""What a file is by its first bytes, whatever it is called and whatever was said of it."""

# Media type -> the ending of its name.
ENDINGS = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "image/tiff": ".tif",
}
# Those that browsers show without running anything of them.
SHOWN = {"application/pdf", "image/png", "image/jpeg", "image/webp", "image/gif"}
_BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}


def media_type(head: bytes) -> str:
    """Of a file that begins so; nothing for one that the archive does not take."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((found for beginning, found in _BEGINNINGS.items() if head.startswith(beginning)), "")
