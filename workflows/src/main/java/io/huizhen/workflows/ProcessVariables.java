package io.huizhen.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What the generated variable classes share: how each type is kept in the engine. */
abstract class ProcessVariables {

    private final Function<String, Object> reader;
    private final BiConsumer<String, Object> writer;
    private final Map<String, Object> collected;

    ProcessVariables(
            Function<String, Object> reader, BiConsumer<String, Object> writer, Map<String, Object> collected) {
        this.reader = reader;
        this.writer = writer;
        this.collected = collected;
    }

    /** The collected variables, for the engine's API. Only for an instance made by {@code collect} or from a map. */
    public final Map<String, Object> toMap() {
        if (collected == null) {
            throw new IllegalStateException("These variables belong to a running execution");
        }
        return collected;
    }

    final void write(String name, Object value) {
        writer.accept(name, value);
    }

    final String string(String name) {
        return (String) reader.apply(name);
    }

    final Integer integer(String name) {
        return (Integer) reader.apply(name);
    }

    final Boolean bool(String name) {
        return (Boolean) reader.apply(name);
    }

    final Duration duration(String name) {
        String text = string(name);
        return text == null ? null : Duration.parse(text);
    }

    final Instant instant(String name) {
        Date date = (Date) reader.apply(name);
        return date == null ? null : date.toInstant();
    }

    final <E extends Enum<E>> E choice(String name, Class<E> type) {
        String text = string(name);
        return text == null ? null : Enum.valueOf(type, text);
    }
}
