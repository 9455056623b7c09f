package io.huizhen.launcher.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest messages, each key once: a second try of the same sending is taken and changes nothing. Older ones are
 * forgotten, so that a long run does not fill the memory. Thread-safe.
 */
final class Newest {

    private final Map<String, Message> byKey;

    Newest(int most) {
        byKey = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Message> eldest) {
                return size() > most;
            }
        };
    }

    /** @return true if it is new */
    synchronized boolean take(String key, Message message) {
        return byKey.putIfAbsent(key, message) == null;
    }

    synchronized List<Message> all() {
        return new ArrayList<>(byKey.values());
    }
}
