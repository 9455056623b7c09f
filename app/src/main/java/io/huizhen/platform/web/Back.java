package io.huizhen.platform.web;

import java.util.regex.Pattern;

/** The page to return to after a switch: a path of ours, never another site. */
public final class Back {

    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\w\\-./?&=%~]*");

    private Back() {}

    /** A redirect to {@code path} when it is one of ours, else to the start. */
    public static String to(String path) {
        return "redirect:" + (path != null && OURS.matcher(path).matches() ? path : "/");
    }
}
