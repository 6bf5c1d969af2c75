"""The page in a real browser: it asks for nothing, breaks no policy, and hostile text does nothing."""

import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--enable-logging=stderr", "--dump-dom",
)  # fmt: skip

# Chromium leaves processes behind, which would come to the tests themselves: their father buries them.
FATHER = """
import os, subprocess, sys
from grader.sandbox import kernel
from grader.sandbox.sweep import sweep
kernel.become_subreaper()
subprocess.run(sys.argv[1:])
sweep(os.getpid())
"""


class Site(HTTPServer):
    """Serves one text at every address and remembers what was asked for."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.body, self.asked = b"", []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    with Site() as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield served
        served.shutdown()
        thread.join()


@pytest.fixture
def browse(site, tmp_path):
    """Open a page: (its DOM, what the console said, what was asked for)."""

    def look(source, place="/report.html"):
        site.body = source.encode()
        browser = [CHROMIUM, *OPTIONS, f"--user-data-dir={tmp_path / 'profile'}", site.address + place]
        command = [sys.executable, "-c", FATHER, *browser]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
        said = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
        return done.stdout, said, site.asked

    return look


def test_a_page_that_loads_and_breaks_its_policy_would_be_noticed(browse):
    policy = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
    dom, said, asked = browse(f"<title>t</title>{policy}<script>document.title = 'x'</script><img src=/y>")
    assert "<title>t</title>" in dom
    assert said and "/y" in asked


def test_the_page_asks_for_nothing_and_hostile_text_does_nothing(browse, page, hostile, site):
    source = page(hostile).source.replace("src=x", f"src={site.address}/x")
    dom, said, asked = browse(source)
    assert (said, asked) == ([], ["/report.html"])
    assert "<script" not in dom and "<img" not in dom
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in dom


def test_a_link_to_feedback_opens_it(browse, page, document):
    source = page(document(student="alice"), document(student="bob")).source
    dom, said, _ = browse(source, "/report.html#s2")
    alice, bob = (part.split(">")[0] for part in dom.split("<details")[1:])
    assert ("open" in alice, "open" in bob, said) == (False, True, [])
