package io.huizhen.platform;

/** Deletes what nobody needs any more. Run once a day on one node, outside any transaction; harmless when run again. */
public interface Sweep {

    /** What is swept, for the log: in words, without a name of anybody's. */
    String of();

    /** @return how many it deleted */
    int sweep();
}
