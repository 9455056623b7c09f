package io.huizhen.launcher.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SMS that were handed in, each key once: a second try of the same sending is taken and changes nothing. */
final class SmsOutbox {

    private final Map<String, Message> byKey = new LinkedHashMap<>();

    /** @return true if it is new */
    synchronized boolean take(String key, Message message) {
        return byKey.putIfAbsent(key, message) == null;
    }

    synchronized List<Message> all() {
        return new ArrayList<>(byKey.values());
    }
}
