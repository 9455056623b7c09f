package io.huizhen.desk.web;

import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.directory.Directory;
import io.huizhen.templates.Shell;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** The frame of every page for whoever is looking, error pages included. */
@Component("shell")
class CurrentShell implements Shell.Source {

    private static final Set<Role> WITH_SIGNATURE = EnumSet.of(Role.CLINICIAN, Role.DOCTOR);
    private static final Set<Role> WITH_WORKLIST =
            EnumSet.of(Role.CLINICIAN, Role.COORDINATOR, Role.DOCTOR, Role.OPERATOR);

    private final CurrentViewer current;
    private final Directory directory;
    private final String helpPhone;
    private final boolean local;

    CurrentShell(
            CurrentViewer current,
            Directory directory,
            @Value("${huizhen.help-phone:}") String helpPhone,
            Environment environment) {
        this.current = current;
        this.directory = directory;
        this.helpPhone = helpPhone.isBlank() ? null : helpPhone;
        this.local = environment.acceptsProfiles(Profiles.of("local"));
    }

    @Override
    public Shell now() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        Optional<Viewer> viewer = current.find().filter(someone -> someone.seatId() == null);
        boolean patient =
                current.find().map(someone -> someone.has(Role.PATIENT)).orElse(true);
        String here = here(request);
        return new Shell(
                viewer.map(Viewer::name).orElse(null),
                viewer.map(Viewer::actingRole).orElse(null),
                viewer.map(this::where).orElse(null),
                viewer.map(someone -> navigation(someone, here)).orElse(List.of()),
                here,
                patient,
                patient ? textSize(request) : 0,
                patient ? helpPhone : null,
                local);
    }

    private String where(Viewer viewer) {
        try {
            return viewer.hospitalId() == null
                    ? null
                    : directory.hospital(viewer.hospitalId()).name().in(LocaleContextHolder.getLocale());
        } catch (EmptyResultDataAccessException unknown) {
            // An account's hospital that the directory does not know must not take the error page away too.
            return null;
        }
    }

    private static List<Shell.Entry> navigation(Viewer viewer, String here) {
        List<Shell.Entry> entries = new ArrayList<>();
        entries.add(entry("ui.nav.home", "/home", "house", here));
        if (viewer.roles().stream().anyMatch(WITH_WORKLIST::contains)) {
            entries.add(entry("ui.nav.worklist", "/worklist", "inbox", here));
        }
        if (viewer.roles().stream().anyMatch(WITH_SIGNATURE::contains)) {
            entries.add(entry("ui.nav.signing", "/me/signing", "signature", here));
        }
        if (viewer.has(Role.COORDINATOR) || viewer.has(Role.OPERATOR)) {
            entries.add(entry("ui.nav.wall", "/wall", "activity", here));
        }
        if (viewer.has(Role.CLINICIAN)) {
            entries.add(entry("ui.nav.refer", "/referrals/new", "plus", here));
        }
        return entries;
    }

    private static Shell.Entry entry(String key, String href, String icon, String here) {
        return new Shell.Entry(key, href, icon, here.equals(href) || here.startsWith(href + "?"));
    }

    private static int textSize(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, ReadingController.COOKIE);
        return cookie == null ? 0 : ReadingController.sizeOf(cookie.getValue());
    }

    /** The page as the browser knows it, also while an error page stands in its place. */
    private static String here(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (failed != null) {
            return failed.toString();
        }
        String query = "GET".equals(request.getMethod()) ? request.getQueryString() : null;
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
