package io.huizhen.referral;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The demo people as viewers. */
public final class People {

    private static final String PERSON = "d0000000-0000-4000-8000-0000000000";

    public static final Viewer CLINICIAN = staff("02", "李建国", Role.CLINICIAN, "yunling", "yl-general");
    public static final Viewer COORDINATOR = staff("03", "王晓梅", Role.COORDINATOR, "jiangcheng");
    public static final Viewer DOCTOR = staff("04", "张明远", Role.DOCTOR, "jiangcheng", "jc-cardiology");
    public static final Viewer OTHER_DOCTOR = staff("05", "刘思敏", Role.DOCTOR, "jiangcheng", "jc-cardiology");
    public static final Viewer NEUROLOGIST = staff("06", "赵恺", Role.DOCTOR, "jiangcheng", "jc-neurology");

    private People() {}

    private static Viewer staff(String number, String name, Role role, String hospital, String... departments) {
        return new Viewer(PERSON + number, name, Set.of(role), hospital, Set.of(departments), null);
    }

    /** Logged in as this person. */
    public static RequestPostProcessor as(Viewer viewer) {
        return SecurityMockMvcRequestPostProcessors.authentication(authentication(viewer));
    }

    public static Authentication authentication(Viewer viewer) {
        return UsernamePasswordAuthenticationToken.authenticated(
                viewer,
                "",
                AuthorityUtils.createAuthorityList(viewer.roles().stream()
                        .map(role -> "ROLE_" + role.name())
                        .toList()));
    }
}
