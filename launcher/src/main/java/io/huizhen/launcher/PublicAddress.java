package io.huizhen.launcher;

/**
 * Where people reach the app.
 *
 * @param host name or address that their browsers use
 * @param port of the app
 * @param https whether the line is encrypted; plain http is for loopback alone
 */
record PublicAddress(String host, int port, boolean https) {

    /** The app on this machine, for this machine. */
    static PublicAddress loopback(int port) {
        return new PublicAddress("localhost", port, false);
    }

    String url() {
        return (https ? "https://" : "http://") + host + ":" + port;
    }

    /** For Keycloak's list of redirects: on loopback it ignores the port, so that tests may listen where they like. */
    String anyPort() {
        return https ? url() : "http://localhost";
    }

    String backChannelLogout() {
        return url() + "/logout/connect/back-channel/huizhen-app";
    }
}
