package io.huizhen.consult.live;

/** A room and the session that made it, as kept for the next owner; sealed at rest. */
record PlacedRoom(String server, long session, long number, String secret, String pin) {

    @Override
    public String toString() {
        return "PlacedRoom[" + server + "]";
    }
}
