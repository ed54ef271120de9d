"""A speech-dispatcher that speaks to nobody: it takes what is said over SSIP, on a socket in a folder of its own, and notes it.

Its voice takes `seconds_a_word` for each word, and tells begin and end as the real one does.
"""
import os
import re
import shutil
import socket
import tempfile
import threading
import time


class Said:
    """One message: its language, words and settings, and when it came, was begun and was over."""

    def __init__(self, number, language, text, settings):
        self.number, self.language, self.text, self.settings = number, language, text, dict(settings)
        self.came, self.begun, self.ended, self.cancelled = time.monotonic(), None, None, None


class FakeDaemon:
    def __init__(self, seconds_a_word=0.03, modules=("espeak-ng",), sounds=True):
        self.seconds_a_word, self.modules, self.sounds = seconds_a_word, modules, sounds
        self.folder = tempfile.mkdtemp(prefix="milepost-speech-")
        self.path = os.path.join(self.folder, "socket")
        # Where the client library would start the real daemon, that refuses.
        config = os.path.join(self.folder, "config", "speech-dispatcher")
        os.makedirs(config)
        with open(os.path.join(config, "speechd.conf"), "w", encoding="utf-8") as file:
            file.write("DisableAutoSpawn\n")
        self.environment = {"SPEECHD_ADDRESS": "unix_socket:" + self.path, "XDG_CONFIG_HOME": os.path.join(self.folder, "config"),
                            "XDG_RUNTIME_DIR": self.folder}
        self.said, self.cancels, self.commands = [], [], []
        self.changed = threading.Condition()
        self.clients, self.server = [], None
        self.answers = threading.Event()  # cleared: it hangs, and answers nobody
        self.answers.set()

    def start(self):
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(self.path)
        self.server.listen(4)
        threading.Thread(target=self._accept, args=(self.server,), daemon=True).start()
        return self

    def die(self):
        """As a daemon that is killed: its socket stays and refuses, its clients are cut off."""
        server, self.server = self.server, None
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        os.unlink(self.path)
        for client in self.clients:
            client.cut()
        self.clients = []

    def close(self):
        self.answers.set()
        if self.server:
            self.die()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _accept(self, server):
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            client = Client(self, connection)
            self.clients.append(client)
            threading.Thread(target=client.serve, daemon=True).start()

    def note(self, change):
        with self.changed:
            change()
            self.changed.notify_all()

    def wait(self, holds, patience):
        """What `holds` gives once it is true; None where that does not come."""
        with self.changed:
            self.changed.wait_for(holds, patience)
            return holds()


class Client:
    def __init__(self, daemon, connection):
        self.daemon, self.connection = daemon, connection
        self.lock = threading.Lock()
        self.settings, self.queue, self.current = {}, [], None
        self.work, self.gone = threading.Condition(), False

    def send(self, *lines):
        with self.lock:
            try:
                self.connection.sendall("".join(line + "\r\n" for line in lines).encode())
            except OSError:
                pass

    def cut(self):
        with self.work:
            self.gone = True
            self.work.notify_all()
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.connection.close()

    def serve(self):
        threading.Thread(target=self.speak, daemon=True).start()
        try:
            self.listen(self.connection.makefile("rb"))
        except (OSError, ValueError):
            pass

    def listen(self, lines):
        for raw in lines:
            line = raw.decode().rstrip("\r\n")
            self.daemon.note(lambda: self.daemon.commands.append(line))
            self.daemon.answers.wait()
            words = line.split()
            verb = words[0].upper() if words else ""
            if verb == "SET":
                self.settings[words[2].upper()] = words[3]
                self.send("208 OK SET")
            elif verb == "LIST":
                self.send(*("250-" + module for module in self.daemon.modules), "250 OK MODULE LIST SENT")
            elif verb == "CANCEL" or verb == "STOP":
                self.cancel()
                self.send("210 OK STOPPED")
            elif verb == "SPEAK":
                self.send("230 OK RECEIVING DATA")
                text = []
                for data in lines:
                    data = data.decode().rstrip("\r\n")
                    if data == ".":
                        break
                    text.append(data[1:] if data.startswith("..") else data)
                self.take(" ".join(text))
            else:
                self.send("500 ERR INVALID COMMAND")

    def take(self, text):
        words = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", text)).strip() if self.settings.get("SSML_MODE") == "on" else text
        if not words and not self.daemon.sounds:
            self.send("225-0", "225 OK MESSAGE QUEUED", "701-0", "701-1", "701 BEGIN")
            return  # without an audio device it begins, and that is all
        if not words:  # a moment of silence
            self.send("225-0", "225 OK MESSAGE QUEUED", "701-0", "701-1", "701 BEGIN", "702-0", "702-1", "702 END")
            return
        with self.daemon.changed:
            said = Said(len(self.daemon.said) + 1, self.settings.get("LANGUAGE", ""), words, self.settings)
            self.daemon.said.append(said)
            self.daemon.changed.notify_all()
        self.send(f"225-{said.number}", "225 OK MESSAGE QUEUED")
        with self.work:
            self.queue.append(said)
            self.work.notify_all()

    def cancel(self):
        with self.work:
            dropped = self.queue + ([self.current] if self.current else [])
            self.queue, self.current = [], None
            self.work.notify_all()
        now = time.monotonic()

        def change():
            self.daemon.cancels.append(now)
            for said in dropped:
                said.cancelled = now
        self.daemon.note(change)
        for said in dropped:
            self.send(f"703-{said.number}", "703-1", "703 CANCELED")

    def speak(self):
        while True:
            with self.work:
                self.work.wait_for(lambda: self.queue or self.gone)
                if self.gone:
                    return
                said = self.current = self.queue.pop(0)
            self.daemon.note(lambda: setattr(said, "begun", time.monotonic()))
            self.send(f"701-{said.number}", "701-1", "701 BEGIN")
            with self.work:
                interrupted = self.work.wait_for(lambda: self.current is not said or self.gone, self.daemon.seconds_a_word * len(said.text.split()))
                if interrupted:
                    continue
                self.current = None
            self.daemon.note(lambda: setattr(said, "ended", time.monotonic()))
            self.send(f"702-{said.number}", "702-1", "702 END")
