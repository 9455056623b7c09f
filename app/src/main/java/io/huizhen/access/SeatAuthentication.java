package io.huizhen.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A patient on a seat link. Made anew for each request from the device cookie; never kept in a session. */
final class SeatAuthentication extends AbstractAuthenticationToken {

    private final transient Viewer viewer;

    SeatAuthentication(Viewer viewer) {
        super(List.of(new SimpleGrantedAuthority("ROLE_PATIENT")));
        this.viewer = viewer;
        setAuthenticated(true);
    }

    @Override
    public Viewer getPrincipal() {
        return viewer;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return viewer.personId();
    }
}
