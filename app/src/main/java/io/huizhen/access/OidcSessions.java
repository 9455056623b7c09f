package io.huizhen.access;

import io.huizhen.platform.Micros;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which of our sessions belong to which session at the identity provider, kept in the database so that a back-channel
 * logout reaches the session whichever node it arrives at.
 */
@Component
@Transactional
class OidcSessions implements OidcSessionRegistry {

    private final JdbcClient jdbc;
    private final Clock clock;

    OidcSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void saveSessionInformation(OidcSessionInformation info) {
        OidcIdToken token = info.getPrincipal().getIdToken();
        jdbc.sql("DELETE FROM oidc_session WHERE session_id = ?")
                .param(info.getSessionId())
                .update();
        jdbc.sql("INSERT INTO oidc_session (session_id, subject, sid, id_token, created_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        info.getSessionId(),
                        token.getSubject(),
                        token.getClaimAsString("sid"),
                        token.getTokenValue(),
                        Micros.of(clock.instant()))
                .update();
    }

    @Override
    public OidcSessionInformation removeSessionInformation(String sessionId) {
        List<OidcSessionInformation> removed = remove("session_id", sessionId);
        return removed.isEmpty() ? null : removed.getFirst();
    }

    /** By session where the logout names one, else all of the subject's. */
    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        return token.getSessionId() != null
                ? remove("sid", token.getSessionId())
                : remove("subject", token.getSubject());
    }

    private List<OidcSessionInformation> remove(String column, String value) {
        List<OidcSessionInformation> found = jdbc.sql("SELECT * FROM oidc_session WHERE " + column + " = ?")
                .param(value)
                .query((row, number) ->
                        information(row.getString("session_id"), row.getString("subject"), row.getString("id_token")))
                .list();
        jdbc.sql("DELETE FROM oidc_session WHERE " + column + " = ?")
                .param(value)
                .update();
        return found;
    }

    private static OidcSessionInformation information(String sessionId, String subject, String idToken) {
        OidcIdToken token = new OidcIdToken(idToken, null, null, Map.of("sub", subject));
        return new OidcSessionInformation(sessionId, Map.of(), new DefaultOidcUser(Collections.emptyList(), token));
    }
}
