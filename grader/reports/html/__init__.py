"""``report.html``: a class on one page that needs neither network nor script.

The documents are walked twice: ``summary`` keeps a few words of each for the tables above, ``feedback`` shows
them one after the other below, so that memory does not grow with what students printed.
"""
