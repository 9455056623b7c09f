package io.huizhen.launcher;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows a command on the command line. */
final class Options {

    /** The command line cannot be understood; the message says why. */
    static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUnderstood(String message) {
            super(message);
        }
    }

    private final Set<String> flags = new HashSet<>();
    private final Map<String, String> values = new HashMap<>();

    /**
     * @param flags options that stand alone
     * @param valued options that are followed by a value
     */
    Options(List<String> arguments, Set<String> flags, Set<String> valued) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String name = argument.split("=", 2)[0];
            if (flags.contains(argument)) {
                this.flags.add(argument);
            } else if (valued.contains(name)) {
                boolean joined = argument.contains("=");
                if (!joined && i + 1 == arguments.size()) {
                    throw new NotUnderstood(name + " needs a value");
                }
                values.put(name, joined ? argument.substring(name.length() + 1) : arguments.get(++i));
            } else {
                throw new NotUnderstood("unknown option " + argument);
            }
        }
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<Integer> port(String name) {
        return value(name).map(text -> {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
                throw new NotUnderstood(name + " needs a port from 1 to 65535, not " + text);
            }
            return Integer.parseInt(text);
        });
    }

    static List<String> rest(String[] arguments) {
        return Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
    }
}
