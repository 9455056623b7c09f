package io.huizhen.mediabridge.phone;

import io.huizhen.mediabridge.phone.PhoneEvent.Reason;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call of two telephones from dialling to its end. Thread-safe. */
public final class PhoneCall {

    private static final Logger log = LoggerFactory.getLogger(PhoneCall.class);
    private static final int MISSED_PROBES = 2;

    private enum State {
        RINGING_FIRST,
        RINGING_SECOND,
        JOINING,
        TALKING,
        OVER
    }

    private final String id;
    private final SipTrunk trunk;
    private final ScheduledExecutorService thread;
    private final PhoneTimings timings;
    private final RingLimits limits;
    private final Consumer<PhoneEvent> events;
    private final Runnable onOver;
    private final ExecutorService ordered = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("phone-events").factory());

    // From here on: the bridge's thread alone.
    private final Map<Leg, PhoneLeg> legs = new EnumMap<>(Leg.class);
    private final Map<Leg, Sdp.Origin> origins = new EnumMap<>(Leg.class);
    private final Map<Leg, String> told = new EnumMap<>(Leg.class);
    private final Map<Leg, Sdp> known = new EnumMap<>(Leg.class);
    private final Map<Leg, Integer> missed = new EnumMap<>(Leg.class);
    private final Set<Leg> reached = EnumSet.noneOf(Leg.class);
    private final Set<Leg> rang = EnumSet.noneOf(Leg.class);
    private final List<Future<?>> timers = new ArrayList<>();
    private State state = State.RINGING_FIRST;
    private volatile boolean over;

    PhoneCall(
            String id,
            SipTrunk trunk,
            ScheduledExecutorService thread,
            PhoneTimings timings,
            RingLimits limits,
            Consumer<PhoneEvent> events,
            Runnable onOver) {
        this.id = id;
        this.trunk = trunk;
        this.thread = thread;
        this.timings = timings;
        this.limits = limits;
        this.events = events;
        this.onOver = onOver;
    }

    /** The id it was made with. */
    public String id() {
        return id;
    }

    /** Ends it in whatever state it is: stops the ringing, puts both telephones down. Does nothing the second time. */
    public void hangUp() {
        try {
            thread.execute(() -> end(Reason.BY_US, null, 0));
        } catch (RejectedExecutionException e) {
            log.debug("The bridge is closed, and call {} with it", id);
        }
    }

    /** True from the moment that {@link PhoneEvent.Ended} is told. */
    public boolean isOver() {
        return over;
    }

    void start(PhoneNumber first, PhoneNumber second) {
        var listener = new Hearing();
        try {
            legs.put(Leg.FIRST, new PhoneLeg(Leg.FIRST, first, trunk, thread, listener));
            legs.put(Leg.SECOND, new PhoneLeg(Leg.SECOND, second, trunk, thread, listener));
        } catch (ParseException e) {
            log.warn(
                    "Call {} cannot be dialled through {}", id, trunk.messages().settings());
            end(Reason.TRUNK_DOWN, null, 0);
            return;
        }
        for (Leg leg : Leg.values()) {
            origins.put(
                    leg,
                    new Sdp.Origin(
                            ThreadLocalRandom.current().nextLong(1L << 31),
                            0,
                            trunk.messages().localHost()));
        }
        ring(Leg.FIRST, limits.first(), describe(Leg.FIRST, Sdp::blackHole));
    }

    private void ring(Leg leg, Duration limit, String offer) {
        legs.get(leg).ring(offer);
        State ringing = state;
        after(timings.trunkAnswer(), () -> {
            if (!reached.contains(leg)) {
                end(Reason.TRUNK_DOWN, null, 0);
            }
        });
        after(limit, () -> {
            if (state == ringing) {
                end(Reason.NO_ANSWER, leg, 0);
            }
        });
    }

    /** A description for this telephone, with the next version. */
    private String describe(Leg leg, Function<Sdp.Origin, String> write) {
        origins.computeIfPresent(leg, (each, origin) -> origin.next());
        told.put(leg, write.apply(origins.get(leg)));
        return told.get(leg);
    }

    private void after(Duration pause, Runnable work) {
        timers.add(thread.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void tell(PhoneEvent event) {
        ordered.execute(() -> {
            try {
                events.accept(event);
            } catch (RuntimeException e) {
                log.warn(
                        "Call {}: its listener failed at {}",
                        id,
                        event.getClass().getSimpleName(),
                        e);
            }
        });
    }

    /** @param code of the trunk, or 0 */
    void end(Reason reason, Leg leg, int code) {
        if (state == State.OVER) {
            return;
        }
        boolean talked = state == State.TALKING;
        state = State.OVER;
        over = true;
        timers.forEach(timer -> timer.cancel(false));
        legs.values().forEach(PhoneLeg::putDown);
        boolean ofOne = reason != Reason.TRUNK_DOWN && reason != Reason.BY_US;
        log.info("Call {} ended {}: {} {}", id, talked ? "after talk" : "before talk", reason, code);
        tell(new PhoneEvent.Ended(reason, ofOne ? Optional.ofNullable(leg) : Optional.empty(), code));
        ordered.shutdown();
        thread.schedule(
                () -> legs.values().forEach(trunk::forget), timings.linger().toMillis(), TimeUnit.MILLISECONDS);
        onOver.run();
    }

    /** Completed when both telephones know that it is over. */
    CompletableFuture<Void> quiet() {
        return CompletableFuture.allOf(
                legs.values().stream().map(PhoneLeg::quiet).toArray(CompletableFuture[]::new));
    }

    private void join() {
        state = State.JOINING;
        after(timings.join(), () -> {
            if (state == State.JOINING) {
                end(Reason.UNREACHABLE, Leg.FIRST, 0);
            }
        });
        Sdp offer = known.get(Leg.SECOND);
        legs.get(Leg.FIRST).offer(describe(Leg.FIRST, offer::asOffer), response -> {
            if (state != State.JOINING) {
                return;
            }
            if (SipTrunk.Answers.code(response) / 100 != 2) {
                int code = SipTrunk.Answers.code(response);
                end(Reason.of(code, true), Leg.FIRST, code);
            } else if (learn(Leg.FIRST, SipMessages.body(response))) {
                Sdp answer = known.get(Leg.FIRST);
                legs.get(Leg.SECOND).acknowledge(describe(Leg.SECOND, origin -> answer.asAnswerTo(offer, origin)));
                talk();
            }
        });
    }

    private void talk() {
        state = State.TALKING;
        log.info("Call {} stands", id);
        tell(new PhoneEvent.Bridged());
        after(timings.longest(), () -> end(Reason.BY_US, null, 0));
        long every = timings.probeEvery().toMillis();
        timers.add(thread.scheduleAtFixedRate(
                () -> legs.values().forEach(PhoneLeg::probe), every, every, TimeUnit.MILLISECONDS));
    }

    /** Reads what a telephone described; when that cannot be used the call is over. */
    private boolean learn(Leg leg, String sdp) {
        try {
            known.put(leg, Sdp.read(sdp));
            return true;
        } catch (Sdp.Unreadable e) {
            log.info("Call {}: {} telephone described {}", id, leg, e.getMessage());
            end(Reason.BAD_MEDIA, leg, 0);
            return false;
        }
    }

    private final class Hearing implements PhoneLeg.Listener {

        @Override
        public void reached(Leg leg) {
            reached.add(leg);
        }

        @Override
        public void ringing(Leg leg) {
            if (state != State.OVER && rang.add(leg)) {
                tell(new PhoneEvent.Ringing(leg));
            }
        }

        @Override
        public void answered(Leg leg, String sdp) {
            reached.add(leg);
            tell(new PhoneEvent.Answered(leg));
            if (leg == Leg.FIRST) {
                legs.get(leg).acknowledge(null);
            }
            if (!learn(leg, sdp)) {
                return;
            }
            if (leg == Leg.FIRST) {
                state = State.RINGING_SECOND;
                ring(Leg.SECOND, limits.second(), null);
            } else {
                join();
            }
        }

        @Override
        public void failed(Leg leg, int code) {
            end(Reason.of(code, rang.contains(leg)), leg, code);
        }

        @Override
        public void hungUp(Leg leg) {
            end(Reason.HUNG_UP, leg, 0);
        }

        @Override
        public void offered(Leg leg, String sdp, Acceptance.Reply reply) {
            if (sdp == null) {
                reply.accept(told.get(leg));
                return;
            }
            try {
                Sdp offer = Sdp.read(sdp);
                if (offer.equals(known.get(leg))) {
                    reply.accept(told.get(leg));
                } else if (state == State.TALKING) {
                    passOn(leg, offer, reply);
                } else {
                    // The other one is not there yet: still nothing to hear.
                    Sdp silence = Sdp.read(told.get(leg));
                    reply.accept(describe(leg, origin -> silence.asAnswerTo(offer, origin)));
                    known.put(leg, offer);
                }
            } catch (Sdp.Unreadable e) {
                reply.refuse(Response.NOT_ACCEPTABLE_HERE);
            }
        }

        /** A telephone wants to be spoken to elsewhere or in another way: the other one must be asked. */
        private void passOn(Leg leg, Sdp offer, Acceptance.Reply reply) {
            PhoneLeg other = legs.get(leg.other());
            if (other.isAsked()) {
                reply.refuse(Response.REQUEST_PENDING);
                return;
            }
            other.offer(describe(leg.other(), offer::asOffer), response -> {
                int code = SipTrunk.Answers.code(response);
                if (code / 100 != 2) {
                    reply.refuse(code >= 400 ? code : Response.NOT_ACCEPTABLE_HERE);
                    return;
                }
                try {
                    Sdp answer = Sdp.read(SipMessages.body(response));
                    known.put(leg, offer);
                    known.put(leg.other(), answer);
                    reply.accept(describe(leg, origin -> answer.asAnswerTo(offer, origin)));
                } catch (Sdp.Unreadable e) {
                    reply.refuse(Response.NOT_ACCEPTABLE_HERE);
                }
            });
        }

        @Override
        public void settled(Leg leg, String sdp) {
            try {
                Sdp answer = Sdp.read(sdp);
                PhoneLeg other = legs.get(leg.other());
                if (state == State.TALKING && !answer.equals(known.get(leg)) && !other.isAsked()) {
                    known.put(leg, answer);
                    other.offer(describe(leg.other(), answer::asOffer), response -> {});
                }
            } catch (Sdp.Unreadable e) {
                end(Reason.BAD_MEDIA, leg, 0);
            }
        }

        @Override
        public void alive(Leg leg) {
            missed.put(leg, 0);
        }

        @Override
        public void lost(Leg leg, int code) {
            if (code != 0) {
                end(Reason.UNREACHABLE, leg, code);
            } else if (state != State.TALKING || missed.merge(leg, 1, Integer::sum) >= MISSED_PROBES) {
                // They may well hear each other still; but nobody can say so, nor end it.
                end(Reason.TRUNK_DOWN, null, 0);
            }
        }
    }
}
