package io.huizhen.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A telephone on the exchange of this machine: one baresip, which plays a tone while it talks and keeps what it hears.
 * It does what it is told when it rings; nobody need be near. Thread-safe; {@link #close()} hangs up and ends it.
 */
public final class Telephone implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(15);

    private final String number;
    private final int tone;
    private final Path folder;
    private final Process process;
    private final Socket control;
    private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("telephone-hand").factory());
    private final Thread hook = new Thread(this::end, "telephone-end");

    // Guarded by this.
    private boolean registered;
    private boolean ringing;
    private boolean talking;
    private int rings;
    private Duration answerAfter;
    private boolean refusing;

    private Telephone(StackInfo.Trunk trunk, String number, int tone) throws IOException, InterruptedException {
        this.number = number;
        this.tone = tone;
        // Short, since baresip's names of files are: not below the home.
        this.folder = Files.createTempDirectory("tel");
        int controlPort = Ports.free();
        configure(controlPort);
        this.process = new ProcessBuilder("baresip", "-f", folder.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(hook);
        this.control = connect(controlPort);
        Thread.ofPlatform().daemon().name("telephone-events").start(this::listen);
        register(trunk);
    }

    /**
     * A telephone that rings until told otherwise; returns when its number can be called.
     *
     * @param number digits
     * @param tone what it plays, in hertz
     */
    public static Telephone of(StackInfo.Trunk trunk, String number, int tone) {
        try {
            Telephone telephone = started(trunk, number, tone);
            try {
                telephone.await(START, "registered", () -> telephone.registered);
                return telephone;
            } catch (RuntimeException e) {
                telephone.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Is the Debian package baresip-core installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a telephone was starting", e);
        }
    }

    /** Its ports were free when it was told of them; another program may have been faster, so a second pair is tried. */
    private static Telephone started(StackInfo.Trunk trunk, String number, int tone)
            throws IOException, InterruptedException {
        try {
            return new Telephone(trunk, number, tone);
        } catch (IOException first) {
            return new Telephone(trunk, number, tone);
        }
    }

    private void configure(int controlPort) throws IOException {
        int sipPort = Ports.free();
        Home.writePrivate(
                folder.resolve("config"),
                String.join(
                        "\n",
                        "sip_listen 127.0.0.1:" + sipPort,
                        "net_interface 127.0.0.1",
                        "ctrl_tcp_listen 127.0.0.1:" + controlPort,
                        "audio_source ausine," + tone,
                        // Plays into a loop that nobody listens to.
                        "audio_player aubridge,heard",
                        "audio_alert aubridge,alert",
                        "ausrc_srate 48000",
                        "ausrc_channels 2",
                        "auplay_srate 48000",
                        "auplay_channels 2",
                        "jitter_buffer_delay 2-10",
                        "snd_path " + folder,
                        "module_path /usr/lib/baresip/modules",
                        "module g711.so",
                        "module ausine.so",
                        "module aubridge.so",
                        "module sndfile.so",
                        "module_app menu.so",
                        "module_app ctrl_tcp.so",
                        "menu_bell no",
                        "ringback_disabled yes",
                        ""));
    }

    /** Only once we listen, so that no word of it is missed. */
    private void register(StackInfo.Trunk trunk) {
        String exchange = URI.create(trunk.address().replaceFirst(";.*", "")).getSchemeSpecificPart();
        tell(
                "uanew",
                "<sip:" + number + "@" + exchange + ";transport=udp>;auth_user=" + number + ";auth_pass="
                        + trunk.telephonePassword() + ";answermode=manual;regint=60;audio_codecs=PCMA,PCMU");
    }

    private Socket connect(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    end();
                    throw notYet;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    /** From now on it is picked up so long after it began to ring. */
    public synchronized Telephone answerAfter(Duration pause) {
        answerAfter = pause;
        refusing = false;
        return this;
    }

    /** From now on it says that it is engaged. */
    public synchronized Telephone refuse() {
        refusing = true;
        return this;
    }

    /** From now on it rings and nobody comes. */
    public synchronized Telephone letRing() {
        refusing = false;
        answerAfter = null;
        return this;
    }

    /** Picks it up, when it rings. */
    public void answer() {
        tell("accept", "");
    }

    /** Puts it down; a call that rings is refused as engaged. */
    public void hangUp() {
        tell("hangup", "");
    }

    public String number() {
        return number;
    }

    /** What it plays, in hertz. */
    public int tone() {
        return tone;
    }

    /** False after {@link #close()} or {@link #kill()}. */
    public boolean isOn() {
        return process.isAlive();
    }

    Path folder() {
        return folder;
    }

    public synchronized boolean isRinging() {
        return ringing;
    }

    public synchronized boolean isTalking() {
        return talking;
    }

    /** How many times it was called. */
    public synchronized int rings() {
        return rings;
    }

    /** Waits until it rings; an error after so long. */
    public void awaitRinging(Duration limit) {
        await(limit, "ringing", () -> ringing);
    }

    /** Waits until it has been picked up; an error after so long. */
    public void awaitTalking(Duration limit) {
        await(limit, "talking", () -> talking);
    }

    /** Waits until it is put down; an error after so long. */
    public void awaitQuiet(Duration limit) {
        await(limit, "quiet", () -> !talking && !ringing);
    }

    private interface Condition {
        boolean holds();
    }

    private synchronized void await(Duration limit, String what, Condition condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || !process.isAlive()) {
                throw new IllegalStateException("A telephone was not " + what + " within " + limit);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }

    /** Everything that it has heard since it was made, also in a call that goes on. */
    public Recording heard() {
        try (var files = Files.list(folder)) {
            List<Path> heard = files.filter(file -> file.toString().endsWith("-dec.wav"))
                    .sorted()
                    .toList();
            Recording all = Recording.nothing();
            for (Path file : heard) {
                all = all.then(Recording.read(file));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("What a telephone heard cannot be read", e);
        }
    }

    /** A command as a netstring of JSON, as baresip's module {@code ctrl_tcp} takes it. */
    private void tell(String command, String parameters) {
        String json = Json.MAPPER
                .createObjectNode()
                .put("command", command)
                .put("params", parameters)
                .toString();
        try {
            synchronized (control) {
                control.getOutputStream().write((json.length() + ":" + json + ",").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A telephone is not there any more", e);
        }
    }

    private void listen() {
        try (InputStream in = control.getInputStream()) {
            while (true) {
                int length = 0;
                for (int c = in.read(); c != ':'; c = in.read()) {
                    if (c < '0' || c > '9') {
                        return;
                    }
                    length = length * 10 + c - '0';
                }
                JsonNode event = Json.MAPPER.readTree(in.readNBytes(length));
                in.read();
                happened(event.path("type").asText());
            }
        } catch (IOException closed) {
            // It ended, and so does this thread.
        }
    }

    private synchronized void happened(String type) {
        switch (type) {
            case "REGISTER_OK" -> registered = true;
            case "CALL_INCOMING" -> {
                ringing = true;
                rings++;
                if (refusing) {
                    hand.execute(this::hangUp);
                } else if (answerAfter != null) {
                    hand.schedule(this::answer, answerAfter.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
            case "CALL_ESTABLISHED" -> {
                ringing = false;
                talking = true;
            }
            case "CALL_CLOSED" -> {
                ringing = false;
                talking = false;
            }
            default -> {}
        }
        notifyAll();
    }

    /** As a dead battery: without a word to anybody. What it heard can still be read. */
    public void kill() {
        process.destroyForcibly();
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Folders.delete(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The temporary folder stays behind; the system clears it.
        }
    }

    @Override
    public void close() {
        hand.shutdownNow();
        try {
            control.close();
        } catch (IOException e) {
            // Closed is what it should be.
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook ends it too.
        }
        end();
    }
}
