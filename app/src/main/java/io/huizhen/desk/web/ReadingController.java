package io.huizhen.desk.web;

import io.huizhen.access.AccountLanguages;
import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.platform.web.Back;
import io.huizhen.platform.web.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** How a person likes to read: the language, and the larger text of simple mode. Kept in cookies, without an account. */
@Controller
class ReadingController {

    static final String COOKIE = "HUIZHEN_READING";

    private static final int SMALLEST = 18;
    private static final int LARGEST = 30;

    private final LocaleResolver locales;
    private final AccountLanguages languages;
    private final CurrentViewer current;

    ReadingController(LocaleResolver locales, AccountLanguages languages, CurrentViewer current) {
        this.locales = locales;
        this.languages = languages;
        this.current = current;
    }

    @PostMapping("/language")
    @Allowed(everyone = true)
    String language(
            @RequestParam String to,
            @RequestParam(required = false) String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locale language = Languages.of(to);
        locales.setLocale(request, response, language);
        current.find().ifPresent(viewer -> languages.keep(viewer, language));
        return Back.to(back);
    }

    /** @param size of body text in pixels; 0 for the normal view */
    @PostMapping("/simple")
    @Allowed(everyone = true)
    String simple(
            @RequestParam String size, @RequestParam(required = false) String back, HttpServletResponse response) {
        int chosen = sizeOf(size);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, String.valueOf(chosen))
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(chosen == 0 ? Duration.ZERO : Duration.ofDays(400))
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return Back.to(back);
    }

    /** The size meant, in steps of two between the smallest and the largest; 0 for anything else. */
    static int sizeOf(String text) {
        if (text == null || !text.matches("\\d{1,2}")) {
            return 0;
        }
        int size = Integer.parseInt(text);
        return size == 0 ? 0 : Math.clamp(size - size % 2, SMALLEST, LARGEST);
    }
}
