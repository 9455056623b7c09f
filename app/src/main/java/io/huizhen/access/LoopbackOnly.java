package io.huizhen.access;

import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Allows callers on this machine. */
final class LoopbackOnly implements AuthorizationManager<RequestAuthorizationContext> {

    private final IpAddressMatcher v4 = new IpAddressMatcher("127.0.0.0/8");
    private final IpAddressMatcher v6 = new IpAddressMatcher("::1");

    @Override
    public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        String address = context.getRequest().getRemoteAddr();
        return new AuthorizationDecision(v4.matches(address) || v6.matches(address));
    }
}
