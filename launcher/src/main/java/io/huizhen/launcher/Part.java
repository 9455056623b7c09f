package io.huizhen.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One server of the system, run as a process of its own by {@link Runner}. A part says what it is; starting, watching
 * and stopping are the same for all.
 */
interface Part {

    /** Its name in messages, and of its log file. */
    String name();

    /** The TCP ports it will listen on; somebody else on one of them is an error. */
    List<Integer> ports();

    /** Writes its configuration and whatever must be there before the first start. Called before each start. */
    void prepare() throws IOException, InterruptedException;

    /** The process to start, with its environment. Output goes to the log. */
    ProcessBuilder command() throws IOException;

    /** Answers as a client would see it. Called again and again until true, so it must be quick and may throw. */
    boolean ready() throws Exception;

    /** Called when it is seen to be ready, after its start or later. */
    default void settle() throws IOException {}

    /** How long it may take from the start of the process until it is ready. */
    default Duration deadline() {
        return Duration.ofSeconds(60);
    }

    /** How long it may take to end in order. */
    default Duration patience() {
        return Duration.ofSeconds(20);
    }

    /** What to do when it does not start, in one sentence. */
    default String mend() {
        return "Try ./huizhen down and up again, or up --fresh.";
    }

    /** What to do when another program has its port, in one sentence. */
    default String portMend() {
        return "Stop that program, or try ./huizhen down and up again.";
    }

    /** Where it keeps its data, or null when it has none to lose. */
    default Path data() {
        return null;
    }
}
