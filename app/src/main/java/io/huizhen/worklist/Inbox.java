package io.huizhen.worklist;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import java.util.ArrayList;
import java.util.List;

/** Whose list a row is in. A row for one person is in no other list; a row for a role is in its hospital's. */
final class Inbox {

    private Inbox() {}

    static String of(String role, String hospital, String person) {
        return person == null ? "role/" + role + "/" + hospital : "person/" + person;
    }

    /** What open pages that show the list listen to. */
    static String topic(String inbox) {
        return "inbox/" + inbox;
    }

    /** All lists of a viewer: the person's own, and per role the hospital's and that of all hospitals. */
    static List<String> of(Viewer viewer) {
        List<String> inboxes = new ArrayList<>();
        inboxes.add(of(null, null, viewer.personId()));
        for (Role role : viewer.roles()) {
            inboxes.add(of(role.key(), "", null));
            if (viewer.hospitalId() != null) {
                inboxes.add(of(role.key(), viewer.hospitalId(), null));
            }
        }
        return inboxes;
    }
}
