package io.huizhen.access;

import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** A person who logged in at the identity provider, with what we know of them as a {@link Viewer}. */
final class Person extends DefaultOidcUser {

    private static final long serialVersionUID = 1L;

    private final Viewer viewer;

    Person(Collection<? extends GrantedAuthority> authorities, OidcIdToken token, Viewer viewer) {
        super(authorities, token);
        this.viewer = viewer;
    }

    Viewer viewer() {
        return viewer;
    }
}
