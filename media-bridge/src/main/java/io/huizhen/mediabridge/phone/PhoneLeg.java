package io.huizhen.mediabridge.phone;

import io.huizhen.mediabridge.phone.SipTrunk.Answers;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One telephone of a call: rings it, tells it whom to speak with, puts it down. What it and the trunk do comes to its
 * {@link Listener}. Used on the bridge's thread alone.
 */
final class PhoneLeg {

    private static final Logger log = LoggerFactory.getLogger(PhoneLeg.class);
    private static final int GLARES = 3;

    /** What a call hears of its telephones. */
    interface Listener {

        /** The trunk works on it. */
        void reached(Leg leg);

        void ringing(Leg leg);

        /** @param sdp what it described, or null */
        void answered(Leg leg, String sdp);

        /** It was never answered. @param code the trunk's answer, or 0 */
        void failed(Leg leg, int code);

        void hungUp(Leg leg);

        /** It describes its sound anew, or asks for ours when {@code sdp} is null. The reply must be given once. */
        void offered(Leg leg, String sdp, Acceptance.Reply reply);

        /** It answered, later than its question, to the last description that it was given. */
        void settled(Leg leg, String sdp);

        /** It is not there any more. @param code the trunk's answer, or 0 when it did not answer either */
        void lost(Leg leg, int code);

        /** It was asked for a sign of life and gave one. */
        void alive(Leg leg);
    }

    private enum State {
        NEW,
        RINGING,
        CANCELLED,
        ANSWERED,
        GONE
    }

    private final Leg leg;
    private final SipTrunk trunk;
    private final ScheduledExecutorService thread;
    private final Listener listener;
    private final Dialog dialog;
    private final Requests requests;
    private final Acceptance acceptance;

    /** What was said in the acknowledgement of each INVITE, by its number: it may be asked for again. */
    private final Map<Long, Optional<String>> acknowledged = new HashMap<>();

    private final CompletableFuture<Void> quiet = new CompletableFuture<>();
    private State state = State.NEW;
    private boolean offeredByUs;
    private boolean reached;

    /** Sequence number and body of the answer to the first INVITE while it waits for its acknowledgement. */
    private Waiting waiting;

    private Consumer<Response> whenReinvited;

    private record Waiting(long number, String sdp) {}

    PhoneLeg(Leg leg, PhoneNumber number, SipTrunk trunk, ScheduledExecutorService thread, Listener listener)
            throws ParseException {
        this.leg = leg;
        this.trunk = trunk;
        this.thread = thread;
        this.listener = listener;
        this.dialog = new Dialog(trunk.messages(), number);
        this.requests = new Requests(trunk, dialog, thread, () -> !isGone());
        this.acceptance = new Acceptance(trunk, thread, () -> state == State.ANSWERED, () -> lost(0));
    }

    String callId() {
        return dialog.callId();
    }

    /** Completed when nothing of it is under way any more: it ended and the trunk knows. */
    CompletableFuture<Void> quiet() {
        return quiet;
    }

    /** True while an offer to it is unanswered. */
    boolean isAsked() {
        return whenReinvited != null;
    }

    private boolean isGone() {
        return state == State.GONE || state == State.CANCELLED;
    }

    /** Rings it. @param offer what it would hear, or null to let it speak first */
    void ring(String offer) {
        state = State.RINGING;
        offeredByUs = offer != null;
        trunk.remember(this);
        requests.send(Request.INVITE, offer, new Answers() {
            @Override
            public void provisional(Response response) {
                heard(response.getStatusCode());
            }

            @Override
            public void success(Response response) {
                accepted(response);
            }

            @Override
            public void failure(Response response) {
                boolean rang = state == State.RINGING;
                over();
                if (rang) {
                    listener.failed(leg, Answers.code(response));
                }
            }
        });
    }

    private void heard(int code) {
        if (state == State.CANCELLED) {
            // Only now may it be cancelled (RFC 3261, 9.1).
            if (!reached) {
                reached = true;
                requests.cancelInvite();
            }
            return;
        }
        if (!reached) {
            reached = true;
            listener.reached(leg);
        }
        if (code == Response.RINGING || code == Response.SESSION_PROGRESS) {
            listener.ringing(leg);
        }
    }

    /** An INVITE was accepted: the first, a later one, one that was given up, or one of these once more. */
    void accepted(Response response) {
        long number = SipMessages.number(response);
        try {
            if (!dialog.isWith(response)) {
                refuseFork(response, number);
            } else if (acknowledged.containsKey(number)) {
                acknowledge(number, acknowledged.get(number).orElse(null));
            } else if (state == State.RINGING || state == State.CANCELLED) {
                boolean wanted = state == State.RINGING;
                dialog.establish(response);
                state = State.ANSWERED;
                waiting = new Waiting(number, SipMessages.body(response));
                if (wanted) {
                    listener.answered(leg, waiting.sdp());
                } else {
                    putDown();
                }
            } else if (waiting == null || waiting.number() != number) {
                acknowledge(number, null);
                if (number == requests.inviteNumber() && whenReinvited != null) {
                    dialog.retarget(response);
                    reinvited(response);
                }
            }
        } catch (ParseException | SipException e) {
            log.debug("An answer that cannot be read: {}", e.getClass().getSimpleName());
            listener.lost(leg, 0);
        }
    }

    private void reinvited(Response response) {
        Consumer<Response> then = whenReinvited;
        whenReinvited = null;
        if (then != null) {
            then.accept(response);
        }
    }

