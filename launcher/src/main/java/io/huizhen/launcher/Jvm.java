package io.huizhen.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java that the launcher itself runs on, for the parts written in Java. */
final class Jvm {

    /** The first version that warns of the memory access that some libraries still use. */
    private static final int WARNS_OF_UNSAFE = 23;

    private Jvm() {}

    /** The start of a command line: the program, and what keeps its output free of warnings about libraries. */
    static List<String> command() {
        List<String> command = new ArrayList<>(List.of(program("java"), "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        return command;
    }

    /** A program of the JDK. */
    static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
