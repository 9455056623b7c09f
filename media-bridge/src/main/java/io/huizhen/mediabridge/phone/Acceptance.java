package io.huizhen.mediabridge.phone;

import java.text.ParseException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * How a telephone's description of its sound is answered: an INVITE that is accepted has its answer repeated until the
 * telephone says that it heard it (RFC 3261, 13.3.1.4). Used on the bridge's thread alone.
 */
final class Acceptance {

    private static final long FIRST_REPEAT_MILLIS = 500;
    private static final long SLOWEST_REPEAT_MILLIS = 4_000;
    private static final long REPEAT_FOR_MILLIS = 32_000;
    private static final long NONE = -1;

    private final SipTrunk trunk;
    private final ScheduledExecutorService thread;
    private final BooleanSupplier talking;
    private final Runnable unheard;
    private long open = NONE;
    private Reply due;

    /** To be given once. */
    interface Reply {

        /** With the other side's description, or ours; null for a request that had none. */
        void accept(String sdp);

        void refuse(int code);
    }

    /**
     * @param talking whether the telephone is still off the hook
     * @param unheard told when it never says that it heard
     */
    Acceptance(SipTrunk trunk, ScheduledExecutorService thread, BooleanSupplier talking, Runnable unheard) {
        this.trunk = trunk;
        this.thread = thread;
        this.talking = talking;
        this.unheard = unheard;
    }

    /** True while we owe the telephone an answer, or it has yet to say that it heard our last. */
    boolean isOpen() {
        return due != null || open != NONE;
    }

    /** The call is over: what is still to be answered is taken back. */
    void close() {
        if (due != null) {
            due.refuse(Response.REQUEST_TERMINATED);
        }
    }

    /** Whether this says that our last answer was heard. */
    boolean isHeard(Request ack) {
        boolean heard = open != NONE && SipMessages.number(ack) == open;
        open = heard ? NONE : open;
        return heard;
    }

    Reply replyTo(Request request, ServerTransaction transaction) {
        due = new Reply() {
            @Override
            public void accept(String sdp) {
                due = null;
                try {
                    Response response = trunk.messages().response(Response.OK, request);
                    response.setHeader(trunk.messages().contact());
                    trunk.messages().setSound(response, sdp);
                    trunk.answer(transaction, response);
                    if (request.getMethod().equals(Request.INVITE)) {
                        open = SipMessages.number(request);
                        repeat(response, open, FIRST_REPEAT_MILLIS, 0);
                    }
                } catch (ParseException e) {
                    trunk.answer(transaction, Response.SERVER_INTERNAL_ERROR);
                }
            }

            @Override
            public void refuse(int code) {
                due = null;
                trunk.answer(transaction, code);
            }
        };
        return due;
    }

    private void repeat(Response response, long number, long pause, long waited) {
        thread.schedule(
                () -> {
                    if (open != number || !talking.getAsBoolean()) {
                        return;
                    }
                    if (waited + pause > REPEAT_FOR_MILLIS) {
                        unheard.run();
                        return;
                    }
                    trunk.repeat((Response) response.clone());
                    repeat(response, number, Math.min(pause * 2, SLOWEST_REPEAT_MILLIS), waited + pause);
                },
                pause,
                TimeUnit.MILLISECONDS);
    }
}
