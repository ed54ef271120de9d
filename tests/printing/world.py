"""A printer's world in a folder of its own: a real cupsd on a private socket, and behind it a real IPP printer (ippeveprinter).

The printer's tray and toner are set on its own web page, other states by what its print command reports (STATE: lines), as a driver
would. Nothing of the machine's own CUPS is touched.
"""
import contextlib
import grp
import http.client
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PATIENCE = 60.0  # seconds after which something that has not come will not come
QUEUE = "Road"

# The operations of Debian's own policy that the kiosk uses, as Debian limits them.
CUPSD = """
LogLevel debug
Listen {folder}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobFiles {keep}
PreserveJobHistory {keep}
ErrorPolicy retry-current-job
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit Create-Job Print-Job Print-URI Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Send-Document Send-URI Hold-Job Release-Job Restart-Job Purge-Jobs Set-Job-Attributes Create-Job-Subscription \
Renew-Subscription Cancel-Subscription Get-Notifications Cancel-My-Jobs Close-Job Cancel-Job CUPS-Authenticate-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

CUPS_FILES = """
ServerRoot {folder}/etc
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
DocumentRoot {folder}/www
AccessLog {folder}/log/access_log
ErrorLog {folder}/log/error_log
PageLog {folder}/log/page_log
ServerKeychain {folder}/etc/ssl
User {user}
Group {group}
SystemGroup {own_group}
"""

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""

# What the printer does with a page: keeps it, tells its state when the test says so, and is done when the test says so.
PRINTS = """#!/bin/sh
cp "$1" {device}/printed.pdf
until [ -e {device}/done ]; do
    [ -d {device} ] || exit 1  # the test is over: nobody will say so
    if mv {device}/say {device}/said 2>/dev/null; then cat {device}/said >&2; fi
    sleep 0.05
done
rm {device}/done
"""


def wait(condition, what):
    """What the condition gives, once it is true."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{what} did not come in {PATIENCE:.0f} s")


def program(name):
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    assert found, f"no {name} here; third_party/setup tests installs it"
    return found


def free_port():
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return one.getsockname()[1]


class World:
    def __init__(self, keep):
        self.folder = tempfile.mkdtemp(prefix="milepost-printing-")
        self.started = []
        self.port = free_port()
        root = os.getuid() == 0
        os.chmod(self.folder, 0o755)
        for name in ("etc", "spool/tmp", "cache", "state", "www", "log", "tmp", "device"):
            os.makedirs(os.path.join(self.folder, name))
        values = {
            "folder": self.folder,
            "device": self.path("device"),
            "keep": keep,
            "user": "lp" if root else pwd.getpwuid(os.getuid()).pw_name,
            "group": "lp" if root else grp.getgrgid(os.getgid()).gr_name,
            "own_group": grp.getgrgid(os.getgid()).gr_name,
        }
        for name, text in (("cupsd.conf", CUPSD), ("cups-files.conf", CUPS_FILES), ("bus.conf", BUS), ("prints", PRINTS)):
            with open(self.path(name), "w") as file:
                file.write(text.format(**values))
        os.chmod(self.path("prints"), 0o755)
        self.environment = {**os.environ, "CUPS_SERVER": self.path("cups.sock"), "TMPDIR": self.path("tmp")}
        try:
            self.cupsd = self.start("cupsd", "-f", "-c", self.path("cupsd.conf"), "-s", self.path("cups-files.conf"))
            self.start("dbus-daemon", "--nofork", "--config-file=" + self.path("bus.conf"))
            wait(lambda: os.path.exists(self.path("cups.sock")) and os.path.exists(self.path("bus")), "cupsd and a bus")
            self.printer = None
            self.power_on()
            uri = f"ipp://localhost:{self.port}/ipp/print"
            wait(lambda: self.cups("lpadmin", "-p", QUEUE, "-E", "-v", uri, "-m", "everywhere") is not None, "the queue")
        except BaseException:
            self.close()
            raise

    def path(self, name):
        return os.path.join(self.folder, name)

    def start(self, name, *arguments, **environment):
        with open(self.path("log/" + name), "ab") as log:
            process = subprocess.Popen(
                [program(name), *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**self.environment, **environment}
            )
        self.started.append(process)
        return process

    def cups(self, *command):
        """What a command of CUPS prints; None where it fails."""
        done = subprocess.run([program(command[0]), *command[1:]], env=self.environment, capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else None

    def power_on(self):
        # It wants a bus to tell Avahi of itself, and goes on without Avahi.
        self.printer = self.start(
            "ippeveprinter", "-2", "-r", "off", "-p", str(self.port), "-n", "localhost", "-d", self.path("device"), "-c", self.path("prints"),
            "-f", "application/pdf", "Test", DBUS_SYSTEM_BUS_ADDRESS="unix:path=" + self.path("bus"),
        )  # fmt: skip
        wait(lambda: self.page("/") is not None, "the printer")
        self.tray(250)

    def power_off(self):
        self.stop(self.printer)

    def page(self, address):
        try:
            with contextlib.closing(http.client.HTTPConnection("localhost", self.port, timeout=10)) as line:
                line.request("GET", address)
                with line.getresponse() as answer:
                    return answer.read()
        except OSError:
            return None

    def tray(self, sheets):
        assert self.page(f"/media?size1=na_letter_8.5x11in&type1=stationery&level1={sheets}&size3=&type3=&level3=-2") is not None

    def toner(self, percent):
        assert self.page(f"/supplies?supply0=25&supply1={percent}") is not None

    def says(self, state):
        """The printer tells a state while a page is in it."""
        with open(self.path("device/saying"), "w") as file:
            file.write(f"STATE: {state}\n")
        os.rename(self.path("device/saying"), self.path("device/say"))
        wait(lambda: not os.path.exists(self.path("device/say")), "a page that the printer is printing")

    def page_is_out(self):
        with open(self.path("device/done"), "w"):
            pass

    def jobs(self):
        """What CUPS knows of any job, running or not."""
        return self.cups("lpstat", "-W", "all", "-o", QUEUE) + self.cups("lpstat", "-W", "completed", "-o", QUEUE)

    def spooled(self):
        """Files of jobs in the spool folder: control files cNNNNN, documents dNNNNN-NNN."""
        return [name for name in os.listdir(self.path("spool")) if name[0] in "cd" and name[1:2].isdigit()]

    def found(self, words):
        """Files outside the printer that hold any of the words, or any page."""
        holding = []
        for folder, _, names in os.walk(self.folder):
            if folder.startswith(self.path("device")):
                continue
            for name in names:
                path = os.path.join(folder, name)
                if not os.path.isfile(path):
                    continue
                with open(path, "rb") as file:
                    text = file.read()
                holding += [f"{path}: {word}" for word in words if word.encode() in text]
                if text.startswith(b"%PDF"):
                    holding.append(f"{path}: a page")
        return holding

    def stop(self, process):
        process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGCONT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self.started.remove(process)

    def close(self):
        for process in reversed(list(self.started)):
            self.stop(process)
        shutil.rmtree(self.folder, ignore_errors=True)
