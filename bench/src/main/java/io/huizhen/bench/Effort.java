package io.huizhen.bench;

/**
 * How much to measure.
 *
 * @param pairs of both sides; five at least, unless brief
 * @param brief a short look on a busy machine: the figures are for size only, and say so
 */
record Effort(int pairs, boolean brief) {

    Effort {
        pairs = brief ? Math.max(1, Math.min(pairs, 3)) : Math.max(5, pairs);
    }

    /** One amount for a full run, another for a brief one. */
    int of(int full, int brief) {
        return this.brief ? brief : full;
    }
}
