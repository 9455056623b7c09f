package io.huizhen.templates;

import java.util.List;

/**
 * What the layout needs to know around a page: who is here, where, and how they like to read. The
 * application offers it to the templates as the bean {@code shell}, by {@link Source#now()}.
 *
 * @param name the person's name, or null when nobody is logged in
 * @param role the role they act in (a key under {@code ui.role.}), or null
 * @param where their hospital and department, or null
 * @param here path and query of this page: the language and reading switches come back to it
 * @param patient whether the page speaks to a patient: simple mode and help are offered
 * @param textSize in simple mode the size of body text, 18 to 30; else 0
 * @param helpPhone a number with a person at the other end, or null
 * @param local whether this is a demonstration with public passwords
 */
public record Shell(
        String name,
        String role,
        String where,
        List<Entry> nav,
        String here,
        boolean patient,
        int textSize,
        String helpPhone,
        boolean local) {

    /** One entry of the main navigation; {@code key} is a message key, {@code icon} one of build/icons.txt. */
    public record Entry(String key, String href, String icon, boolean current) {}

    /** Tells the shell of the request that is being answered. */
    public interface Source {
        Shell now();
    }

    public boolean simple() {
        return textSize > 0;
    }
}
