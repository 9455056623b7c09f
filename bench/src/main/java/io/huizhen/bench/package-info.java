/**
 * Measurements as ratios: ours and an anchor in one run, interleaved, with both sides' raw figures. Never part of the
 * tests; see {@code bench/README.md} for what each shows and what it does not.
 */
package io.huizhen.bench;
