package io.huizhen.mediabridge.phone;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Makes the messages to one trunk. Used on the bridge's thread alone. */
final class SipMessages {

    private static final String ALLOWED = "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE";

    /** With which the branch of a Via begins (RFC 3261, 8.1.1.7). */
    private static final String COOKIE = "z9hG4bK";

    private final HeaderFactoryImpl headers = new HeaderFactoryImpl();
    private final AddressFactoryImpl addresses = new AddressFactoryImpl();
    private final MessageFactoryImpl messages = new MessageFactoryImpl();
    private final TrunkSettings settings;
    private final String localHost;
    private final int localPort;

    SipMessages(TrunkSettings settings, String localHost, int localPort) {
        this.settings = settings;
        this.localHost = localHost;
        this.localPort = localPort;
    }

    TrunkSettings settings() {
        return settings;
    }

    String localHost() {
        return localHost;
    }

    int localPort() {
        return localPort;
    }

    /** A URI of the trunk's own, for that number or name. */
    SipURI uri(String user) throws ParseException {
        SipURI uri = addresses.createSipURI(user, settings.host());
        uri.setPort(settings.port());
        uri.setTransportParam(settings.transport().parameter());
        return uri;
    }

    /** The same without how to get there, as From and To name a person (RFC 3261, 19.1.1). */
    SipURI name(String user) throws ParseException {
        return addresses.createSipURI(user, settings.host());
    }

    Header header(String name, String value) throws ParseException {
        return headers.createHeader(name, value);
    }

    CallIdHeader newCallId() throws ParseException {
        return headers.createCallIdHeader(UUID.randomUUID().toString());
    }

    ContactHeader contact() throws ParseException {
        SipURI uri = addresses.createSipURI(settings.caller(), localHost);
        uri.setPort(localPort);
        uri.setTransportParam(settings.transport().parameter());
        return headers.createContactHeader(addresses.createAddress(uri));
    }

    /** A request with what every request has; the caller adds the rest. */
    Request request(URI uri, String method, CallIdHeader callId, long number, Header from, Header to)
            throws ParseException, SipException {
        try {
            ViaHeader via = headers.createViaHeader(
                    localHost, localPort, settings.transport().parameter(), COOKIE + UUID.randomUUID());
            via.setRPort();
            Request request = messages.createRequest(
                    uri,
                    method,
                    callId,
                    headers.createCSeqHeader(number, method),
                    (FromHeader) from,
                    (ToHeader) to,
                    new ArrayList<>(List.of(via)),
                    headers.createMaxForwardsHeader(70));
            request.setHeader(headers.createUserAgentHeader(List.of("Huizhen")));
            request.setHeader(headers.createAllowHeader(ALLOWED));
            return request;
        } catch (InvalidArgumentException e) {
            throw new SipException("Not a request", e);
        }
    }

    void setSound(Message message, String sdp) throws ParseException {
        if (sdp != null) {
            message.setContent(sdp, headers.createContentTypeHeader("application", "sdp"));
        }
    }

    Response response(int code, Request request) throws ParseException {
        Response response = messages.createResponse(code, request);
        response.setHeader(headers.createAllowHeader(ALLOWED));
        return response;
    }

    static long number(Message message) {
        return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    /** What it describes, or null when it describes nothing. */
    static String body(Message message) {
        byte[] content = message.getRawContent();
        return content == null || content.length == 0 ? null : new String(content, StandardCharsets.UTF_8);
    }
}
