package io.huizhen.access;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.SessionRepository;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The doors: login by OpenID Connect, seats by device cookie, every endpoint by {@link Allowed}, strict headers. */
@Configuration
class SecurityConfiguration {

    private static final String LOGIN = "/oauth2/authorization/" + LoginConfiguration.REGISTRATION;

    /** Health and metrics: on loopback only, which the launcher and a scraper beside the app see. */
    @Bean
    @Order(1)
    SecurityFilterChain actuator(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .anyRequest()
                        .access(new LoopbackOnly()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints,
            OAuth2AuthorizationRequestResolver authorizationRequests,
            ClientRegistrationRepository registrations,
            PersonService people,
            Seats seats,
            AfterLogin afterLogin,
            OidcSessions oidcSessions,
            SessionRepository<?> sessions,
            KeycloakSettings keycloak)
            throws Exception {
        OidcClientInitiatedLogoutSuccessHandler afterLogout =
                new OidcClientInitiatedLogoutSuccessHandler(registrations);
        afterLogout.setPostLogoutRedirectUri("{baseUrl}/");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/assets/**", "/favicon.ico", "/error")
                        .permitAll()
                        // The handshake checks its own seat before the socket opens.
                        .requestMatchers("/ws/**")
                        .permitAll()
                        .anyRequest()
                        .access(new EndpointRules(endpoints)))
                .oauth2Login(login -> login.loginPage(LOGIN)
                        .successHandler(afterLogin)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(authorizationRequests))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people)))
                .oidcLogout(logout -> logout.oidcSessionRegistry(oidcSessions)
                        .backChannel(channel -> channel.logoutHandler(endSessions(oidcSessions, sessions))))
                .logout(logout -> logout.logoutSuccessHandler(afterLogout).deleteCookies(CurrentViewer.SEAT_COOKIE))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LOGIN)))
                .addFilterBefore(new SeatFilter(seats), AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy(keycloak)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frames -> frames.deny())
                        .permissionsPolicyHeader(policy -> policy.policy(
                                "camera=(self), microphone=(self), display-capture=(self), geolocation=()")))
                .build();
    }

    /** A logout at the provider deletes our session rows, on whichever node they were made. */
    private static LogoutHandler endSessions(OidcSessions oidcSessions, SessionRepository<?> sessions) {
        return (request, response, authentication) -> {
            if (authentication.getPrincipal() instanceof OidcLogoutToken token) {
                for (OidcSessionInformation session : oidcSessions.removeSessionInformation(token)) {
                    sessions.deleteById(session.getSessionId());
                }
            }
            response.setStatus(HttpStatus.OK.value());
        };
    }

    /** No inline script or style, nothing from elsewhere; forms may post to us and follow to the login. */
    private static String policy(KeycloakSettings keycloak) {
        String login = keycloak.url().replaceAll("(https?://[^/]+).*", "$1");
        return "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob: mediastream:; object-src 'none'; "
                + "frame-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self' " + login;
    }
}
