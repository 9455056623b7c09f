package io.huizhen.mediabridge.phone;

import java.security.SecureRandom;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.ProxyAuthenticateHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.WWWAuthenticateHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * What two ends of a SIP dialog know of each other (RFC 3261, 12), and the requests made from it. Ours are always the
 * ones that called. Used on the bridge's thread alone.
 */
final class Dialog {

    private final SipMessages messages;
    private final CallIdHeader callId;
    private final String localTag;
    private final Header from;
    private Header to;
    private URI target;
    private List<String> routes = List.of();
    private long number;
    private long remoteNumber = -1;
    private Digest digest;
    private String digestHeader;

    /** A dialog still to come, with that number at the other end. */
    Dialog(SipMessages messages, PhoneNumber number) throws ParseException {
        this.messages = messages;
        this.callId = messages.newCallId();
        this.localTag = random();
        this.target = messages.uri(number.reveal());
        this.from = messages.header(
                FromHeader.NAME, "<" + messages.name(messages.settings().caller()) + ">;tag=" + localTag);
        this.to = messages.header(ToHeader.NAME, "<" + messages.name(number.reveal()) + ">");
    }

    /** The one that another telephone opened with the same request: a fork of it. */
    private Dialog(Dialog original, Response response) throws ParseException {
        this.messages = original.messages;
        this.callId = original.callId;
        this.localTag = original.localTag;
        this.from = original.from;
        this.number = original.number;
        this.digest = original.digest;
        this.digestHeader = original.digestHeader;
        this.target = original.target;
        establish(response);
    }

    Dialog fork(Response response) throws ParseException {
        return new Dialog(this, response);
    }

    private static String random() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String callId() {
        return callId.getCallId();
    }

    /** The other end accepted: from now on requests go its way. */
    void establish(Response response) throws ParseException {
        to = (Header) response.getHeader(ToHeader.NAME).clone();
        List<String> recorded = new ArrayList<>();
        for (ListIterator<?> each = response.getHeaders(RecordRouteHeader.NAME); each.hasNext(); ) {
            recorded.addFirst(((RecordRouteHeader) each.next()).getAddress().toString());
        }
        routes = List.copyOf(recorded);
        retarget(response);
    }

    /** The other end says where it is now. */
    void retarget(Message message) {
        if (message.getHeader(ContactHeader.NAME) instanceof ContactHeader contact
                && contact.getAddress() != null
                && contact.getAddress().getURI() instanceof SipURI uri) {
            target = uri;
        }
    }

    private Optional<String> remoteTag() {
        return Optional.ofNullable(((ToHeader) to).getTag());
    }

    /** True when the answer comes from the end that is known, or when none is known yet. */
    boolean isWith(Response response) {
        String tag = ((ToHeader) response.getHeader(ToHeader.NAME)).getTag();
        return remoteTag().map(known -> known.equals(tag)).orElse(true);
    }

    /** True when the request was sent within this dialog; before it stands, by any who got our call. */
    boolean owns(Request request) {
        String tag = ((FromHeader) request.getHeader(FromHeader.NAME)).getTag();
        return localTag.equals(((ToHeader) request.getHeader(ToHeader.NAME)).getTag())
                && remoteTag().map(known -> known.equals(tag)).orElse(true);
    }

    /** False for a request that was overtaken by a later one. */
    boolean isInOrder(Request request) {
        long theirs = ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
        if (theirs <= remoteNumber) {
            return false;
        }
        remoteNumber = theirs;
        return true;
    }

    /** The next request of ours. */
    Request request(String method, String sdp) throws ParseException, SipException {
        Request request = routed(method, ++number);
        request.setHeader(messages.contact());
        messages.setSound(request, sdp);
        authorise(request);
        return request;
    }

    /** The acknowledgement of an accepted INVITE, with the authority that the INVITE had. */
    Request acknowledgement(long invite, String sdp) throws ParseException, SipException {
        Request ack = routed(Request.ACK, invite);
        messages.setSound(ack, sdp);
        return ack;
    }

    private Request routed(String method, long sequence) throws ParseException, SipException {
        Request request = messages.request(target, method, callId, sequence, from, to);
        for (String route : routes) {
            request.addLast(messages.header(RouteHeader.NAME, route));
        }
        return request;
    }

    private void authorise(Request request) throws ParseException {
        if (digest != null) {
            TrunkSettings settings = messages.settings();
            String uri = request.getRequestURI().toString();
            request.setHeader(messages.header(
                    digestHeader, digest.answer(request.getMethod(), uri, settings.user(), settings.password())));
        }
    }

    /** The same request once more, with an answer to the challenge; empty when we have none. */
    Optional<Request> authorised(Request refused, Response challenge) throws ParseException, SipException {
        boolean proxy = challenge.getStatusCode() == Response.PROXY_AUTHENTICATION_REQUIRED;
        Optional<Digest> known = Optional.empty();
        String name = proxy ? ProxyAuthenticateHeader.NAME : WWWAuthenticateHeader.NAME;
        for (ListIterator<?> each = challenge.getHeaders(name); each.hasNext() && known.isEmpty(); ) {
            WWWAuthenticateHeader asked = (WWWAuthenticateHeader) each.next();
            known = Digest.of(
                    asked.getRealm(), asked.getNonce(), asked.getOpaque(), asked.getAlgorithm(), asked.getQop());
        }
        if (known.isEmpty() || messages.settings().user().isEmpty()) {
            return Optional.empty();
        }
        digest = known.get();
        digestHeader = proxy ? "Proxy-Authorization" : "Authorization";
        Request again = request(refused.getMethod(), null);
        if (refused.getRawContent() != null) {
            again.setContent(refused.getRawContent(), (ContentTypeHeader) refused.getHeader(ContentTypeHeader.NAME));
        }
        return Optional.of(again);
    }
}
