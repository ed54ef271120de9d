"""The real speech-dispatcher with espeak-ng, and an ear: a PulseAudio of our own whose only sink is recorded as it sounds.

All in a folder of its own; nothing of the machine's own sound or speech is touched.
"""
import array
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time

from walk import Failure

RATE = 22050  # samples a second, as espeak-ng makes them
PATIENCE = 20.0
LOUD = 150  # of 32767: above it something sounds
CONFIGURATION = """LogLevel 0
LogDir "default"
DefaultVolume 100
AudioOutputMethod "pulse"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
DisableAutoSpawn
"""


class Ear:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="milepost-ear-")
        for folder in ("run", "config/speech-dispatcher/modules", "home", "log"):
            os.makedirs(self.path(folder), mode=0o700)
        shutil.copy("/etc/speech-dispatcher/modules/espeak-ng.conf", self.path("config/speech-dispatcher/modules"))
        with open(self.path("config/speech-dispatcher/speechd.conf"), "w", encoding="utf-8") as file:
            file.write(CONFIGURATION)
        self.environment = {"HOME": self.path("home"), "XDG_CONFIG_HOME": self.path("config"), "XDG_RUNTIME_DIR": self.path("run"),
                            "PULSE_SERVER": "unix:" + self.path("pulse"), "SPEECHD_ADDRESS": "unix_socket:" + self.path("speech"), "LC_ALL": "C.UTF-8"}
        self.processes = []
        self.start("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
                   "-L", "module-native-protocol-unix auth-anonymous=1 socket=" + self.path("pulse"),
                   "-L", f"module-null-sink sink_name=ear rate={RATE} channels=1 format=s16le")
        self.wait(lambda: subprocess.run(["pactl", "info"], env=self.all(), capture_output=True, check=False).returncode == 0, "PulseAudio")
        self.daemon = None
        self.start_daemon()
        self.samples, self.times = array.array("h"), []  # and of each chunk: when it came, and how many there were then
        self.more = threading.Condition()
        recorder = self.start("parec", "--device=ear.monitor", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=10", stdout=subprocess.PIPE)
        threading.Thread(target=self.listen, args=(recorder.stdout,), daemon=True).start()
        self.wait(lambda: len(self.samples) > RATE // 10, "the ear")

    def path(self, name):
        return os.path.join(self.folder, name)

    def all(self):
        return dict(os.environ, **self.environment)

    def start(self, *command, stdout=subprocess.DEVNULL):
        process = subprocess.Popen(command, env=self.all(), stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.DEVNULL, start_new_session=True)
        self.processes.append(process)
        return process

    def start_daemon(self):
        if os.path.exists(self.path("speech")):
            os.unlink(self.path("speech"))
        self.daemon = self.start("speech-dispatcher", "-s", "-C", self.path("config/speech-dispatcher"), "-S", self.path("speech"), "-L", self.path("log"), "-P", self.path("pid"), "-t", "0")
        self.wait(lambda: os.path.exists(self.path("speech")), "speech-dispatcher")

    def kill_daemon(self):
        os.killpg(self.daemon.pid, signal.SIGKILL)
        self.daemon.wait()

    @staticmethod
    def wait(holds, what):
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise Failure(f"no {what} within {PATIENCE:.0f} s")
            time.sleep(0.005)

    def listen(self, stream):
        while True:
            chunk = stream.read1(4096)
            if not chunk:
                return
            with self.more:
                self.samples.frombytes(chunk[:len(chunk) // 2 * 2])
                self.times.append((time.monotonic(), len(self.samples)))
                self.more.notify_all()

    def here(self):
        return len(self.samples)

    def when(self, sample):
        """When a sample was heard: never later than its chunk came."""
        came, count = next((one for one in self.times if one[1] > sample), self.times[-1])
        return came - (count - sample) / RATE

    def sounds(self, start, end=None):
        """First and last loud sample from `start` on; None where all is silent."""
        part = self.samples[start:end]
        loud = [i for i in range(0, len(part), 8) if abs(part[i]) > LOUD]
        return (start + loud[0], start + loud[-1]) if loud else None

    def wait_for_sound(self, start):
        self.wait(lambda: self.sounds(start), "sound")

    def wait_for_silence(self, seconds=0.6):
        """Until nothing sounded for so long."""
        self.wait(lambda: len(self.samples) > seconds * RATE and not self.sounds(len(self.samples) - int(seconds * RATE)), "silence")

    def close(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                try:
                    os.killpg(process.pid, signal.SIGTERM)
                    process.wait(3)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    process.kill()
                    process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
