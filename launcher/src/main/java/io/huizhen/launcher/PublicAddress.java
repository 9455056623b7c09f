package io.huizhen.launcher;

/**
 * Where people reach the app.
 *
 * @param host name or address that their browsers use
 * @param port of the app
 * @param tls the certificate, or null for plain http, which is for loopback alone
 */
record PublicAddress(String host, int port, Tls tls) {

    /** The app on this machine, for this machine. */
    static PublicAddress loopback(int port) {
        return new PublicAddress("localhost", port, null);
    }

    boolean https() {
        return tls != null;
    }

    /** The interface that servers which people reach listen on. */
    String listen() {
        return https() ? "0.0.0.0" : "127.0.0.1";
    }

    String url() {
        return url(port);
    }

    /** Another server beside the app, as people reach it. */
    String url(int port) {
        return (https() ? "https://" : "http://") + host + ":" + port;
    }

    /** The same server as the launcher reaches it to see whether it is ready. */
    String nearUrl(int port) {
        return (https() ? "https://" : "http://") + "127.0.0.1:" + port;
    }

    /** For Keycloak's list of redirects: on loopback it ignores the port, so that tests may listen where they like. */
    String redirectBase() {
        return https() ? url() : "http://" + host;
    }

    /** Where Keycloak tells the app that somebody logged out. */
    String backChannelLogout() {
        return url() + "/logout/connect/back-channel/huizhen-app";
    }
}
