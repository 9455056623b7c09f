package io.huizhen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Reads {@link Allowed} off the controller method that would answer. No method, no annotation: denied. */
final class EndpointRules implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationDecision YES = new AuthorizationDecision(true);
    private static final AuthorizationDecision NO = new AuthorizationDecision(false);

    private final RequestMappingHandlerMapping endpoints;

    EndpointRules(RequestMappingHandlerMapping endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        return ruleOf(context.getRequest())
                .map(rule -> allows(rule, authentication) ? YES : NO)
                .orElse(NO);
    }

    private boolean allows(Allowed rule, Supplier<Authentication> authentication) {
        if (rule.everyone()) {
            return true;
        }
        return CurrentViewer.of(authentication.get())
                .map(viewer -> rule.anyRole() || Set.of(rule.value()).stream().anyMatch(viewer::has))
                .orElse(false);
    }

    private Optional<Allowed> ruleOf(HttpServletRequest request) {
        try {
            if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
                ServletRequestPathUtils.parseAndCache(request);
            }
            HandlerExecutionChain chain = endpoints.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method
                    ? Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class))
                    : Optional.empty();
        } catch (Exception noSuchEndpoint) {
            // Wrong verb or media type: nobody is allowed what does not exist.
            return Optional.empty();
        }
    }
}