    /** A second telephone of the same number picked up in the same moment: one of them is enough. */
    private void refuseFork(Response response, long number) throws ParseException, SipException {
        Dialog fork = dialog.fork(response);
        trunk.acknowledge(fork.acknowledgement(
                number,
                offeredByUs
                        ? null
                        : Sdp.refusalOf(
                                SipMessages.body(response), trunk.messages().localHost())));
        trunk.send(fork.request(Request.BYE, null), Answers.whatever(() -> {}));
    }

    /** Tells it, once it has answered, that we heard it. @param answer to its description, or null when it was ours */
    void acknowledge(String answer) {
        if (waiting != null) {
            acknowledge(waiting.number(), answer);
            waiting = null;
        }
    }

    private void acknowledge(long number, String answer) {
        try {
            acknowledged.put(number, Optional.ofNullable(answer));
            trunk.acknowledge(dialog.acknowledgement(number, answer));
        } catch (ParseException | SipException e) {
            log.debug("An ACK that cannot be made: {}", e.getClass().getSimpleName());
        }
    }

    /** Offers it something else to hear. Its answer or refusal comes to {@code then}, or null when it gave neither. */
    void offer(String offer, Consumer<Response> then) {
        offer(offer, then, GLARES);
    }

    private void offer(String offer, Consumer<Response> then, int glares) {
        if (state != State.ANSWERED) {
            return;
        }
        whenReinvited = then;
        requests.send(Request.INVITE, offer, new Answers() {
            @Override
            public void success(Response response) {
                accepted(response);
            }

            @Override
            public void failure(Response response) {
                int code = Answers.code(response);
                if (code == Response.REQUEST_PENDING && glares > 0) {
                    // Both asked at once; the one who called waits longer (RFC 3261, 14.1).
                    long pause = ThreadLocalRandom.current().nextLong(210, 400) * 10;
                    thread.schedule(() -> offer(offer, then, glares - 1), pause, TimeUnit.MILLISECONDS);
                } else {
                    if (isSilence(code)) {
                        lost(code);
                    }
                    reinvited(response);
                }
            }
        });
    }

    /** Asks whether it is still there. */
    void probe() {
        if (state != State.ANSWERED) {
            return;
        }
        requests.send(Request.OPTIONS, null, new Answers() {
            @Override
            public void success(Response response) {
                listener.alive(leg);
            }

            @Override
            public void failure(Response response) {
                int code = Answers.code(response);
                if (isSilence(code)) {
                    lost(code);
                } else {
                    // It has no word for the question, but it is there to say so.
                    listener.alive(leg);
                }
            }
        });
    }

    /** Nobody there who knows of the call, as far as the trunk can say. */
    private static boolean isSilence(int code) {
        return code == 0 || code == Response.REQUEST_TIMEOUT || code == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
    }

    private void lost(int code) {
        if (state == State.ANSWERED) {
            listener.lost(leg, code);
        }
    }

    /** Stops its ringing, or puts it down; whatever it answers later is dealt with. */
    void putDown() {
        switch (state) {
            case RINGING -> {
                state = State.CANCELLED;
                if (reached) {
                    requests.cancelInvite();
                }
            }
            case ANSWERED -> {
                acknowledgeUnheard();
                acceptance.close();
                state = State.GONE;
                requests.send(Request.BYE, null, Answers.whatever(this::over));
            }
            case NEW -> over();
            case CANCELLED, GONE -> {}
        }
    }

    private void acknowledgeUnheard() {
        if (waiting != null) {
            acknowledge(
                    offeredByUs
                            ? null
                            : Sdp.refusalOf(waiting.sdp(), trunk.messages().localHost()));
        }
    }

    private void over() {
        state = State.GONE;
        acceptance.close();
        quiet.complete(null);
    }

    boolean owns(Request request) {
        return dialog.owns(request);
    }

    /** It asks something of us. */
    void asked(Request request, ServerTransaction reply) {
        // A CANCEL has the number of what it takes back.
        if (!request.getMethod().equals(Request.CANCEL) && !dialog.isInOrder(request)) {
            trunk.answer(reply, Response.SERVER_INTERNAL_ERROR);
            return;
        }
        switch (request.getMethod()) {
            case Request.BYE -> {
                trunk.answer(reply, Response.OK);
                hungUp();
            }
            case Request.INVITE, Request.UPDATE -> {
                if (state != State.ANSWERED) {
                    trunk.answer(reply, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
                } else if (whenReinvited != null || acceptance.isOpen()) {
                    trunk.answer(reply, Response.REQUEST_PENDING);
                } else if (request.getMethod().equals(Request.UPDATE) && SipMessages.body(request) == null) {
                    dialog.retarget(request);
                    acceptance.replyTo(request, reply).accept(null);
                } else {
                    dialog.retarget(request);
                    listener.offered(leg, SipMessages.body(request), acceptance.replyTo(request, reply));
                }
            }
            case Request.OPTIONS, Request.CANCEL -> trunk.answer(reply, Response.OK);
            default -> trunk.answer(reply, Response.METHOD_NOT_ALLOWED);
        }
    }

    private void hungUp() {
        if (isGone()) {
            return;
        }
        if (state == State.RINGING) {
            putDown();
        } else {
            acknowledgeUnheard();
            over();
        }
        listener.hungUp(leg);
    }

    /** It heard our answer to its INVITE. */
    void acknowledged(Request ack) {
        if (dialog.owns(ack) && acceptance.isHeard(ack)) {
            String sdp = SipMessages.body(ack);
            if (sdp != null && state == State.ANSWERED) {
                listener.settled(leg, sdp);
            }
        }
    }
}
