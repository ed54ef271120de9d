"""A headless Chromium, driven through a pipe with its DevTools protocol. Nothing but Python's own library."""
import json
import os
import shutil
import subprocess
import tempfile

NAMES = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser")


def found():
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Browser:
    """One page. `requests`: the addresses of all that it asked for, `faults`: what its console and its policy complained of."""

    def __init__(self, net_log=None):
        self.folder = tempfile.mkdtemp(prefix="milepost-browser-")
        to_browser, from_us = os.pipe()
        to_us, from_browser = os.pipe()

        def give_pipes():  # the browser reads from 3 and writes to 4
            ends = os.dup(to_browser), os.dup(from_browser)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        command = [found(), "--headless=new", "--remote-debugging-pipe", f"--user-data-dir={self.folder}", "--disable-gpu", "--no-first-run",
                   "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-default-browser-check",
                   "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
        if os.geteuid() == 0:
            command.append("--no-sandbox")
        if net_log:
            command.append(f"--log-net-log={net_log}")
        self.process = subprocess.Popen(command, preexec_fn=give_pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.out, self.into = from_us, to_us
        self.buffer, self.count, self.events, self.session = b"", 0, [], None
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self.session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self(domain + ".enable")
        self.requests, self.faults = [], []

    def message(self):
        while b"\0" not in self.buffer:
            more = os.read(self.into, 1 << 20)
            if not more:
                raise RuntimeError("the browser has gone")
            self.buffer += more
        one, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(one)

    def note(self, event):
        method, params = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.faults.append(params["exceptionDetails"].get("exception", {}).get("description", "an exception"))
        elif method == "Log.entryAdded":
            self.faults.append(params["entry"]["text"])
        elif method == "Browser.downloadProgress" and params["state"] == "completed":
            self.saved = params["guid"]
        else:
            self.events.append(method)

    def __call__(self, method, **params):
        self.count += 1
        command = {"id": self.count, "method": method, "params": params}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.out, json.dumps(command).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") != self.count:
                self.note(answer)
            elif "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']['message']}")
            else:
                return answer["result"]

    def open(self, address):
        """Loads a page anew, even where only its fragment differs."""
        self("Page.navigate", url="about:blank")
        self.wait_loaded()
        self.requests, self.faults = [], []
        self("Page.navigate", url=address)
        self.wait_loaded()

    def wait_loaded(self):
        while "Page.loadEventFired" not in self.events:
            self.note(self.message())
        self.events.clear()

    def download(self, folder, click):
        """What a click on something saves, as bytes."""
        session, self.session = self.session, None
        self("Browser.setDownloadBehavior", behavior="allowAndName", downloadPath=str(folder), eventsEnabled=True)
        self.session, self.saved = session, None
        self.js(click)
        while self.saved is None:
            self.note(self.message())
        return (folder / self.saved).read_bytes()

    def js(self, expression):
        result = self("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", expression))
        return result["result"].get("value")

    def close(self):
        self.session = None
        try:
            self("Browser.close")
            self.process.wait(20)
        except (RuntimeError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
