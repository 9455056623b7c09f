package io.huizhen.bench;

import java.util.function.Consumer;

/** One of the measurements; what it started is stopped on {@link #close}. */
interface Measurement extends AutoCloseable {

    void run(Effort effort, Results results, Consumer<String> progress) throws Exception;

    @Override
    void close();
}
