package io.huizhen.mediabridge.phone;

import io.huizhen.mediabridge.phone.SipTrunk.Answers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Message;
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
    private static final int CHALLENGES = 2;
    private static final int GLARES = 3;
    private static final long FIRST_REPEAT_MILLIS = 500;
    private static final long SLOWEST_REPEAT_MILLIS = 4_000;
    private static final long REPEAT_FOR_MILLIS = 32_000;

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
        void offered(Leg leg, String sdp, Reply reply);

        /** It answered, later than its question, to the last description that it was given. */
        void settled(Leg leg, String sdp);

        /** It is not there any more. @param code the trunk's answer, or 0 when it did not answer either */
        void lost(Leg leg, int code);

        /** It was asked for a sign of life and gave one. */
        void alive(Leg leg);
    }

    /** How to answer a description. */
    interface Reply {

        /** With the other side's, or ours. */
        void accept(String sdp);

        void refuse(int code);
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

    /** What was said in the acknowledgement of each INVITE, by its number: it may be asked for again. */
    private final Map<Long, Optional<String>> acknowledged = new HashMap<>();

    private final CompletableFuture<Void> quiet = new CompletableFuture<>();
    private State state = State.NEW;
    private boolean offeredByUs;
    private boolean reached;
    private ClientTransaction invite;

    /** Sequence number and body of the answer to the first INVITE while it waits for its acknowledgement. */
    private Waiting waiting;

    private Consumer<Response> whenReinvited;
    private long reinvite;
    private long unacknowledged = -1;

    private record Waiting(long number, String sdp) {}

    PhoneLeg(Leg leg, PhoneNumber number, SipTrunk trunk, ScheduledExecutorService thread, Listener listener)
            throws ParseException {
        this.leg = leg;
        this.trunk = trunk;
        this.thread = thread;
        this.listener = listener;
        this.dialog = new Dialog(trunk, number);
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
        request(Request.INVITE, offer, new Answers() {
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
                trunk.cancel(invite);
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
        long number = number(response);
        try {
            if (!dialog.isWith(response)) {
                refuseFork(response, number);
            } else if (acknowledged.containsKey(number)) {
                acknowledge(number, acknowledged.get(number).orElse(null));
            } else if (state == State.RINGING || state == State.CANCELLED) {
                boolean wanted = state == State.RINGING;
                dialog.establish(response);
                state = State.ANSWERED;
                waiting = new Waiting(number, body(response));
                if (wanted) {
                    listener.answered(leg, waiting.sdp());
                } else {
                    putDown();
                }
            } else if (waiting == null || waiting.number() != number) {
                acknowledge(number, null);
                if (number == reinvite && whenReinvited != null) {
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
        trunk.acknowledge(fork.acknowledgement(number, offeredByUs ? null : refusal(body(response))));
        trunk.send(fork.request(Request.BYE, null), new Ignored());
    }

    private static final class Ignored implements Answers {
        @Override
        public void success(Response response) {}

        @Override
        public void failure(Response response) {}
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
        request(Request.INVITE, offer, new Answers() {
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
        request(Request.OPTIONS, null, new Answers() {
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
                if (reached && invite != null) {
                    trunk.cancel(invite);
                }
            }
            case ANSWERED -> {
                acknowledgeUnheard();
                state = State.GONE;
                request(Request.BYE, null, new Answers() {
                    @Override
                    public void success(Response response) {
                        over();
                    }

                    @Override
                    public void failure(Response response) {
                        over();
                    }
                });
            }
            case NEW -> over();
            case CANCELLED, GONE -> {}
        }
    }

    private void acknowledgeUnheard() {
        if (waiting != null) {
            acknowledge(offeredByUs ? null : refusal(waiting.sdp()));
        }
    }

    /** An offer must be answered, even one that nobody will use. */
    private String refusal(String offer) {
        try {
            return Sdp.read(offer).refusal(new Sdp.Origin(1, 1, trunk.localHost()));
        } catch (Sdp.Unreadable e) {
            return null;
        }
    }

    private void over() {
        state = State.GONE;
        quiet.complete(null);
    }

    boolean owns(Request request) {
        return dialog.owns(request);
    }

    /** It asks something of us. */
    void asked(Request request, ServerTransaction reply) {
        if (!dialog.isInOrder(request)) {
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
                } else if (whenReinvited != null || unacknowledged >= 0) {
                    trunk.answer(reply, Response.REQUEST_PENDING);
                } else if (request.getMethod().equals(Request.UPDATE) && body(request) == null) {
                    dialog.retarget(request);
                    replyTo(request, reply).accept(null);
                } else {
                    dialog.retarget(request);
                    listener.offered(leg, body(request), replyTo(request, reply));
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

    private Reply replyTo(Request request, ServerTransaction transaction) {
        return new Reply() {
            @Override
            public void accept(String sdp) {
                try {
                    Response response = trunk.response(Response.OK, request);
                    response.setHeader(trunk.contact());
                    trunk.setSound(response, sdp);
                    trunk.answer(transaction, response);
                    if (request.getMethod().equals(Request.INVITE)) {
                        unacknowledged = number(request);
                        repeat(response, unacknowledged, FIRST_REPEAT_MILLIS, 0);
                    }
                } catch (ParseException e) {
                    trunk.answer(transaction, Response.SERVER_INTERNAL_ERROR);
                }
            }

            @Override
            public void refuse(int code) {
                trunk.answer(transaction, code);
            }
        };
    }

    /** An acceptance is repeated until it is acknowledged (RFC 3261, 13.3.1.4). */
    private void repeat(Response response, long number, long pause, long waited) {
        thread.schedule(
                () -> {
                    if (unacknowledged != number || state != State.ANSWERED) {
                        return;
                    }
                    if (waited + pause > REPEAT_FOR_MILLIS) {
                        lost(0);
                        return;
                    }
                    trunk.repeat((Response) response.clone());
                    repeat(response, number, Math.min(pause * 2, SLOWEST_REPEAT_MILLIS), waited + pause);
                },
                pause,
                TimeUnit.MILLISECONDS);
    }

    /** It heard our answer to its INVITE. */
    void acknowledged(Request ack) {
        if (dialog.owns(ack) && number(ack) == unacknowledged) {
            unacknowledged = -1;
            String sdp = body(ack);
            if (sdp != null && state == State.ANSWERED) {
                listener.settled(leg, sdp);
            }
        }
    }

    private void request(String method, String sdp, Answers answers) {
        try {
            send(dialog.request(method, sdp), answers, CHALLENGES);
        } catch (ParseException | SipException e) {
            log.debug("A {} that cannot be made: {}", method, e.getClass().getSimpleName());
            thread.execute(() -> answers.failure(null));
        }
    }

    /** Sends it, again with our name when the trunk asks who we are. */
    private void send(Request request, Answers answers, int challenges) {
        boolean inviting = request.getMethod().equals(Request.INVITE);
        if (inviting) {
            reinvite = number(request);
        }
        ClientTransaction sent = trunk.send(request, new Answers() {
            @Override
            public void provisional(Response response) {
                answers.provisional(response);
            }

            @Override
            public void success(Response response) {
                answers.success(response);
            }

            @Override
            public void failure(Response response) {
                int code = Answers.code(response);
                if ((code == 401 || code == 407) && challenges > 0 && !(inviting && isGone())) {
                    try {
                        var again = dialog.authorised(request, response);
                        if (again.isPresent()) {
                            send(again.get(), answers, challenges - 1);
                            return;
                        }
                    } catch (ParseException | SipException e) {
                        log.debug(
                                "A challenge that cannot be answered: {}",
                                e.getClass().getSimpleName());
                    }
                }
                answers.failure(response);
            }
        });
        if (inviting) {
            invite = sent;
        }
    }

    private static long number(Message message) {
        return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    static String body(Message message) {
        byte[] content = message.getRawContent();
        return content == null || content.length == 0 ? null : new String(content, StandardCharsets.UTF_8);
    }
}
