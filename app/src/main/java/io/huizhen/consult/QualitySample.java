package io.huizhen.consult;

import java.time.Instant;

/**
 * One person's line over 5 s: what the browser measured, joined with what the media server saw. Sealed with the case.
 *
 * @param loss the line's own share of lost packets, 0 to 1
 * @param concealed the line's own share of sound made up
 * @param heardConcealed the worst share of sound made up that this person heard from anyone, whoever's line it was
 * @param frozen the worst share of time in which a picture that should move stood still
 * @param silentMillis longest time without sound from anyone
 * @param missedByServer packets that the media server missed on this person's way up, as it said itself
 * @param heardByServer whether this person's sound arrived at the media server
 * @param readings how many words of the browser this is made of; 0 when it said nothing
 */
public record QualitySample(
        Instant at,
        MediaMode mode,
        Grade grade,
        int rttMillis,
        double loss,
        double concealed,
        double heardConcealed,
        double frozen,
        int silentMillis,
        int sentKbit,
        int receivedKbit,
        boolean slowDevice,
        int missedByServer,
        boolean heardByServer,
        int readings) {}
