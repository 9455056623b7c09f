package io.huizhen.ops;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import java.util.Map;

/** What pages can listen to; see {@link io.huizhen.push.NodeEvents}. */
public final class Topics {

    static final String WALL = "wall";

    private Topics() {}

    static String alertsOf(String personId) {
        return "alert/" + personId;
    }

    /** The topics of a viewer, each with the browser's name for it. */
    public static Map<String, String> of(Viewer viewer) {
        return viewer.has(Role.OPERATOR) || viewer.has(Role.COORDINATOR)
                ? Map.of(WALL, "wall", alertsOf(viewer.personId()), "alert")
                : Map.of();
    }
}
