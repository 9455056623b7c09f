package io.huizhen.consult.live;

import io.huizhen.access.Action;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Guard;
import io.huizhen.access.NotYoursException;
import io.huizhen.access.Viewer;
import io.huizhen.consult.Consults;
import io.huizhen.consult.SeatLinks;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

/** Who may open a line: the holder of a seat in the consult, checked before the socket opens and while it lives. */
@Component
class SocketDoor implements HandshakeInterceptor {

    /** A line's attributes. */
    record Pass(String caseId, String consultId, String seatId, Viewer viewer, String session, String device) {
        static final String NAME = Pass.class.getName();
    }

    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final CurrentViewer current;
    private final Guard guard;
    private final Consults consults;
    private final SeatLinks links;
    private final SessionRepository<?> sessions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SocketDoor(
            CurrentViewer current,
            Guard guard,
            Consults consults,
            SeatLinks links,
            SessionRepository<?> sessions,
            TransactionTemplate transaction,
            Clock clock) {
        this.current = current;
        this.guard = guard;
        this.consults = consults;
        this.links = links;
        this.sessions = sessions;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        HttpServletRequest http = ((ServletServerHttpRequest) request).getServletRequest();
        String caseId = http.getParameter("case");
        Optional<Pass> pass = current.find().flatMap(viewer -> enter(caseId, viewer, http));
        pass.ifPresentOrElse(
                given -> attributes.put(Pass.NAME, given), () -> response.setStatusCode(HttpStatus.FORBIDDEN));
        return pass.isPresent();
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Exception failure) {}

    private Optional<Pass> enter(String caseId, Viewer viewer, HttpServletRequest http) {
        try {
            return transaction.execute(status -> {
                guard.enter(viewer, caseId, Action.ATTEND);
                return consults.latest(caseId)
                        .flatMap(consult -> consults.seatOf(consult, viewer)
                                .map(seat -> new Pass(
                                        caseId,
                                        consult.id(),
                                        seat.id(),
                                        viewer,
                                        sessionOf(http, viewer),
                                        deviceOf(http))));
            });
        } catch (NotYoursException e) {
            return Optional.empty();
        }
    }

    private static String sessionOf(HttpServletRequest http, Viewer viewer) {
        HttpSession session = http.getSession(false);
        return viewer.seatId() != null || session == null ? null : session.getId();
    }

    private static String deviceOf(HttpServletRequest http) {
        Cookie cookie = WebUtils.getCookie(http, CurrentViewer.SEAT_COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    /** Still logged in, or still on the device that holds the seat. Being in the room counts as being active. */
    boolean isStillAllowed(Pass pass) {
        if (pass.viewer().seatId() != null) {
            return links.byDevice(pass.device())
                    .filter(viewer -> pass.seatId().equals(viewer.seatId()))
                    .isPresent();
        }
        return pass.session() == null || isOpen(sessions, pass.session());
    }

    private <S extends Session> boolean isOpen(SessionRepository<S> repository, String id) {
        S session = repository.findById(id);
        if (session == null) {
            return false;
        }
        Instant now = clock.instant();
        if (session.getLastAccessedTime().isBefore(now.minus(TOUCH))) {
            session.setLastAccessedTime(now);
            repository.save(session);
        }
        return true;
    }
}
