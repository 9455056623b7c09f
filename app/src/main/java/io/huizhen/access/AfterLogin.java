package io.huizhen.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Leads on to what was asked for, in the language of the account. */
@Component
final class AfterLogin extends SavedRequestAwareAuthenticationSuccessHandler {

    private final AccountLanguages languages;
    private final LocaleResolver locales;

    AfterLogin(AccountLanguages languages, LocaleResolver locales) {
        this.languages = languages;
        this.locales = locales;
        setDefaultTargetUrl("/home");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        CurrentViewer.of(authentication)
                .flatMap(languages::of)
                .ifPresent(language -> locales.setLocale(request, response, language));
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
