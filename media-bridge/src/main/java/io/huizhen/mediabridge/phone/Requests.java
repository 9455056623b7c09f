package io.huizhen.mediabridge.phone;

import io.huizhen.mediabridge.phone.SipTrunk.Answers;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our requests within one dialog; each is sent again with our name when the trunk asks who we are. */
final class Requests {

    private static final Logger log = LoggerFactory.getLogger(Requests.class);

    /** One for the trunk and one for a nonce that ran out. */
    private static final int CHALLENGES = 2;

    private final SipTrunk trunk;
    private final Dialog dialog;
    private final Executor thread;
    private final BooleanSupplier wanted;
    private ClientTransaction invite;
    private long inviteNumber;

    /** @param wanted whether an INVITE is still to be sent again */
    Requests(SipTrunk trunk, Dialog dialog, Executor thread, BooleanSupplier wanted) {
        this.trunk = trunk;
        this.dialog = dialog;
        this.thread = thread;
        this.wanted = wanted;
    }

    void send(String method, String sdp, Answers answers) {
        try {
            send(dialog.request(method, sdp), answers, CHALLENGES);
        } catch (ParseException | SipException e) {
            log.debug("A {} that cannot be made: {}", method, e.getClass().getSimpleName());
            thread.execute(() -> answers.failure(null));
        }
    }

    private void send(Request request, Answers answers, int challenges) {
        boolean inviting = request.getMethod().equals(Request.INVITE);
        if (inviting) {
            inviteNumber = SipMessages.number(request);
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
                boolean asked = code == Response.UNAUTHORIZED || code == Response.PROXY_AUTHENTICATION_REQUIRED;
                Optional<Request> again = asked && challenges > 0 && (!inviting || wanted.getAsBoolean())
                        ? authorised(request, response)
                        : Optional.empty();
                again.ifPresentOrElse(named -> send(named, answers, challenges - 1), () -> answers.failure(response));
            }
        });
        if (inviting) {
            invite = sent;
        }
    }

    private Optional<Request> authorised(Request request, Response challenge) {
        try {
            return dialog.authorised(request, challenge);
        } catch (ParseException | SipException e) {
            log.debug("A challenge that cannot be answered: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** The number of the last INVITE, by which its answers are known. */
    long inviteNumber() {
        return inviteNumber;
    }

    /** Takes the last INVITE back, once the trunk has spoken about it. */
    void cancelInvite() {
        if (invite != null) {
            trunk.cancel(invite);
        }
    }
}
