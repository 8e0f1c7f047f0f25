"""For MkDocs: links from the reference pages to files of the project that are no pages become their names.

A reader of the repository can follow them; a reader of the site has no such files.
"""
import re

OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./[^)]*\)")


def on_page_markdown(markdown, page, **_):
    return OUTSIDE.sub(r"\1", markdown) if "/" not in page.file.src_uri else markdown
