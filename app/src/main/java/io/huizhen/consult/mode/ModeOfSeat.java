package io.huizhen.consult.mode;

import io.huizhen.consult.MediaCause;
import io.huizhen.consult.MediaMode;
import java.time.Duration;
import java.time.Instant;

/**
 * The mode of one person, as a pure state machine: the same readings at the same moments give the same modes.
 *
 * <p>What the person chose is never exceeded and never waits. What the line allows goes down on two bad readings in a
 * row, at once when the sound suffers, and otherwise not within {@link #HOLD} of the last change. While a path to the
 * media is fresh (its first reading, and every one within {@link #FRESH} of that) no reading decides alone, whatever
 * suffers: connections that are being made and devices that start up measure badly, and say nothing of the line. Two in
 * a row decide there too, to what the better of them would have kept; for sound they do not wait for the hold. A path is
 * fresh at the {@link #FIRST first}, as {@link #resumed}, and when {@link #reconnected}. It comes up by one
 * step, after a time of good readings, by a trial: the media of the better step flow, and only when the line stands
 * them is the step taken and said. A failed trial is never seen, and the next one waits twice as long; but a line that
 * loses far less than it did before that trial is another line, on which nothing has failed yet.
 *
 * @param chosen the person's own wish
 * @param allowed what the line allows
 * @param changedAt when the line last changed the mode; null when it never did
 * @param cameUpAt when it last did so upwards; null when it never did
 * @param doubt what the last reading would have kept, when that was less than allowed; else null
 * @param steadySince since when every reading was good enough for the next step up; null when the last was not
 * @param steadyLoss the most that a reading since {@code steadySince} has lost, a share
 * @param triedLoss what {@code steadyLoss} was when the last trial began; 0 before the first
 * @param triedSince since when the next step up is being tried; null when it is not
 * @param patience how long the line must be good before the next trial
 * @param freshSince the first reading's moment on this path; null before it
 * @param seenAt the last reading's moment; null before the first on this path
 */
