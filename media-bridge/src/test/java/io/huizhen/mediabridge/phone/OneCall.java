package io.huizhen.mediabridge.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.mediabridge.phone.PhoneEvent.Ended;
import io.huizhen.mediabridge.phone.PhoneEvent.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A test in which one call is made through a trunk that plays a script. */
@Execution(ExecutionMode.CONCURRENT)
abstract class OneCall {

    static final RingLimits LIMITS = new RingLimits(Duration.ofSeconds(20), Duration.ofSeconds(20));
    static final Duration SHORT = Duration.ofMillis(400);
    static final Duration MOMENT = Duration.ofMillis(200);

    static final String SOUND = "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\n"
            + "m=audio 30000 RTP/AVP 8 0\na=rtpmap:8 PCMA/8000";

    final Told told = new Told();
    private PhoneBridge bridge;

    PhoneCall call(SipScript trunk, RingLimits limits) {
        return call(trunk.trunk(), limits);
    }

    PhoneCall call(TrunkSettings trunk, RingLimits limits) {
        return call(trunk, limits, timings(Duration.ofSeconds(20), Duration.ofHours(1)));
    }

    static PhoneTimings timings(Duration trunkAnswer, Duration probeEvery) {
        return new PhoneTimings(
                trunkAnswer, Duration.ofSeconds(20), probeEvery, Duration.ofHours(1), Duration.ofSeconds(32));
    }

    PhoneCall call(TrunkSettings trunk, RingLimits limits, PhoneTimings timings) {
        bridge = PhoneBridge.open(trunk, timings);
        return bridge.call("call", SipScript.FIRST, SipScript.SECOND, limits, told);
    }

    @AfterEach
    void close() {
        if (bridge != null) {
            bridge.close();
        }
    }

    void assertEnded(Reason reason, Leg leg, int code) {
        assertThat(told.awaitEnd()).isEqualTo(new Ended(reason, Optional.ofNullable(leg), code));
    }
}
