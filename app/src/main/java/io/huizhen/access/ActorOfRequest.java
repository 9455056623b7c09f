package io.huizhen.access;

import io.huizhen.audit.Actor;
import io.huizhen.audit.Actors;
import io.huizhen.platform.Ids;
import io.huizhen.vault.BlindIndex;
import io.huizhen.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who acts, as the trail keeps it: the viewer, with the request and a keyed hash of the address it came from. */
@Component
class ActorOfRequest implements Actors {

    private static final String REQUEST_ID = ActorOfRequest.class.getName() + ".id";

    private final CurrentViewer current;
    private final Vault vault;

    ActorOfRequest(CurrentViewer current, Vault vault) {
        this.current = current;
        this.vault = vault;
    }

    @Override
    public Actor current() {
        return current.find().map(this::of).orElse(Actor.SYSTEM);
    }

    Actor of(Viewer viewer) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return new Actor(
                    viewer.personId(),
                    viewer.actingRole(),
                    viewer.seatId(),
                    requestId(attributes),
                    addressHash(request.getRemoteAddr()));
        }
        return new Actor(viewer.personId(), viewer.actingRole(), viewer.seatId(), null, null);
    }

    private static String requestId(ServletRequestAttributes attributes) {
        Object id = attributes.getAttribute(REQUEST_ID, RequestAttributes.SCOPE_REQUEST);
        if (id == null) {
            id = Ids.next();
            attributes.setAttribute(REQUEST_ID, id, RequestAttributes.SCOPE_REQUEST);
        }
        return (String) id;
    }

    private String addressHash(String address) {
        return HexFormat.of().formatHex(vault.blindIndex(BlindIndex.ADDRESS, address), 0, 8);
    }
}