public record ModeOfSeat(
        MediaMode chosen,
        Rung allowed,
        Instant changedAt,
        Instant cameUpAt,
        Rung doubt,
        Instant steadySince,
        double steadyLoss,
        double triedLoss,
        Instant triedSince,
        Duration patience,
        Instant freshSince,
        Instant seenAt) {

    /** Between two changes of the mode by the line, unless sound has to be saved. */
    public static final Duration HOLD = Duration.ofSeconds(15);

    /** From a path's first reading on, for so long no reading decides alone. */
    static final Duration FRESH = Duration.ofSeconds(4);

    static final Duration TRIAL = Duration.ofSeconds(4);
    static final Duration PATIENCE = Duration.ofSeconds(8);
    static final Duration MOST_PATIENCE = Duration.ofSeconds(120);

    /** A line that loses so many times less is another one. */
    static final double FAR_LESS = 3;

    /** A step up that did not last so long was a mistake; one that lasted longer was right. */
    static final Duration LASTING = Duration.ofSeconds(60);

    /** Readings further apart say nothing about the time between. */
    static final Duration STALE = Duration.ofSeconds(10);

    public static final ModeOfSeat FIRST = resumed(MediaMode.FULL_VIDEO, MediaMode.FULL_VIDEO);

    /** As another owner of the consult left it. */
    public static ModeOfSeat resumed(MediaMode chosen, MediaMode allowed) {
        return new ModeOfSeat(chosen, Rung.of(allowed), null, null, null, null, 0, 0, null, PATIENCE, null, null);
    }

    /** The mode in force: the lower of wish and line. */
    public MediaMode mode() {
        return rung().mode();
    }

    /** The step in force, as it is said to people. */
    public Rung rung() {
        return Rung.of(chosen).lower(allowed);
    }

    /** The step whose media flow: one better than said while it is being tried. */
    public Rung carried() {
        return Rung.of(chosen).lower(triedSince == null ? allowed : allowed.above());
    }

    /** True when it is the person's own choice and not the line that set it. */
    public boolean isByHand() {
        return chosen != MediaMode.FULL_VIDEO && Rung.of(chosen).compareTo(allowed) >= 0;
    }

    /** The person's wish; only the modes of the room itself can be wished for here. */
    public ModeOfSeat choose(MediaMode wish) {
        if (wish == MediaMode.PHONE || wish == MediaMode.HAND_OVER) {
            throw new IllegalArgumentException("The room does not give " + wish);
        }
        Next next = new Next(this);
        next.chosen = wish;
        return next.state();
    }

    /** A new path to the media: what was measured on the old one counts no more, what was decided does. */
    public ModeOfSeat reconnected() {
        Next next = new Next(this);
        next.forget();
        next.freshSince = null;
        next.seenAt = null;
        return next.state();
    }

    /** Why the mode is what it is after it was {@code before}. */
    public MediaCause causeSince(ModeOfSeat before) {
        if (chosen != before.chosen) {
            return MediaCause.CHOSEN;
        }
        return allowed.isBelow(before.allowed) ? MediaCause.LINE_WEAK : MediaCause.LINE_BETTER;
    }

    /** After a reading. One from before the last is refused: nothing changes. */
    public ModeOfSeat after(LineReading reading, Instant at) {
        if (seenAt != null && at.isBefore(seenAt)) {
            return this;
        }
        Next next = new Next(this);
        if (seenAt != null && seenAt.plus(STALE).isBefore(at)) {
            next.forget();
        }
        next.seen(at);
        Rung kept = Needs.kept(allowed, reading);
        boolean good = allowed != Rung.FULL && Needs.comesTo(allowed.above(), reading);
        if (kept != allowed) {
            next.worse(kept, Needs.soundSuffers(reading));
        } else if (good) {
            next.better(reading.loss());
        } else {
            next.asItIs();
        }
        return next.state();
    }

    /** The state being made; every method is one case of {@link #after}. */
    private static final class Next {

        private MediaMode chosen;
        private Rung allowed;
        private Instant changedAt;
        private Instant cameUpAt;
        private Rung doubt;
        private Instant steadySince;
        private double steadyLoss;
        private double triedLoss;
        private Instant triedSince;
        private Duration patience;
        private Instant freshSince;
        private Instant seenAt;

        Next(ModeOfSeat now) {
            chosen = now.chosen;
            allowed = now.allowed;
            changedAt = now.changedAt;
            cameUpAt = now.cameUpAt;
            doubt = now.doubt;
            steadySince = now.steadySince;
            steadyLoss = now.steadyLoss;
            triedLoss = now.triedLoss;
            triedSince = now.triedSince;
            patience = now.patience;
            freshSince = now.freshSince;
            seenAt = now.seenAt;
        }

        ModeOfSeat state() {
            return new ModeOfSeat(
                    chosen,
                    allowed,
                    changedAt,
                    cameUpAt,
                    doubt,
                    steadySince,
                    steadyLoss,
                    triedLoss,
                    triedSince,
                    patience,
                    freshSince,
                    seenAt);
        }

        void seen(Instant at) {
            seenAt = at;
            freshSince = freshSince == null ? at : freshSince;
        }

        void forget() {
            doubt = null;
            steadySince = null;
            triedSince = null;
        }

        void asItIs() {
            if (triedSince != null) {
                waitLonger();
            } else if (cameUpAt != null && !seenAt.isBefore(cameUpAt.plus(LASTING))) {
                patience = PATIENCE;
            }
            forget();
        }

        void worse(Rung kept, boolean soundSuffers) {
            Rung before = doubt;
            if (triedSince != null) {
                waitLonger();
            }
            forget();
            Rung to = decided(kept, before, soundSuffers && !isFresh());
            if (to == allowed || (isHeld(seenAt) && !soundSuffers)) {
                doubt = kept;
                return;
            }
            // The telephone rings in a house: never on one reading alone, and only after sound only was tried.
            boolean last = to == Rung.NOTHING && (before != Rung.NOTHING || allowed != Rung.SOUND);
            downTo(last ? Rung.SOUND : to);
            doubt = last ? Rung.NOTHING : null;
        }

        /** What this reading settles: by itself, or together with the doubt of the one before. */
        private Rung decided(Rung kept, Rung before, boolean alone) {
            if (alone) {
                return kept;
            }
            return before == null ? allowed : kept.isBelow(before) ? before : kept;
        }

        void better(double loss) {
            doubt = null;
            if (triedSince == null) {
                steadyLoss = steadySince == null ? loss : Math.max(steadyLoss, loss);
                steadySince = steadySince == null ? seenAt : steadySince;
                if (isSteadyFor(PATIENCE) && steadyLoss * FAR_LESS < triedLoss) {
                    patience = PATIENCE;
                }
                // The trial ends when the hold does, at the earliest.
                if (isSteadyFor(patience) && !isHeld(seenAt.plus(TRIAL))) {
                    triedSince = seenAt;
                    triedLoss = steadyLoss;
                }
            } else if (!seenAt.isBefore(triedSince.plus(TRIAL)) && !isHeld(seenAt)) {
                moveTo(allowed.above());
                cameUpAt = seenAt;
                forget();
            }
        }

        private void downTo(Rung rung) {
            if (rung == allowed) {
                return;
            }
            if (cameUpAt != null && seenAt.isBefore(cameUpAt.plus(LASTING))) {
                waitLonger();
            }
            moveTo(rung);
        }

        private void moveTo(Rung rung) {
            if (rung.mode() != allowed.mode()) {
                changedAt = seenAt;
            }
            allowed = rung;
        }

        private void waitLonger() {
            Duration twice = patience.multipliedBy(2);
            patience = twice.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : twice;
        }

        private boolean isSteadyFor(Duration time) {
            return !seenAt.isBefore(steadySince.plus(time));
        }

        private boolean isFresh() {
            return seenAt.equals(freshSince) || seenAt.isBefore(freshSince.plus(FRESH));
        }

        private boolean isHeld(Instant at) {
            return changedAt != null && at.isBefore(changedAt.plus(HOLD));
        }
    }
}
