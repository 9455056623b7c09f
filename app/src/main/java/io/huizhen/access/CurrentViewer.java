package io.huizhen.access;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The viewer of this request. */
@Component
public class CurrentViewer {

    /** The cookie that binds a seat to a device; HttpOnly, SameSite. */
    public static final String SEAT_COOKIE = "HUIZHEN_SEAT";

    /**
     * Who is asking.
     *
     * @throws IllegalStateException where nobody is logged in: the endpoint should not have been reached
     */
    public Viewer get() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is logged in"));
    }

    /** Who is asking; empty on public pages. */
    public Optional<Viewer> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? Optional.empty() : of(authentication.getPrincipal());
    }

    /** The viewer behind a principal, for WebSocket sessions, which keep it. */
    public static Optional<Viewer> of(Object principal) {
        return switch (principal) {
            case Person person -> Optional.of(person.viewer());
            case Viewer viewer -> Optional.of(viewer);
            case Authentication authentication -> of(authentication.getPrincipal());
            case null, default -> Optional.empty();
        };
    }
}
