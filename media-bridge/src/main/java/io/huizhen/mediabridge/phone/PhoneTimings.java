package io.huizhen.mediabridge.phone;

import java.time.Duration;

/**
 * How long the bridge waits for a trunk.
 *
 * @param trunkAnswer from dialling to the trunk's first word
 * @param join from the second telephone's answer until both talk
 * @param probeEvery while they talk, how often each telephone is asked whether it is still there
 * @param longest of a call, after which it is ended: a bill must not run for ever
 * @param linger how long an ended call is remembered, so that late answers are dealt with; 64 times 500 ms (RFC 3261)
 */
record PhoneTimings(Duration trunkAnswer, Duration join, Duration probeEvery, Duration longest, Duration linger) {

    static final PhoneTimings STANDARD = new PhoneTimings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofHours(3),
            Duration.ofSeconds(32));
}
