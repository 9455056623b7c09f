package io.huizhen.mediabridge.phone;

import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.text.ParseException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wire to the trunk: one SIP stack, used for its transactions alone. Dialogs are ours ({@link Dialog}), since a
 * bridge must do with them what a telephone never does. All that arrives is handed to the bridge's one thread.
 */
final class SipTrunk implements SipListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SipTrunk.class);
    private static final int PORT_TRIES = 20;
    private static final int STOP_TRIES = 50;
    private static final Duration STOP_AGAIN = Duration.ofMillis(20);

    /** What comes of one request; called on the bridge's thread. */
    interface Answers {

        /** 101 to 199. */
        default void provisional(Response response) {}

        /** 200 to 299. */
        void success(Response response);

        /** Any other answer, or null when none came. */
        void failure(Response response);

        /** Does the same whatever comes of it. */
        static Answers whatever(Runnable then) {
            return new Answers() {
                @Override
                public void success(Response response) {
                    then.run();
                }

                @Override
                public void failure(Response response) {
                    then.run();
                }
            };
        }

        static int code(Response response) {
            return response == null ? 0 : response.getStatusCode();
        }
    }

    private final TrunkSettings settings;
    private final Executor thread;
    private final Map<String, PhoneLeg> legs = new ConcurrentHashMap<>();
    private final String localHost;
    private final SipStackImpl stack;
    private final SipProvider provider;
    private final SipMessages messages;

    SipTrunk(TrunkSettings settings, Executor thread) {
        this.settings = settings;
        this.thread = thread;
        try {
            localHost = settings.localHost().isEmpty() ? addressTowards(settings) : settings.localHost();
            stack = new SipStackImpl(properties());
            ListeningPoint point = listen();
            provider = stack.createSipProvider(point);
            provider.setAutomaticDialogSupportEnabled(false);
            provider.addSipListener(this);
            messages = new SipMessages(settings, localHost, point.getPort());
            stack.start();
        } catch (Exception e) {
            throw new IllegalStateException("No SIP address here to reach " + settings + " from", e);
        }
    }

    private static String addressTowards(TrunkSettings settings) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(InetAddress.getByName(settings.host()), settings.port());
            return socket.getLocalAddress().getHostAddress();
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "huizhen-phone");
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", StackLog.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", StackLog.Messages.class.getName());
        // One reader, so that nothing overtakes.
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        // It takes room of this size for each message that waits, and lets any number wait for so many milliseconds:
        // a flood of rubbish must not fill our memory.
        properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", "8192");
        properties.setProperty("gov.nist.javax.sip.CONGESTION_CONTROL_TIMEOUT", "2000");
        properties.setProperty("gov.nist.javax.sip.READ_TIMEOUT", "10000");
        return properties;
    }

    private ListeningPoint listen() throws Exception {
        String transport = settings.transport().parameter();
        if (settings.localPort() != 0) {
            return stack.createListeningPoint(localHost, settings.localPort(), transport);
        }
        for (int tries = 1; ; tries++) {
            try {
                return stack.createListeningPoint(localHost, freePort(), transport);
            } catch (Exception e) {
                if (tries == PORT_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** The stack cannot ask the system for a free port, so another may take it in between; then the next is tried. */
    private int freePort() throws IOException {
        var any = new InetSocketAddress(localHost, 0);
        if (settings.transport() == TrunkSettings.Transport.UDP) {
            try (DatagramSocket socket = new DatagramSocket(any)) {
                return socket.getLocalPort();
            }
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(any);
            return socket.getLocalPort();
        }
    }

    SipMessages messages() {
        return messages;
    }

    /** Brings every later message of this telephone to it, until {@link #forget}. */
    void remember(PhoneLeg leg) {
        legs.put(leg.callId(), leg);
    }

    void forget(PhoneLeg leg) {
        legs.remove(leg.callId());
    }

    /** Sends it; a failure to do so is an answer that never came. Returns null then. */
    ClientTransaction send(Request request, Answers answers) {
        try {
            return send(provider.getNewClientTransaction(request), answers);
        } catch (SipException e) {
            log.debug(
                    "A {} could not be sent: {}",
                    request.getMethod(),
                    e.getClass().getSimpleName());
            hand(() -> answers.failure(null));
            return null;
        }
    }

    private ClientTransaction send(ClientTransaction transaction, Answers answers) throws SipException {
        transaction.setApplicationData(answers);
        transaction.sendRequest();
        return transaction;
    }

    void cancel(ClientTransaction invite) {
        try {
            send(provider.getNewClientTransaction(invite.createCancel()), Answers.whatever(() -> {}));
        } catch (SipException e) {
            log.debug("A CANCEL could not be sent: {}", e.getClass().getSimpleName());
        }
    }

    /** Sends an acknowledgement, which has no answer. */
    void acknowledge(Request ack) {
        try {
            provider.sendRequest(ack);
        } catch (SipException e) {
            log.debug("An ACK could not be sent: {}", e.getClass().getSimpleName());
        }
    }

    void answer(ServerTransaction transaction, Response response) {
        try {
            transaction.sendResponse(response);
        } catch (SipException | InvalidArgumentException e) {
            log.debug(
                    "A {} could not be sent: {}",
                    response.getStatusCode(),
                    e.getClass().getSimpleName());
        }
    }

    /** Answers without anything to say. */
    void answer(ServerTransaction transaction, int code) {
        try {
            answer(transaction, messages.response(code, transaction.getRequest()));
        } catch (ParseException e) {
            log.debug("A request that cannot be answered: {}", e.getClass().getSimpleName());
        }
    }

    /** Sends an answer outside of any transaction, such as one once more when that is over. */
    void repeat(Response response) {
        try {
            provider.sendResponse(response);
        } catch (SipException e) {
            log.debug(
                    "A {} could not be repeated: {}",
                    response.getStatusCode(),
                    e.getClass().getSimpleName());
        }
    }

    private void hand(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            log.debug("The bridge is closed");
        }
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        PhoneLeg leg = legs.get(callId(request));
        boolean ack = request.getMethod().equals(Request.ACK);
        if (leg == null) {
            if (!ack) {
                hand(() -> turnAway(request));
            }
        } else if (ack) {
            hand(() -> leg.acknowledged(request));
        } else {
            try {
                ServerTransaction known = event.getServerTransaction();
                ServerTransaction reply = known == null ? provider.getNewServerTransaction(request) : known;
                hand(() -> asked(leg, request, reply));
            } catch (SipException e) {
                log.debug("A repeated {}", request.getMethod());
            }
        }
    }

    private void asked(PhoneLeg leg, Request request, ServerTransaction reply) {
        if (leg.owns(request)) {
            leg.asked(request, reply);
        } else {
            answer(reply, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        }
    }

    /**
     * Nobody can call us, and nobody can speak for a call that is not his. Answered without keeping anything: whoever
     * scans the network for telephones must not fill our memory.
     */
    private void turnAway(Request request) {
        boolean inDialog = ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null;
        int stranger = request.getMethod().equals(Request.OPTIONS) ? Response.OK : Response.NOT_FOUND;
        try {
            repeat(messages.response(inDialog ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : stranger, request));
        } catch (ParseException e) {
            log.debug("A {} that cannot be answered", request.getMethod());
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        Response response = event.getResponse();
        ClientTransaction transaction = event.getClientTransaction();
        boolean welcome = response.getStatusCode() / 100 == 2;
        String method = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod();
        if (method.equals(Request.INVITE) && welcome) {
            // By its dialog and not by its transaction, which ended with the first: a repeated one, or a second
            // telephone's, must be acknowledged too.
            PhoneLeg leg = legs.get(callId(response));
            if (leg != null) {
                hand(() -> leg.accepted(response));
            }
        } else if (transaction != null && transaction.getApplicationData() instanceof Answers answers) {
            hand(() -> {
                if (welcome) {
                    answers.success(response);
                } else if (response.getStatusCode() >= 200) {
                    answers.failure(response);
                } else {
                    answers.provisional(response);
                }
            });
        }
    }

    private static String callId(Message message) {
        return ((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId();
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()
                && event.getClientTransaction().getApplicationData() instanceof Answers answers) {
            hand(() -> answers.failure(null));
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        // The transaction that it broke times out; the limits of the call come before that.
        log.debug("{} broke a connection", settings);
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}

    @Override
    public void close() {
        stop();
        // Else the stack keeps its ports.
        for (Iterator<?> points = stack.getListeningPoints(); points.hasNext(); ) {
            try {
                stack.deleteListeningPoint((ListeningPoint) points.next());
            } catch (Exception e) {
                log.debug("A port of the SIP stack was closed already");
            }
        }
    }

    /** A listener of the stack that was made a moment ago and has not begun on its own thread cannot be stopped yet. */
    private void stop() {
        for (int tries = 0; tries < STOP_TRIES; tries++) {
            try {
                stack.stop();
                return;
            } catch (NullPointerException notBegun) {
                LockSupport.parkNanos(STOP_AGAIN.toNanos());
            }
        }
        log.warn("The SIP stack of {} could not be stopped", settings);
    }
}
