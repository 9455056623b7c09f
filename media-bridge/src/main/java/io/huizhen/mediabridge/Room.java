package io.huizhen.mediabridge;

/**
 * A room on a media server: all that is needed to find it again after a restart of ours. Number, secret and pin are
 * random and stay on the server side.
 */
public record Room(long number, Secret secret, Secret pin) {

    @Override
    public String toString() {
        return "Room[]";
    }
}
